import { expect, test } from 'vitest'
import { formatDate, formatDateTime, formatMonth, formatPercent, formatPoints, formatSize, formatTime } from './format'

test.each([
  [0, '0,00'],
  [76.835, '76,84'],
  [1.005, '1,01'],
  [59.999, '60,00'],
  [100, '100,00'],
  [1e-9, '0,00'],
  [-2.345, '-2,35'],
  [95.6326007326, '95,63'],
])('%d points read %s', (value, text) => {
  expect(formatPoints(value)).toBe(text)
})

test('a share never reads as full before it is', () => {
  expect(formatPercent(99.99)).toBe('99%')
  expect(formatPercent(100)).toBe('100%')
  expect(formatPercent(83.333, 2)).toBe('83,33%')
})

test('dates and times are written out', () => {
  const time = new Date(2026, 10, 22, 14, 7)
  expect(formatDate(time)).toBe('22 November 2026')
  expect(formatTime(time)).toBe('14.07')
  expect(formatDateTime(time)).toBe('22 November 2026 pukul 14.07')
})

test.each([
  [0, '0 byte'],
  [999, '999 byte'],
  [1400, '1,4 kB'],
  [2_000_000_000, '2 GB'],
])('%d bytes read %s', (bytes, text) => {
  expect(formatSize(bytes)).toBe(text)
})

test('months are named, and what names none stays', () => {
  expect([formatMonth('2026-03'), formatMonth('2026-08', 'short'), formatMonth('2026-05', 'short')]).toEqual([
    'Maret 2026',
    'Agu 2026',
    'Mei 2026',
  ])
  for (const other of ['2026-13', 'Maret 2026', '', '2026-03-01']) expect(formatMonth(other)).toBe(other)
})
