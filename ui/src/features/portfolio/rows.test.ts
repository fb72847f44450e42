import { expect, test } from 'vitest'
import type { PortfolioRow } from '$lib/api/types'
import { inSight, ordered, sameKey, turned, urgency, type SortKey, distinct } from './rows'

const row = (unit: string, some: Partial<PortfolioRow> = {}): PortfolioRow => ({
  id: unit,
  unit,
  instansi: 'Pemerintah Kota',
  year: 2026,
  target: 'wbk',
  total: 0,
  floor: 0,
  headlines: {},
  evaluated: null,
  gates_met: 0,
  gates: 4,
  met: false,
  answered: 0,
  of: 127,
  progress: 0,
  state: 'Draf',
  round: 1,
  deadline: null,
  days_left: null,
  areas: [],
  tags: {},
  changed: '',
  ...some,
})
const units = (rows: readonly PortfolioRow[], key: SortKey, down: boolean) =>
  ordered(rows, { key, down }).map((one) => one.unit)

test('names are ordered as people count, figures by size', () => {
  const rows = [row('Kantor 10', { total: 9 }), row('kantor 2', { total: 80 }), row('Balai', { total: 70 })]
  expect(units(rows, 'unit', false)).toEqual(['Balai', 'kantor 2', 'Kantor 10'])
  expect(units(rows, 'total', true)).toEqual(['kantor 2', 'Balai', 'Kantor 10'])
})

test('what has no value comes last either way', () => {
  const rows = [row('a'), row('b', { evaluated: 50 }), row('c', { evaluated: 60 })]
  expect(units(rows, 'evaluated', true)).toEqual(['c', 'b', 'a'])
  expect(units(rows, 'evaluated', false)).toEqual(['b', 'c', 'a'])
  const dated = [row('a'), row('b', { deadline: '2026-05-31' }), row('c', { deadline: '2026-04-30' })]
  expect(units(dated, 'deadline', false)).toEqual(['c', 'b', 'a'])
  expect(units(dated, 'deadline', true)).toEqual(['b', 'c', 'a'])
})

test('headlines, gates and states have an order of their own; equals go by unit', () => {
  const rows = [
    row('b', { headlines: { hasil: 30 }, gates_met: 4, state: 'Disetujui' }),
    row('a', { headlines: { hasil: 30 }, gates_met: 1, state: 'Final' }),
    row('c', { headlines: {}, gates_met: 2, state: 'Draf' }),
  ]
  expect(units(rows, { headline: 'hasil' }, true)).toEqual(['a', 'b', 'c'])
  expect(units(rows, 'gates', true)).toEqual(['b', 'c', 'a'])
  expect(units(rows, 'state', false)).toEqual(['c', 'a', 'b'])
})

test('a heading pressed twice turns the order round', () => {
  expect(turned({ key: 'unit', down: false }, 'total')).toEqual({ key: 'total', down: true })
  expect(turned({ key: 'total', down: true }, 'total')).toEqual({ key: 'total', down: false })
  expect(turned({ key: 'total', down: true }, 'deadline')).toEqual({ key: 'deadline', down: false })
  expect(sameKey({ headline: 'hasil' }, { headline: 'hasil' })).toBe(true)
  expect(sameKey({ headline: 'hasil' }, 'total')).toBe(false)
})

test('only the rows in sight are drawn, and never beyond the ends', () => {
  expect(inSight(0, 400, 40, 1000)).toEqual([0, 20])
  expect(inSight(20_000, 400, 40, 1000)).toEqual([490, 520])
  expect(inSight(39_600, 400, 40, 1000)).toEqual([980, 1000])
  expect(inSight(99_999, 400, 40, 3)).toEqual([0, 3])
  expect(inSight(0, 400, 0, 1000)).toEqual([0, 40])
})

test.each([
  [null, 'none'],
  [-1, 'past'],
  [0, 'near'],
  [30, 'near'],
  [31, 'far'],
] as const)('%s days left is %s', (days, is) => {
  expect(urgency(days)).toBe(is)
})

test('a comparison says each thing once', () => {
  const rows: Parameters<typeof distinct>[0] = [
    { kind: 'total', name: 'Nilai total', values: [80, 70] },
    { kind: 'headline', name: 'Hasil', values: [30, 20] },
    { kind: 'area', name: 'Hasil', values: [30, 20] },
    { kind: 'area', name: 'Pelayanan', values: [9, 8] },
    { kind: 'node', name: 'Hasil', values: [30, 20] },
    { kind: 'node', name: 'Pelayanan', values: [5, 4] },
    { kind: 'node', name: 'Pelayanan', values: [5, 4] },
  ]
  expect(distinct(rows).map((row) => row.kind)).toEqual(['total', 'headline', 'area', 'node', 'node'])
})
