import * as svelte from 'prettier-plugin-svelte'

/** How TypeScript, Svelte and CSS are laid out, here and in tests/e2e. The width is that of comments written by hand. */
export default {
  printWidth: 120,
  semi: false,
  singleQuote: true,
  plugins: [svelte],
  overrides: [{ files: '*.svelte', options: { parser: 'svelte' } }],
}
