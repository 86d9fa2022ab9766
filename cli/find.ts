/** `hauberk find ...`: the questions. */
import { Command } from 'commander';
import { findConcentrationCommand } from './find-concentration.ts';
import { findCutSetsCommand } from './find-cut-sets.ts';
import { findExposuresCommand } from './find-exposures.ts';
import { findGapsCommand } from './find-gaps.ts';
import { findRuleFindingsCommand } from './find-rule-findings.ts';
import { findSingleSourcesCommand } from './find-single-sources.ts';
import { findSupplierTrustCommand } from './find-supplier-trust.ts';
import { findUntrustedVendorsCommand } from './find-untrusted-vendors.ts';
import { findVendorOutcomesCommand } from './find-vendor-outcomes.ts';

export function findCommand(): Command {
  return new Command('find')
    .description(
      'single sources, cut sets, untrusted vendors, vendor outcomes, rules about items, supplier trust, concentration, exposures, gaps',
    )
    .addCommand(findSingleSourcesCommand())
    .addCommand(findCutSetsCommand())
    .addCommand(findUntrustedVendorsCommand())
    .addCommand(findVendorOutcomesCommand())
    .addCommand(findRuleFindingsCommand())
    .addCommand(findSupplierTrustCommand())
    .addCommand(findConcentrationCommand())
    .addCommand(findExposuresCommand())
    .addCommand(findGapsCommand());
}
