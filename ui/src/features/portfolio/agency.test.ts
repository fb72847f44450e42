import { expect, test } from 'vitest'
import type { DisparityView, UnitCourse, UnitDeadlines } from '$lib/api/types'
import { drawn, isAmong, moved, orderedCourses, sideKey, sideOf } from './agency'

const course = (unit: string, ranks: (number | null)[], since?: number): UnitCourse => ({
  unit,
  instansi: 'Kanwil',
  tag: null,
  years: ranks.flatMap((rank, at) => (rank === null ? [] : [{ id: unit, year: 2025 + at, total: 0, rank, of: 9 }])),
  since: since ? { total: since } : {},
})

test('units are ordered by place, by how far they moved, by how long they lag', () => {
  const units = [course('a', [1, 4]), course('b', [9, 2], 2026), course('c', [null, 1]), course('d', [3, 3], 2025)]
  const names = (order: Parameters<typeof orderedCourses>[1]) =>
    orderedCourses(units, order, 2026).map(({ unit }) => unit)
  expect(names('rank')).toEqual(['c', 'b', 'd', 'a'])
  expect(names('moved')).toEqual(['b', 'a', 'c', 'd'])
  expect(names('lagging')).toEqual(['d', 'b', 'c', 'a'])
  expect(units.map(moved)).toEqual([-3, 7, null, 0])
})

test('a chart shows the groups with the most units, in their order', () => {
  const groups = Array.from({ length: 12 }, (_, at) => ({ name: `w${at}`, units: at === 0 ? 100 : at }))
  expect(drawn({ groups } as DisparityView)).toEqual([0, 5, 6, 7, 8, 9, 10, 11])
  expect(drawn({ groups: [] as DisparityView['groups'] } as DisparityView)).toEqual([])
})

test.each([
  [{ kind: 'unit', id: 'u1' }],
  [{ kind: 'year', year: 2026 }],
  [{ kind: 'tag', tag: 'wilayah', value: 'Jawa: Barat' }],
  [{ kind: 'tag', tag: 'jenis', value: '' }],
] as const)('a side reads back as itself: %o', (side) => {
  expect(sideOf(sideKey(side))).toEqual(side)
})

test('nothing chosen is no side', () => {
  expect(sideOf('')).toBeNull()
  expect(sideOf('pulau:Jawa')).toBeNull()
})

test('deadlines are told apart by how near they are', () => {
  const days = [null, -1, 0, 31]
  const among = (filter: Parameters<typeof isAmong>[1]) =>
    days.filter((days_left) => isAmong({ days_left } as UnitDeadlines, filter))
  expect([among('all'), among('past'), among('near'), among('none')]).toEqual([days, [-1], [0], [null]])
})
