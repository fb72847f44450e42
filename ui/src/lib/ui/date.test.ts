import { expect, test } from 'vitest'
import { typedDate } from './date'

test.each([
  ['31 Mei 2026', '2026-05-31'],
  ['31-5-2026', '2026-05-31'],
  ['31/05/2026', '2026-05-31'],
  ['1 agu 2026', '2026-08-01'],
  ['2026-05-31', '2026-05-31'],
  ['  ', ''],
  ['31 Juni 2026', null],
  ['29 Februari 2026', null],
  ['5/31/2026', null],
  ['31 Ma 2026', null],
  ['31 May 2026', null],
  ['besok', null],
])('%s', (text, day) => {
  expect(typedDate(text)).toBe(day)
})
