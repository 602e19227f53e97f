import js from '@eslint/js';
import importX from 'eslint-plugin-import-x';
import { createTypeScriptImportResolver } from 'eslint-import-resolver-typescript';
import reactHooks from 'eslint-plugin-react-hooks';
import tseslint from 'typescript-eslint';

const features = [
  'session',
  'organizations',
  'organization-imports',
  'people',
  'programmes',
  'roadmaps',
  'roadmap-imports',
  'checkpoints',
  'questionnaires',
  'campaigns',
  'notifications',
  'audit-entries',
  'api-clients',
];

/** The arrows: shared <- features <- app, and no feature knows another. */
const zones = [
  { target: './src/shared', from: ['./src/features', './src/app'], message: 'shared knows neither features nor app.' },
  { target: './src/shared', from: './src/respond', message: 'shared knows no page.' },
  {
    target: './src/respond',
    from: ['./src/features', './src/app'],
    message: 'The page of respondents stands by itself: only shared is below it.',
  },
  { target: ['./src/features', './src/app'], from: './src/respond', message: 'Respondents have a page of their own.' },
  { target: './src/features', from: './src/app', message: 'A feature does not know app.' },
  ...features.map((feature) => ({
    target: `./src/features/${feature}`,
    from: './src/features',
    except: [`./${feature}`],
    message: 'Features do not import each other: what both need lives in shared, what joins them in app.',
  })),
];

const inI18n = 'What people read comes from src/shared/i18n.';

export default tseslint.config(
  { ignores: ['dist', 'target', 'node_modules', 'src/shared/api/schema.d.ts', 'e2e/.out'] },
  js.configs.recommended,
  ...tseslint.configs.recommended,
  {
    plugins: { 'import-x': importX },
    settings: { 'import-x/resolver-next': [createTypeScriptImportResolver()] },
    rules: {
      'import-x/no-restricted-paths': ['error', { zones }],
      'import-x/no-cycle': 'error',
      '@typescript-eslint/consistent-type-imports': 'error',
      'no-console': 'error',
      'max-lines': ['error', { max: 300, skipBlankLines: true }],
    },
  },
  {
    files: ['src/**/*.tsx'],
    ignores: ['**/*.test.tsx'],
    plugins: { 'react-hooks': reactHooks },
    rules: {
      ...reactHooks.configs.recommended.rules,
      'no-restricted-syntax': [
        'error',
        { selector: 'JSXText[value=/\\p{L}{2,}/u]', message: inI18n },
        { selector: 'Literal[value=/\\p{Script=Cyrillic}/u]', message: inI18n },
        { selector: 'TemplateElement[value.raw=/\\p{Script=Cyrillic}/u]', message: inI18n },
        {
          selector:
            'JSXAttribute[name.name=/^(label|title|placeholder|description|aria-label|alt)$/] > Literal[value=/\\p{L}{2,}/u]',
          message: inI18n,
        },
      ],
    },
  },
  {
    files: ['e2e/**/*.mjs', 'scripts/**/*.mjs'],
    languageOptions: {
      globals: Object.fromEntries(
        [
          'process',
          'console',
          'URL',
          'fetch',
          'setTimeout',
          'Buffer',
          'document',
          'window',
          'sessionStorage',
          'localStorage',
          'FormData',
          'Blob',
        ].map((name) => [name, 'readonly']),
      ),
    },
    rules: { 'no-console': 'off' },
  },
);
