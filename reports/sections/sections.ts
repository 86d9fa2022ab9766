/** All sections of the report, in their order; page one is not among them. */
import type { GapReport } from '../gap-report.ts';
import { bottomLineSection } from './bottom-line-section.ts';
import { changesSection } from './changes-section.ts';
import { coverageSection, evidenceSection, limitsSection, rulesSection, scopeSection } from './frame-sections.ts';
import { obsolescenceSection } from './obsolescence-section.ts';
import { optionsSection } from './options-section.ts';
import { placesSection } from './places-section.ts';
import { registerSection } from './register-section.ts';
import { scenariosSection } from './scenarios-section.ts';
import type { Section } from './section.ts';
import { singleSourcesSection } from './single-sources-section.ts';
import { timesSection } from './times-section.ts';
import { vendorsSection } from './vendors-section.ts';
import { documentNumbers } from './words.ts';

export function sectionsOf(report: GapReport): Section[] {
  const numbers = documentNumbers(report);
  return [
    bottomLineSection(report),
    scopeSection(report),
    coverageSection(report),
    registerSection(report, numbers),
    singleSourcesSection(report, numbers),
    vendorsSection(report, numbers),
    placesSection(report, numbers),
    timesSection(report),
    obsolescenceSection(report, numbers),
    scenariosSection(report, numbers),
    optionsSection(report),
    changesSection(report),
    limitsSection(report),
    evidenceSection(report),
    rulesSection(report),
  ];
}
