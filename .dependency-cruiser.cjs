/** Who may import whom (docs/architecture.md). Test: test/unit/architecture.test.ts. */
const layer = (name, from, to, comment) => ({
  name,
  comment,
  severity: 'error',
  from: { path: from },
  to: { path: '^(graph|ingest|reports|exports|app|server|cli|web|bench)/', pathNot: to },
});

/** In the order in which they build on each other: each knows those before it (docs/architecture.md, app). */
const appFolders = [
  'workspace',
  'statements',
  'documents',
  'search',
  'analyses',
  'scenarios',
  'lists',
  'decisions',
  'rules',
  'gaps',
  'screening',
  'explore',
  'exports',
  'diff',
  'reports',
];

/** Of what is done with documents, these alone keep no process busy. */
const lightOfDocuments = ['declared', 'document-records', 'limits', 'place-project', 'projects', 'read-excerpt', 'upload-keys'];

module.exports = {
  forbidden: [
    { name: 'no-circular', severity: 'error', from: {}, to: { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } } },
    { name: 'not-to-tests', severity: 'error', from: { pathNot: '^test/' }, to: { path: '^test/' } },
    {
      name: 'no-unresolvable',
      comment: 'virtual modules are made by web/vite.config.ts; the two others are packages of types alone',
      severity: 'error',
      from: {},
      to: { couldNotResolve: true, pathNot: '^(virtual:|geojson$|topojson-specification$)' },
    },
    layer('model', '^graph/model/', ['^graph/model/'], 'the model depends on nothing'),
    layer('ontology', '^graph/ontology/', ['^graph/(model|ontology)/'], 'the ontology depends on the model alone'),
    layer('store-port', '^graph/store/[^/]+$', ['^graph/(model|ontology)/', '^graph/store/[^/]+$'], 'the port knows no adapter'),
    layer(
      'store-adapters',
      '^graph/store/(embedded|neo4j)/',
      ['^graph/(model|ontology)/', '^graph/store/[^/]+$', '^graph/store/$1/'],
      'adapters know the port, not one another',
    ),
    layer('evidence', '^graph/evidence/', ['^graph/(model|evidence)/'], 'evidence knows the model alone'),
    layer(
      'view',
      '^graph/view/',
      ['^graph/(model|ontology|view)/', '^graph/store/[^/]+$'],
      'a view knows the port and the model',
    ),
    layer(
      'network',
      '^graph/network/',
      ['^graph/network/', '^graph/view/(csr|graph)\\.ts'],
      'networks know rows of integers, not what they stand for',
    ),
    layer(
      'analyses',
      '^graph/(analyses|screening)/',
      ['^graph/(model|ontology|view|network|analyses|screening)/'],
      'analyses read views and nothing else',
    ),
    layer('ingest', '^ingest/', ['^graph/(model|ontology)/', '^ingest/'], 'readers never see a store'),
    layer(
      'reports',
      '^reports/',
      ['^graph/(model|ontology|analyses|screening|view)/', '^reports/'],
      'reports know the types of findings',
    ),
    layer(
      'exports',
      '^exports/',
      ['^graph/(model|ontology)/', '^exports/'],
      'writers know what is written, not where it comes from',
    ),
    layer(
      'app',
      '^app/',
      [
        '^graph/(model|ontology|view|network|analyses|screening|evidence)/',
        '^graph/store/[^/]+$',
        '^(ingest|reports|exports|app)/',
      ],
      'app knows no adapter',
    ),
    ...appFolders.map((folder, at) => ({
      name: `app-${folder}`,
      comment: 'what a person can do is built of what stands before it',
      severity: 'error',
      from: { path: `^app/${folder}/` },
      to: { path: '^app/', pathNot: `^app/(${appFolders.slice(0, at + 1).join('|')})/` },
    })),
    layer('server', '^server/(?!compose\\.ts)', ['^(app|server)/', '^graph/model/'], 'the server calls app'),
    {
      name: 'hand-ins-in-their-process',
      comment: 'reading a document keeps a process busy for seconds: not the one that answers requests',
      severity: 'error',
      from: { path: '^server/', pathNot: '^server/hand-ins/hand-ins\\.ts' },
      to: {
        path: '^app/(documents/|workspace/(reconcile|read-again|read-part)\\.ts)',
        pathNot: `^app/documents/(${lightOfDocuments.join('|')})\\.ts`,
        dependencyTypesNot: ['type-only'],
      },
    },
    layer('cli', '^cli/', ['^(app|cli)/', '^server/(compose|config)\\.ts', '^graph/model/'], 'the command line calls app'),
    layer(
      'web',
      '^web/',
      ['^web/', '^graph/model/visible-text\\.ts'],
      'the pages know the server by its questions alone, and show texts as reports do',
    ),
    {
      name: 'no-web-below',
      severity: 'error',
      from: { path: '^(graph|ingest)/' },
      to: { path: '(^|/)(express|graphql|@apollo)' },
    },
  ],
  options: {
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '(^|/)(dist|generated)/' },
    enhancedResolveOptions: {
      extensions: ['.ts', '.tsx', '.js', '.mjs', '.json'],
      exportsFields: ['exports'],
      conditionNames: ['import', 'node', 'default', 'types'],
    },
  },
};
