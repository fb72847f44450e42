import { expect, test } from 'vitest'
import { filterOf, filterPart, MINE } from './work'

test('an address asks for what is left, for whose it is, or for both', () => {
  for (const [part, filter] of [
    ['~kosong', { left: 'kosong', whose: null }],
    ['~saya', { left: null, whose: MINE }],
    ['~saya~tanpa-bukti', { left: 'tanpa-bukti', whose: MINE }],
    ['~p-1~revisi', { left: 'revisi', whose: 'p-1' }],
  ] as const) {
    expect(filterOf(part)).toEqual(filter)
    expect(filterPart(filter.left, filter.whose)).toBe(part)
  }
  for (const part of [null, 'hasil', '~', '~saya~lain', '~~kosong']) expect(filterOf(part), `${part}`).toBe(null)
  expect(filterPart(null)).toBe('')
})
