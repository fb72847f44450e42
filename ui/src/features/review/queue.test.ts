import { expect, test } from 'vitest'
import type { EntryView, QueueInputView } from '$lib/api/types'
import { saidOf } from '$lib/desk/returned.svelte'
import { layerOf } from '$lib/desk/role'
import { formatCount, m } from '$lib/i18n'
import { choosersOf, columns, entryOf, filterQueue, neighbour, NO_TICKS, standing, withEntry } from './queue'

const input = (code: string, some: Partial<QueueInputView> = {}): QueueInputView => ({
  soal_id: 1,
  code,
  question: code,
  label: code,
  area: 'a',
  status: 'Belum Reviu',
  verdict: null,
  changed: false,
  evidence_changed: false,
  lapsed: false,
  unit: 'A',
  unit_note: '',
  evidence: [],
  evidence_text: null,
  before: 'A',
  entries: [],
  ...some,
})
const entry = (some: Partial<EntryView> = {}): EntryView => ({
  layer: 'at',
  name: 'Anggota Tim',
  round: 1,
  answer: null,
  note: '',
  verdict: null,
  ticks: NO_TICKS,
  ...some,
})
const codes = (inputs: QueueInputView[]) => inputs.map((one) => one.code)

const all = [
  input('1'),
  input('2', { verdict: 'sesuai', status: 'Revisi' }),
  input('3', { area: 'b', verdict: 'revisi', status: 'Revisi', changed: true }),
  input('4', { area: 'b' }),
]

test('a reviewer sees what has no verdict of the own layer', () => {
  expect(codes(filterQueue(all, { area: '', status: 'belum' }, true, ''))).toEqual(['1', '4'])
  expect(codes(filterQueue(all, { area: 'b', status: 'belum' }, true, ''))).toEqual(['4'])
  expect(codes(filterQueue(all, { area: '', status: 'berubah' }, true, ''))).toEqual(['3'])
})

test('others see the verdict that stands', () => {
  expect(codes(filterQueue(all, { area: '', status: 'revisi' }, false, ''))).toEqual(['2', '3'])
  expect(standing(all[1]!, true)).toBe('sesuai')
  expect(standing(all[1]!, false)).toBe('revisi')
})

test('what was just judged stays until one moves on, unless its area was left', () => {
  expect(codes(filterQueue(all, { area: '', status: 'belum' }, true, '2'))).toEqual(['1', '2', '4'])
  expect(codes(filterQueue(all, { area: 'b', status: 'belum' }, true, '2'))).toEqual(['4'])
})

test('next and previous stop at the ends, and begin at the top', () => {
  expect(neighbour(all, '2', 1)).toBe('3')
  expect(neighbour(all, '4', 1)).toBe('4')
  expect(neighbour(all, '1', -1)).toBe('1')
  expect(neighbour(all, 'gone', 1)).toBe('1')
  expect(neighbour([], '1', 1)).toBe('')
})

test('only the four reviewing roles have a layer', () => {
  expect(['pokja', 'koordinator', 'at', 'kt', 'dalnis', 'tpn', 'unit', undefined].map(layerOf)).toEqual([
    null,
    null,
    'at',
    'kt',
    'dalnis',
    'tpn',
    null,
    null,
  ])
})

test('what a layer wrote replaces its own column and no other', () => {
  const first = input('1', {
    entries: [entry(), entry({ layer: 'kt', note: 'tetap' }), entry({ round: 2, note: 'kedua' })],
  })
  const after = withEntry(first, entry({ round: 2, verdict: 'revisi', note: 'baru' }))
  expect(entryOf(after, 'at', 2)?.note).toBe('baru')
  expect(entryOf(after, 'at', 1)?.note).toBe('')
  expect(entryOf(after, 'kt', 1)?.note).toBe('tetap')
  expect(after.verdict).toBe('revisi')
})

test('round 1 is kept in sight in round 2, and TPN appears when it has a say', () => {
  const one = input('1', { entries: [entry({ note: 'satu' })] })
  expect(columns(one, 1, 'at').map((cell) => [cell.layer, cell.now?.note, cell.before])).toEqual([
    ['at', 'satu', null],
    ['kt', undefined, null],
    ['dalnis', undefined, null],
  ])
  expect(columns(one, 2, 'tpn').map((cell) => [cell.layer, cell.now, cell.before?.note])).toEqual([
    ['at', null, 'satu'],
    ['kt', null, undefined],
    ['dalnis', null, undefined],
    ['tpn', null, undefined],
  ])
})

test('behind an answer stand all who chose it, the unit first', () => {
  const reviewed = input('1', {
    unit: 'A',
    entries: [
      entry({ layer: 'at', answer: 'B' }),
      entry({ layer: 'at', round: 2, answer: 'A' }),
      entry({ layer: 'kt', answer: 'B' }),
    ],
  })
  expect([...choosersOf(reviewed, 1, 'at')]).toEqual([
    ['A', ['unit']],
    ['B', ['at', 'kt']],
  ])
  // In round 2 the answer of round 1 counts for whoever has not given another.
  expect([...choosersOf(reviewed, 2, 'at')]).toEqual([
    ['A', ['unit', 'at']],
    ['B', ['kt']],
  ])
  expect([...choosersOf(input('2', { unit: null }), 1, 'at')]).toEqual([])
})

test('what the national team says is listed and decides nothing, against whichever verdict of the team', () => {
  const entries = (tpn: EntryView['verdict'], dalnis: EntryView['verdict']) => [
    entry({ layer: 'at', verdict: dalnis === 'revisi' ? 'sesuai' : 'revisi' }),
    entry({ layer: 'dalnis', verdict: dalnis }),
    entry({ layer: 'tpn', verdict: tpn, note: 'Dibaca tim nasional' }),
    entry({ layer: 'kt', round: 2, verdict: tpn }),
  ]
  for (const [tpn, dalnis] of [
    ['revisi', 'sesuai'],
    ['sesuai', 'revisi'],
  ] as const) {
    const one = input('1', { entries: entries(tpn, dalnis) })
    expect(standing(one, false, 1)).toBe(dalnis)
    const said = saidOf(one, 1, [], false)
    expect(said?.revise).toBe(dalnis === 'revisi')
    expect(said?.entries.map(({ layer }) => layer)).toEqual(['tpn', 'dalnis', 'at'])
  }
  const alone = input('1', { entries: [entry({ layer: 'tpn', verdict: 'revisi' })] })
  expect([standing(alone, false, 1), saidOf(alone, 1, [], false)]).toEqual(['belum', null])
})

test('the number of inputs to unfold is written as numbers are', () => {
  expect(m.review.queueUnfold(1_270)).toBe(`Tampilkan ${formatCount(1_270)} isian`)
  expect(m.review.queueUnfold(1_270)).toContain('1.270')
})
