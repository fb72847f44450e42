import { expect, test } from 'vitest'
import { clockBehind } from './clock'

test.each([
  ['2026-11-25T09:00:00+07:00', '2026-11-22T09:00:00+07:00', true],
  ['2026-11-22T09:10:01+07:00', '2026-11-22T09:00:00+07:00', true],
  ['2026-11-22T09:09:00+07:00', '2026-11-22T09:00:00+07:00', false],
  ['2026-11-22T09:00:00+07:00', '2026-11-22T02:00:00Z', false],
  ['', '2026-11-22T09:00:00+07:00', false],
])('a last change of %s at %s', (changed, now, behind) => {
  expect(clockBehind(changed, Date.parse(now))).toBe(behind)
})
