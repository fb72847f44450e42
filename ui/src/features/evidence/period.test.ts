import { expect, test } from 'vitest'
import { deskOf } from '../../testing/fake'
import { datedByName, groupsOf, periodOf } from './period'

test('years and quarters are read from names, and nothing is guessed', () => {
  const of = (title: string, name = 'x.pdf') => {
    const { year, triwulan } = periodOf({ title, name }, 2026)
    return [year, triwulan]
  }
  expect(of('SK Tim ZI 2026')).toEqual([2026, null])
  expect(of('Laporan', 'laporan_TW-III_2025.pdf')).toEqual([2025, 3])
  expect(of('Monev triwulan 2 2026')).toEqual([2026, 2])
  expect(of('Q4 2025')).toEqual([2025, 4])
  expect(of('Renstra 2025-2029')).toEqual([2025, null])
  expect(of('Perbandingan 2024 dan 2025')).toEqual([null, null])
  expect(of('TW I dan TW II 2026')).toEqual([2026, null])
  expect(of('Surat 120261', 'IMG_20260131.jpg')).toEqual([null, null])
  expect(of('Berita acara twin')).toEqual([null, null])
})

test('only what a document does not say itself is offered, grouped by time', () => {
  const [one, two, three] = deskOf().evidence
  const documents = [
    { ...one!, title: 'SK 2026', name: 'a.pdf', year: null, triwulan: null },
    { ...two!, title: 'SK 2026 TW I', name: 'b.pdf', year: 2025, triwulan: null },
    { ...three!, title: 'Rapat 2026', name: 'c.pdf', year: null, triwulan: 2 },
  ]
  expect(groupsOf(datedByName(documents, 2026))).toEqual([
    { documents: [one!.id, three!.id], year: 2026, triwulan: null },
    { documents: [two!.id], year: null, triwulan: 1 },
  ])
})
