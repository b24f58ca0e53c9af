import js from '@eslint/js'
import tseslint from 'typescript-eslint'

/** Time, randomness and the console enter at one door each (docs/architecture.md). */
const clockOnly = [
  { object: 'Date', property: 'now', message: 'Time enters by Clock only.' },
  { object: 'Math', property: 'random', message: 'Randomness comes from the injected, seeded source.' },
  { object: 'process', property: 'exit', message: 'Only cli/bin.ts sets the exit code.' },
]

export default tseslint.config(
  { ignores: ['**/dist/**', '**/node_modules/**', '**/coverage/**', '**/.stepwright/**'] },
  js.configs.recommended,
  {
    files: ['**/*.ts'],
    extends: [...tseslint.configs.strictTypeChecked, ...tseslint.configs.stylisticTypeChecked],
    languageOptions: { parserOptions: { project: './tsconfig.tests.json', tsconfigRootDir: import.meta.dirname } },
    rules: {
      '@typescript-eslint/consistent-type-definitions': ['error', 'interface'],
      '@typescript-eslint/consistent-indexed-object-style': 'off',
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', varsIgnorePattern: '^_' }],
      '@typescript-eslint/no-confusing-void-expression': ['error', { ignoreArrowShorthand: true }],
      'no-restricted-syntax': [
        'error',
        { selector: 'SwitchCase[test=null]', message: 'Dispatch over a union is total: no default.' },
      ],
    },
  },
  {
    files: ['packages/*/src/**/*.ts'],
    ignores: ['**/*.test.ts', '**/*.bench.ts'],
    rules: { 'no-console': 'error', 'no-restricted-properties': ['error', ...clockOnly] },
  },
  {
    files: ['packages/runtime-mock/src/**/*.ts'],
    ignores: ['packages/runtime-mock/src/clock/**', '**/*.test.ts'],
    rules: { 'no-restricted-globals': ['error', 'setTimeout', 'setInterval', 'setImmediate'] },
  },
  {
    // The one place that asks what time it is.
    files: ['packages/runtime-mock/src/clock/system-clock.ts'],
    rules: { 'no-restricted-properties': 'off' },
  },
  {
    files: ['**/*.test.ts', '**/*.types.test.ts'],
    rules: {
      '@typescript-eslint/no-unsafe-assignment': 'off',
      '@typescript-eslint/no-unsafe-member-access': 'off',
      '@typescript-eslint/no-non-null-assertion': 'off',
    },
  },
  {
    // Written as a user writes, who knows the data.
    files: ['conformance/real/*.ts', 'examples/**/*.pipeline.ts'],
    rules: { '@typescript-eslint/no-non-null-assertion': 'off' },
  },
  {
    files: ['**/*.mjs', '**/*.js', '**/*.cjs'],
    languageOptions: {
      globals: { process: 'readonly', console: 'readonly', performance: 'readonly', URL: 'readonly' },
    },
  },
)
