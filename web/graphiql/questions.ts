/** The questions that stand ready when the page is first opened. */
export const questions: readonly string[] = [
  `# What hangs on one source, directly or hidden tiers below?
query SingleSources {
  singleSources(level: SUPPLIER, first: 20) {
    view { hash asOf }
    coverage { items source { known of } site { known of } country { known of } }
    totalCount
    nodes {
      kind
      certainty
      candidate { id name }
      item { id name }
      endItems
      counts { able qualified chosen unstated }
      evidence { document { sha256 } pointer }
    }
  }
}
`,
  `# Which vendors may not be used, under which rule? (No legal determination.)
query UntrustedVendors {
  untrustedVendors(first: 20) {
    view { hash asOf }
    totalCount
    nodes {
      party { id name }
      outcome
      rule { id source effective }
      path { from { name } edge to { name } }
      evidence { document { sha256 } pointer }
    }
  }
}
`,
  `# Where does one country carry too much?
query Concentration {
  concentration(of: ITEM, level: COUNTRY, first: 20) {
    view { hash asOf }
    totalCount
    nodes {
      of { id name }
      hhi { low high }
      holders { name share { low high } }
      assumption
      evidence { document { sha256 } pointer }
    }
  }
}
`,
  `# The gap register, ranked.
query Gaps {
  gaps(first: 20) {
    view { hash asOf }
    statement
    totalCount
    nodes {
      rank
      gapId
      archetype
      lost { id name }
      item { id name }
      criticality
      endItemsStopped
      ableSources
      qualifiedSources
      rankReason
      evidence { document { sha256 } pointer }
    }
  }
}
`,
];
