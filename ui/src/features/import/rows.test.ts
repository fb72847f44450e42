import { expect, test } from 'vitest'
import type { PackageImported } from '$lib/api/types'
import { importOf } from '../../testing/imports'
import { filterRows, rowsOf, valueText } from './rows'

const file = importOf({
  id: null,
  creates: true,
  new: 2,
  updated: 1,
  changes: [
    { code: 'A.I.1.i.a', label: 'Tim', what: 'jawaban unit', place: 'baris 9', from: null, to: { choice: 'Ya' } },
    {
      code: 'B.II.1',
      label: 'Indeks',
      what: 'jawaban unit',
      place: 'baris 190',
      from: { number: '0' },
      to: { number: '3.5' },
    },
    { code: 'A.I.1.i.b', label: 'Rencana', what: 'catatan unit', place: 'baris 10', from: null, to: 'x'.repeat(1000) },
  ],
})

test('a value of 0 is a value that is replaced, not a blank', () => {
  expect(rowsOf(file).map((row) => [row.from, row.to.slice(0, 4), row.effect])).toEqual([
    ['', 'Ya', 'new'],
    ['0', '3,5', 'updated'],
    ['', 'xxxx', 'new'],
  ])
})

test('long values are cut, blank ones stay blank', () => {
  expect(rowsOf(file)[2]!.to).toHaveLength(281)
  expect(valueText(null)).toBe('')
})

test('every typed word has to be somewhere in the row', () => {
  const rows = rowsOf(file)
  expect(filterRows(rows, 'JAWABAN 190', 'all').map((row) => row.code)).toEqual(['B.II.1'])
  expect(filterRows(rows, '', 'new')).toHaveLength(2)
  expect(filterRows(rows, 'jawaban', 'updated')).toHaveLength(1)
  expect(filterRows(rows, 'tidak ada', 'all')).toEqual([])
})

test('a package tells who gave a value, and what it is about when it is no input', () => {
  const version = {
    change: 'c',
    value: 'B',
    author: 'Sari',
    role: 'pokja',
    time: '2026-03-02T10:00:00+07:00',
    action_name: '',
  }
  const about = { subject: 'answer/unit/3', what: 'jawaban unit', soal_id: 3, code: 'A.I.1.i.c', label: 'Tim' }
  const items = [
    {
      ...about,
      effect: 'conflict' as const,
      from: { ...version, text: 'A' },
      to: { ...version, text: 'A' },
      versions: [
        { ...version, text: 'A' },
        { ...version, text: 'B', author: 'Budi' },
      ],
    },
    {
      ...about,
      subject: 'evidence/1',
      code: null,
      soal_id: null,
      label: 'SK Tim',
      what: 'keterangan bukti dukung',
      effect: 'new' as const,
      from: null,
      to: { ...version, text: 'SK Tim' },
      versions: [],
    },
  ]
  const rows = rowsOf({ kind: 'package', items } as unknown as PackageImported)
  expect(rows[0]).toMatchObject({ code: 'A.I.1.i.c', from: 'A', to: 'B', effect: 'conflict' })
  expect(rows[0]!.place).toContain('Budi, 2 Maret 2026')
  expect(rows[1]!.place).toContain('Sari')
  expect(rows[1]).toMatchObject({ code: '', what: 'keterangan bukti dukung: SK Tim', from: '', effect: 'new' })
})
