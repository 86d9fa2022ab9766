/** Bounds on what one query may cost (docs/graphql.md). */

/** Before it runs. Cost: 1 a scalar, 2 an object, times 1.5 a level, times a `first` that stands in the text. */
export const queryLimits = { depth: 14, cost: 200_000, aliases: 30, directives: 20, tokens: 3_000 } as const;

/** While it runs: nodes and places of evidence in one answer, whatever stands in variables; lists within lists multiply. */
export const mostShown = 20_000;

/** Views (pairs of `asOf` and `knownAt`) in one request: each may have to be made for it. */
export const mostViews = 4;

/** Days on which the fields `vendorOutcomes` of one request judge, together: each day is judged from the beginning. */
export const mostJudgedDays = 12;

/** Runs times scenarios of one `whatIfRuns`: each is a random number. */
export const mostDraws = 10_000_000;

/** Distinct selectors of one `whatIfRuns`: each is looked up. */
export const mostLookups = 1_000;

/** Items that the costs of one `plan` name, each once: each is a search. */
export const mostCostItems = 1_000;

/** Names of one `screen`; each is compared with all lists. */
export const mostScreenedNames = 500;

/** Entries of a page. */
export const defaultPage = 50;
export const longestPage = 500;

/** Errors of one answer that are told; the rest are left out. */
export const mostErrors = 20;
