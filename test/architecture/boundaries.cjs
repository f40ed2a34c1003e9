/** Who may import whom. One line per level; a module imports only from lower lines, never from its own. */
const levels = [
  ['kernel'],
  ['platform'],
  ['accounts', 'markets', 'network'],
  ['businesses'],
  ['alliances', 'clients'],
  ['consents', 'vetting', 'mapping', 'discovery', 'imports', 'enablement', 'contact-imports'],
  ['nominations'],
  ['introductions', 'retention'],
  ['campaigns'],
  ['outcomes'],
  ['reports'],
  ['notifications', 'webhooks'],
  ['inbox', 'audit', 'live', 'portal', 'showroom'],
  ['demo'],
];
const features = levels.slice(2).flat();
const root = '^(?:test/architecture/planted/)?src';

const upward = levels.map((modules, level) => ({
  name: `no-import-above-${modules.join('-')}`,
  severity: 'error',
  from: { path: `${root}/(${modules.join('|')})/` },
  to: { path: `${root}/(${levels.slice(level).flat().join('|')})/`, pathNot: `${root}/$1/` },
}));

module.exports = {
  forbidden: [
    ...upward,
    { name: 'no-cycles', severity: 'error', from: {}, to: { circular: true } },
    {
      name: 'only-through-index',
      severity: 'error',
      from: { path: `${root}/([^/]+)/` },
      to: { path: `${root}/(${features.join('|')})/(?!index\\.ts$)`, pathNot: `${root}/$1/` },
    },
    {
      name: 'not-through-own-index',
      severity: 'error',
      from: { path: `${root}/([^/]+)/` },
      to: { path: `${root}/$1/index\\.ts$` },
    },
    {
      name: 'rules-are-pure',
      severity: 'error',
      from: { path: `${root}/(kernel/|[^/]+/[^/]+\\.(lifecycle|policy|rules)\\.ts$)`, pathNot: '\\.spec\\.ts$' },
      to: { path: `node_modules|${root}/platform/`, dependencyTypesNot: ['type-only'] },
    },
    {
      name: 'no-orphan-module',
      comment: 'A folder in src without a level above is a room nobody named.',
      severity: 'error',
      from: { path: `${root}/(?!(${levels.flat().join('|')})/)[^/]+/` },
      to: {},
    },
  ],
  options: {
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '\\.spec\\.ts$' },
  },
};
