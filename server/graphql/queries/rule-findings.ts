import {
  findRuleFindings,
  type RuleFinding,
  type RuleQuestion,
  type WaivedRuleFinding,
} from '../../../app/rules/find-rule-findings.ts';
import type { Loaders } from '../context.ts';
import { evidenceOf, parentOf, stepsOf } from '../node-resolvers.ts';
import { answerPage, loadersOf, lower, type Queries } from './asked.ts';

export const ruleFindings: Queries['ruleFindings'] = async (_, args, context) => {
  const loaders = await loadersOf(context, args);
  const question = {
    programme: args.programme ?? undefined,
    packs: args.packs ?? undefined,
    counting: lower<NonNullable<RuleQuestion['counting']>>(args.counting ?? 'QUALIFIED'),
  };
  const { about } = args;
  const isAbout = ({ subject, items, party }: RuleFinding | WaivedRuleFinding) =>
    subject.id === about || party?.id === about || items.some(({ id }) => id === about);
  const { answer, shown } = await answerPage(
    loaders,
    args,
    ['rule-findings', question],
    () => findRuleFindings(loaders.workspace, loaders.reader, question),
    (found) => toFinding(found, loaders),
    about == null ? undefined : { id: about, isAbout },
  );
  const { binding, ruleCoverage, itemsReached } = answer;
  const flagged = answer.flagged.filter((one) => about == null || isAbout(one)).map((found) => toFinding(found, loaders));
  return { ...shown, binding, ruleCoverage, flagged, itemsReached };
};

function toFinding<T extends RuleFinding | WaivedRuleFinding>(found: T, loaders: Loaders) {
  return {
    ...found,
    item: parentOf(found.item, loaders),
    items: found.items.map((item) => parentOf(item, loaders)),
    party: found.party === undefined ? null : parentOf(found.party, loaders),
    share: found.share ?? null,
    sourceClass: found.sourceClass ?? null,
    path: stepsOf(found.path, loaders),
    evidence: evidenceOf(found.evidence),
  };
}
