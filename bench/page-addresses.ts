/** Pages that the navigation does not name, each of something that a store has. */
const query = `query ($programme: String) {
  items(programme: $programme, first: 200) {
    nodes { id sources(first: 1) { nodes { organization { id } site { id countries { id } } } } }
  }
  documents(first: 1) { nodes { sha256 } }
}`;

interface Answer {
  readonly data: {
    readonly items: { readonly nodes: readonly Item[] };
    readonly documents: { readonly nodes: readonly { readonly sha256: string }[] };
  };
}
interface Item extends Id {
  readonly sources: { readonly nodes: readonly { readonly organization: Id | null; readonly site: Site | null }[] };
}
interface Site extends Id {
  readonly countries: readonly Id[];
}
interface Id {
  readonly id: string;
}

/** Addresses by name of page. Errors: that no item of the programme has a maker and a site in a country. */
export async function otherPages(url: string, programme: string): Promise<Readonly<Record<string, string>>> {
  const body = JSON.stringify({ query, variables: { programme } });
  const response = await fetch(`${url}/graphql`, { method: 'POST', headers: { 'content-type': 'application/json' }, body });
  const { data } = (await response.json()) as Answer;
  for (const { id, sources } of data.items.nodes) {
    for (const { organization, site } of sources.nodes) {
      const country = site?.countries[0];
      if (organization === null || site === null || country === undefined) continue;
      const of = (path: string, more: Readonly<Record<string, string>>) =>
        `${path}?${new URLSearchParams({ programme, ...more })}`;
      return {
        Item: of('/item', { id }),
        Supplier: of('/supplier', { id: organization.id }),
        Site: of('/site', { id: site.id }),
        Country: of('/country', { id: country.id }),
        Document: of('/document', { sha256: data.documents.nodes[0]?.sha256 ?? '' }),
        Search: of('/search', { text: 'pump' }),
      };
    }
  }
  throw new Error(`no item of ${programme} has a maker and a site in a country`);
}

/** A script for the page that goes to an address as the browser's own buttons do, and gives when it began. */
export function goTo(address: string): string {
  const to = JSON.stringify(address);
  return `(() => { const now = performance.now(); history.pushState(null, '', ${to}); dispatchEvent(new PopStateEvent('popstate')); return now; })()`;
}
