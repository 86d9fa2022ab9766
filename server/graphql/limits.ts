/** Bounds on what one query may cost (docs/graphql.md). */

/** Before it runs. Cost: 1 a scalar, 2 an object, times 1.5 a level, times a `first` that stands in the text. */
export const queryLimits = { depth: 14, cost: 200_000, aliases: 30, directives: 20, tokens: 3_000 } as const;

/** While it runs: things and places of evidence fetched for it, whatever stands in variables; lists within lists multiply. */
export const mostFetched = 50_000;

/** Entries of a page. */
export const defaultPage = 50;
export const longestPage = 500;
