/** Rules that reach items, by what they are and where they come from, as analyses use them. Shares are basis points. */
import type { Places } from './country-group.ts';
import type { ExceptionFact, RuleBase, VersionBase } from './rule.ts';

export interface ItemRule extends RuleBase {
  readonly kind: 'items';
  readonly items: ItemReach;
  readonly versions: readonly ItemRuleVersion[];
}

/** Items that a rule is about: of one of the categories, or of (or with) one of the materials; or all. */
export interface ItemReach {
  readonly all: boolean;
  /** As the files write them, sorted; compare by `normalizeName`. */
  readonly categories: readonly string[];
  readonly materials: readonly string[];
}

export interface ItemRuleVersion extends VersionBase {
  /** Facts about the item without which the rule cannot be applied. */
  readonly needs: readonly ExceptionFact[];
  /** The outcome follows for an item that the test catches; undefined: for every item that the rule reaches. */
  readonly test: ItemTest | undefined;
}

/** `in`: one of these places; `outside`: none of them. */
export interface PlaceTest {
  readonly relation: 'in' | 'outside';
  readonly places: Places;
}

/** At most one of both ends of a share is required. Basis points, the limit itself is allowed. */
export type ShareLimit = { readonly atLeast: number } | { readonly atMost: number };

/**
 * `origin`: caught when one of the stages took place in such a country. `content`: caught when the share of
 * the basis that comes from such countries is not within the limit. `one country`: caught when one such
 * country alone has a share of a stage above the limit. `source class`: caught when bought from such a
 * class of source. `design authority`: caught when it lies in such a country.
 */
export type ItemTest =
  | { readonly kind: 'origin'; readonly countries: PlaceTest; readonly stages: readonly string[] }
  | { readonly kind: 'content'; readonly of: ContentBasis; readonly countries: PlaceTest; readonly limit: ShareLimit }
  | { readonly kind: 'one country'; readonly countries: PlaceTest; readonly stages: readonly string[]; readonly atMost: number }
  | { readonly kind: 'source class'; readonly classes: readonly SourceClass[] }
  | { readonly kind: 'design authority'; readonly countries: PlaceTest };

export const contentBases = ['component cost', 'mass'] as const;
export type ContentBasis = (typeof contentBases)[number];

/** As in DFARS 252.246-7008: from whom an electronic part is bought. */
export const sourceClasses = ['original', 'authorised', 'contractor-approved', 'independent'] as const;
export type SourceClass = (typeof sourceClasses)[number];
