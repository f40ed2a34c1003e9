import js from '@eslint/js';
import tseslint from 'typescript-eslint';

const service = ['src/**/*.{ts,tsx}', 'test/**/*.ts', 'migrations/**/*.ts', 'bench/**/*.ts'];
const portal = ['portal/src/**/*.{ts,tsx}'];
const typed = [...service, ...portal];

export default tseslint.config(
  { ignores: ['dist', 'node_modules', '.adjoin', 'coverage', 'portal/dist', 'portal/src/gql/generated'] },
  js.configs.recommended,
  {
    files: ['**/*.{js,mjs,cjs}'],
    languageOptions: {
      globals: {
        process: 'readonly',
        console: 'readonly',
        module: 'writable',
        globalThis: 'readonly',
        setTimeout: 'readonly',
        fetch: 'readonly',
        performance: 'readonly',
        Buffer: 'readonly',
        require: 'readonly',
      },
    },
  },
  ...tseslint.configs.recommendedTypeChecked.map((config) => ({ ...config, files: typed })),
  {
    files: typed,
    languageOptions: {
      parserOptions: { project: ['tsconfig.json', 'portal/tsconfig.json'], tsconfigRootDir: import.meta.dirname + '/..' },
    },
    rules: {
      'max-lines': ['error', 300],
      'no-console': 'error',
      '@typescript-eslint/no-floating-promises': 'error',
      '@typescript-eslint/no-misused-promises': 'error',
      '@typescript-eslint/switch-exhaustiveness-check': 'error',
      '@typescript-eslint/no-explicit-any': 'error',
      '@typescript-eslint/consistent-type-imports': ['error', { fixStyle: 'inline-type-imports' }],
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', varsIgnorePattern: '^_' }],
      '@typescript-eslint/no-extraneous-class': 'off',
      '@typescript-eslint/require-await': 'off',
      'no-restricted-syntax': [
        'error',
        { selector: "CallExpression[callee.name='forwardRef']", message: 'A cycle between modules: move the shared part down.' },
        {
          selector: "MemberExpression[object.name='Scope'][property.name='REQUEST']",
          message: 'Request scope rebuilds every resolver that touches it.',
        },
      ],
    },
  },
  {
    files: portal,
    rules: {
      // The router's way to send somebody elsewhere is to throw the redirection.
      '@typescript-eslint/only-throw-error': [
        'error',
        { allow: [{ from: 'package', package: '@tanstack/router-core', name: 'Redirect' }] },
      ],
      // Most kinds of things have nothing to say in most switches.
      '@typescript-eslint/switch-exhaustiveness-check': ['error', { considerDefaultExhaustiveForUnions: true }],
    },
  },
  {
    files: ['portal/public/*.js'],
    languageOptions: { globals: { localStorage: 'readonly', matchMedia: 'readonly', document: 'readonly' } },
    rules: { 'no-unused-vars': ['error', { caughtErrors: 'none' }] },
  },
);
