/** Numbers as people type them: comma or point before the decimals, spaces or nothing between thousands. */

/**
 * The number in the form the backend reads, `''` for a blank, or `null` when the text is none.
 *
 * Only the shape is judged here; bounds are the backend's to say.
 */
export function typedNumber(text: string): string | null {
  const trimmed = text.replace(/[\s\u00a0]/g, '')
  if (trimmed === '') return ''
  return /^[+-]?(\d+([.,]\d*)?|[.,]\d+)%?$/.test(trimmed) ? trimmed : null
}
