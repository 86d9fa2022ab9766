/** What the words of a report mean, and what no report of this kind can say. */

/** Sources: Executive Order 13806 report (2018) for sole and single source; FAR 2.101; SD-22. */
export const definitions: readonly { readonly term: string; readonly text: string }[] = [
  {
    term: 'able, qualified, in use',
    text: 'Three counts, always printed together: sources that can make the item, those of them that are qualified, those of them that are in use. A source whose standing nobody stated counts as qualified and is counted beside them as unstated.',
  },
  {
    term: 'sole source',
    text: 'Only one source is able. (FAR calls a contract negotiated with one firm sole source; that is something else.)',
  },
  {
    term: 'single source',
    text: 'Only one source is qualified, or all counted sources share one supplier, owner, site or country.',
  },
  {
    term: 'direct, hidden',
    text: 'Direct: all counted sources of the item share it. Hidden: the item has several sources, and they fail together through what lies beneath them.',
  },
  {
    term: 'definite, possible',
    text: 'Definite: it holds if every unknown site, owner or country is another one. Possible: it holds if unknowns are the same. Possible is never clear.',
  },
  {
    term: 'distributor',
    text: 'Gives traceability, not capacity: never counted as a second source.',
  },
  {
    term: 'HHI',
    text: 'Sum of squared percentage shares, 0 to 10,000, as an interval where shares are not known. Bands and limits are reference lines by analogy, with their source beside them.',
  },
  {
    term: 'tier',
    text: 'Number of requirements between an end item and the item: 1 is what the end item itself needs.',
  },
  {
    term: 'outcome of screening',
    text: 'For buying: prohibited, restricted, insufficient evidence, review. A name alone never gives more than review. A list about exports or securities is no ban on buying.',
  },
  {
    term: 'not known',
    text: 'No document of the view says it. It is never counted as zero and never as clear.',
  },
];

export const limits: readonly string[] = [
  'Nothing here is a legal determination. A person confirms every outcome before it is acted on.',
  'The report says what the documents of the view say. Nothing is added, and what no document states is not known.',
  'An absent finding is not a clearance: it holds for the part that is known, as the coverage shows.',
  'Times, stock, capacity and cost stand here only where a document states them; nothing is estimated.',
];
