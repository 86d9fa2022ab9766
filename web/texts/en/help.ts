/** Help: what each page is for, the documents of Hauberk, the codes of diagnostics. */
export const help = {
  title: 'Help',
  intro: 'Everything here stands on this machine; nothing is fetched from elsewhere.',
  pages: {
    title: 'The pages',
    list: [
      [
        '/',
        'Programme',
        'Which gaps put the programme at risk, where the supply is concentrated, and from how much that is known.',
      ],
      ['/gaps', 'Gap register', 'Every gap with what is lost, what it stops, who answers for it and by when.'],
      [
        '/decisions',
        'Decisions',
        'Parties that may be on a restricted-party list and wait for a person, with reasons for and against.',
      ],
      ['/what-if', 'What if', 'What stops, and when, if parties, places or a country are lost for a time.'],
      ['/plan', 'Plan', 'Which measures close most risk within a budget.'],
      ['/compare', 'Compare', 'What changed between two dates, or between two documents.'],
      [
        '/hand-in',
        'Hand in',
        'Give Hauberk documents: drop them, say what you know of them, see what was read, and take back what was wrong.',
      ],
      ['/document', 'Documents', 'What was handed in, what each document says, and the place in its bytes where it says so.'],
      ['/report', 'Report', 'The gap report that leaves the building, as PDF, XLSX, HTML, CSV or JSON.'],
      ['/search', 'Search', 'Everything by the words of its name, from every page.'],
    ] as readonly (readonly [path: string, name: string, text: string])[],
  },
  graphiql: {
    title: 'Questions of your own',
    text: 'Every answer of these pages can be had by GraphQL, with a page for questions and examples.',
    link: 'Open the query page (GraphiQL)',
  },
  documents: {
    title: 'Documentation',
    contents: 'Help: contents',
    decisions: 'Why it is so: decisions',
    unknown: 'There is no such document.',
  },
  codes: {
    title: 'Codes of diagnostics',
    link: 'What each code of a diagnostic means, and what to do',
    search: 'Code or words',
    caption: 'Codes',
    code: 'Code',
    severity: 'Weight',
    meaning: 'Meaning',
    todo: 'What to do',
    none: 'No code fits.',
  },
};
