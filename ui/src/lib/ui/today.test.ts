import { expect, test } from 'vitest'
import { today } from './today'

test('the day is that of the wall clock', () => {
  expect(today(new Date(2026, 0, 5, 0, 30))).toBe('2026-01-05')
  expect(today(new Date(2026, 11, 31, 23, 59))).toBe('2026-12-31')
})
