import { expect, test } from 'vitest'
import { fileName } from './fileName'

test.each([
  ['LKE Kantor Uji 2026', 'LKE Kantor Uji 2026.xlsx'],
  ['LKE Dinas A/B: "Satu" 2026', 'LKE Dinas A-B- -Satu- 2026.xlsx'],
  ['../../etc', '..-..-etc.xlsx'],
  ['  spasi   ganda. ', 'spasi ganda.xlsx'],
  ['', 'Pilar.xlsx'],
  ['x'.repeat(300), `${'x'.repeat(120)}.xlsx`],
])('%s', (stem, name) => {
  expect(fileName(stem, 'xlsx')).toBe(name)
})
