// The import table of docs/architecture.md, as rules. A module enters another only by its index.ts, and only downwards.
const TABLE = {
  accounts: [],
  areas: [],
  policies: [],
  registers: ['areas'],
  planning: ['areas', 'registers', 'policies'],
  services: ['accounts', 'areas', 'policies', 'registers'],
  organs: ['areas', 'policies', 'registers'],
  elections: ['areas', 'policies', 'registers', 'organs'],
  meetings: ['areas', 'policies', 'registers', 'organs'],
  indicators: ['accounts', 'areas', 'policies', 'registers', 'planning', 'services', 'organs', 'meetings'],
  reports: ['indicators'],
}
const APP = '^packages/app'
const names = Object.keys(TABLE)
const rule = (name, comment, from, to) => ({ name, severity: 'error', comment, from, to })

const perModule = names.flatMap((m) => {
  const foreign = names.filter((n) => n !== m)
  const barred = foreign.filter((n) => !TABLE[m].includes(n))
  const rules = [
    rule(
      `${m}-arrows`,
      `${m} may import only ${TABLE[m].join(', ') || 'no other module'}; react to a higher one in reactions.ts`,
      { path: `${APP}/modules/${m}/`, pathNot: '/(tests|web)/|\\.test\\.ts$' },
      { path: `${APP}/modules/(${barred.join('|')})/` },
    ),
  ]
  if (TABLE[m].length > 0)
    rules.push(
      rule(
        `${m}-doors`,
        'another module is entered through its index.ts (or its pure contract), or not at all',
        { path: `${APP}/modules/${m}/`, pathNot: '/(tests|web)/|\\.test\\.ts$' },
        { path: `${APP}/modules/(${TABLE[m].join('|')})/`, pathNot: '/(index|contract)\\.ts$|/contract/' },
      ),
    )
  return rules
})

module.exports = {
  forbidden: [
    ...perModule,
    rule('no-circles', 'imports run one way', {}, { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } }),
    rule(
      'packages-are-pure',
      'pure libraries depend on nothing',
      { path: '^packages/(planner|ballots)/src', pathNot: '\\.test\\.ts$' },
      { pathNot: '^packages/(planner|ballots)/src' },
    ),
    rule(
      'shared-is-pure',
      'shared runs on both sides: only zod and itself',
      { path: `${APP}/shared/`, pathNot: '\\.test\\.ts$' },
      { pathNot: `${APP}/shared/|node_modules/zod` },
    ),
    rule(
      'contracts-are-pure',
      'contracts, rules and texts run on both sides: only zod, shared, and their own kind',
      {
        path: `${APP}/modules/[^/]+/(contract|rules|errors)(\\.ts|/)|${APP}/modules/[^/]+/web/text\\.`,
        pathNot: '\\.test\\.ts$',
      },
      {
        path: `${APP}/(server|web|testing|demo)/|${APP}/modules/[^/]+/(commands|queries|routes|jobs|module|tables|index)|^node_modules/(kysely|fastify|react|pg)`,
      },
    ),
    rule(
      'no-server-in-browser',
      'pages import from the server only types',
      { path: `${APP}/(web|modules/[^/]+/web)/`, pathNot: '\\.test\\.tsx?$' },
      {
        path: `${APP}/server/|${APP}/modules/[^/]+/(commands|queries|routes|jobs|module|tables|index|bulk|ledger/(?!contract|rules))|${APP}/(testing|demo|cli)/`,
        dependencyTypesNot: ['type-only'],
      },
    ),
    rule(
      'kit-knows-no-module',
      'the kit is below all modules',
      { path: `${APP}/(server|shared|web/kit)/`, pathNot: '\\.test\\.ts$' },
      { path: `${APP}/modules/` },
    ),
    rule(
      'public-pages-are-light',
      'pages without sign-in and those of residents use the light kit (#web/open, #web/my): no tables, maps, charts of the office',
      { path: `${APP}/(web/(open|my)|modules/[^/]+/web/(public|my))` },
      { path: `^node_modules/(antd|@ant-design|leaflet|echarts)|${APP}/web/(kit/index\\.ts|shell/)` },
    ),
    rule(
      'no-browser-in-server',
      'the server draws nothing',
      { path: `${APP}/(server|modules/[^/]+/(commands|queries|routes))`, pathNot: '\\.test\\.ts$' },
      { path: `${APP}/web/|node_modules/(react|antd)/` },
    ),
    rule(
      'tests-stay-outside',
      'nothing that ships imports tests',
      {
        path: `${APP}/(server|shared|modules|web|demo|cli)/`,
        pathNot: '/tests/|\\.test\\.tsx?$|cli/faults-(writer|importer|act-runner|cases-runner|count-runner)',
      },
      { path: `${APP}/testing/|/tests/|\\.test\\.tsx?$` },
    ),
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '/dist/|/fixtures/' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: `${__dirname}/../tsconfig.json` },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'node', 'default', 'types'],
      extensions: ['.ts', '.tsx', '.js', '.json'],
    },
  },
}
