/** Small editions of lists. Their parties are fictional. */
export interface Listed {
  readonly id: number;
  readonly name: string;
  readonly aliases?: readonly string[];
  readonly programs?: readonly string[];
  readonly address?: string;
}

export const listName = 'Specially Designated Nationals (SDN) - Treasury Department';

/** An edition of the Consolidated Screening List: it states no date. */
export function cslOf(entries: readonly Listed[], list = listName): string {
  const rows = entries.map(({ id, name, aliases = [], programs = ['NPWMD'], address = '' }) =>
    [id, list, id, 'Entity', programs.join('; '), name, address, aliases.join('; '), 'https://example.org']
      .map((cell) => `"${cell}"`)
      .join(','),
  );
  return ['_id,source,entity_number,type,programs,name,addresses,alt_names,source_list_url', ...rows, ''].join('\n');
}

/** An edition of one of OFAC's lists as XML, of a day as it writes them: MM/DD/YYYY. */
export function ofacXml(published: string, entries: readonly Listed[], program = 'NPWMD'): string {
  const written = entries.map(
    ({ id, name, aliases = [] }) =>
      `<sdnEntry><uid>${id}</uid><lastName>${name}</lastName><sdnType>Entity</sdnType><programList><program>${program}</program></programList><akaList>${aliases
        .map(
          (alias, i) =>
            `<aka><uid>${id}00${i}</uid><type>a.k.a.</type><category>strong</category><lastName>${alias}</lastName></aka>`,
        )
        .join('')}</akaList></sdnEntry>`,
  );
  return `<?xml version="1.0"?>
<sdnList><publshInformation><Publish_Date>${published}</Publish_Date><Record_Count>${entries.length}</Record_Count></publshInformation>
${written.join('\n')}
</sdnList>`;
}
