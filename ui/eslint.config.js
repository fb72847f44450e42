import js from '@eslint/js'
import svelte from 'eslint-plugin-svelte'
import globals from 'globals'
import ts from 'typescript-eslint'

/**
 * What is wrong rather than ugly, here and in tests/e2e; layout is prettier's.
 *
 * The rules know the types, because what goes wrong unseen in a page is a promise that nobody waits for.
 */
export default ts.config(
  // Built, or generated from the Rust side; and the few lines that only configure tools, which no tsconfig names.
  { ignores: ['dist', 'src/lib/api/types.ts', 'src/lib/api/commands.ts', '*.config.js'] },
  js.configs.recommended,
  ts.configs.recommendedTypeChecked,
  svelte.configs.recommended,
  {
    languageOptions: {
      globals: { ...globals.browser, ...globals.node },
      parserOptions: { projectService: true, extraFileExtensions: ['.svelte'] },
    },
    rules: {
      // What a command is refused with is a fact, not an error of the program.
      '@typescript-eslint/only-throw-error': ['error', { allow: [{ from: 'file', name: 'FaultView' }] }],
      // Naming a property beside `...rest` is how it is left out.
      '@typescript-eslint/no-unused-vars': ['error', { ignoreRestSiblings: true }],
    },
  },
  {
    files: ['**/*.svelte', '**/*.svelte.ts'],
    languageOptions: { parserOptions: { parser: ts.parser } },
  },
  {
    files: ['**/*.svelte'],
    rules: {
      // What another component hands to a callback or a snippet is `any` to the linter; svelte-check knows its type.
      '@typescript-eslint/no-unsafe-argument': 'off',
      '@typescript-eslint/no-unsafe-assignment': 'off',
      '@typescript-eslint/no-unsafe-member-access': 'off',
      '@typescript-eslint/no-unsafe-return': 'off',
    },
  },
)
