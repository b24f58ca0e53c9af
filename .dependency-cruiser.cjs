/** The one-way order of the packages: asl <- dsl <- compiler <- stepwright, asl <- runtime-mock <- stepwright. */
const mayImport = {
  asl: [],
  dsl: ['asl'],
  compiler: ['asl', 'dsl'],
  'runtime-mock': ['asl'],
  stepwright: ['asl', 'dsl', 'compiler', 'runtime-mock'],
}
const packages = Object.keys(mayImport)

/** Tests, benchmarks and what they share. `stepwright/testing` is an entry point, so there `testing` is shipped. */
const notShipped = '\\.(test|bench)\\.ts$|^packages/(?!stepwright/).*/testing/|^packages/stepwright/src/cli/testing/'

module.exports = {
  forbidden: [
    {
      name: 'no-cycles',
      severity: 'error',
      from: {},
      to: { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } },
    },
    ...packages.map((name) => ({
      name: `${name}-imports-only-what-is-below-it`,
      severity: 'error',
      from: { path: `^packages/${name}/src`, pathNot: notShipped },
      to: {
        path: `^packages/(${packages.filter((other) => other !== name && !mayImport[name].includes(other)).join('|') || 'none'})/`,
      },
    })),
    {
      name: 'files-not-indexes-inside-a-package',
      severity: 'error',
      from: { path: '^packages/([^/]+)/src/', pathNot: '\\.test\\.ts$' },
      to: { path: '^packages/$1/src/index\\.ts$' },
    },
    {
      name: 'declared-dependencies-only',
      severity: 'error',
      from: { path: '^packages/[^/]+/src', pathNot: notShipped },
      to: {
        dependencyTypes: ['npm-no-pkg', 'npm-unknown', 'unknown', 'undetermined'],
        // `sarif` exists as types only, which are gone when shipped.
        pathNot: '^packages/|^sarif$',
      },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '(^|/)dist/' },
    tsPreCompilationDeps: true,
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['@stepwright/source', 'import', 'node', 'default', 'types'],
      extensions: ['.ts', '.js', '.json'],
    },
  },
}
