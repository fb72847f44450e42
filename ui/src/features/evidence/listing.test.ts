import { expect, test } from 'vitest'
import type { EvidenceView } from '$lib/api/types'
import { counts, listed, type Sort } from './listing'

const BY_TITLE: Sort = { by: 'title', falling: false }

function document(title: string, some: Partial<EvidenceView> = {}): EvidenceView {
  return {
    id: title,
    title,
    name: `${title}.pdf`,
    year: 2026,
    triwulan: null,
    size: 1,
    media: 'application/pdf',
    sha256: '',
    revisions: [],
    serves: ['A'],
    note: '',
    preview: 'pdf',
    risky: false,
    flags: [],
    ...some,
  }
}

const titles = (documents: EvidenceView[]) => documents.map((one) => one.title)

test('every word is looked for in titles, file names, earlier names and notes, without case and accents', () => {
  const all = [
    document('Notulen Évaluasi', { note: 'Triwulan kedua' }),
    document('SK Tim', { revisions: [{ name: 'draf lama.docx', sha256: '', size: 1, media: '' }] }),
  ]
  expect(titles(listed(all, 'all', 'KEDUA evaluasi', BY_TITLE))).toEqual(['Notulen Évaluasi'])
  expect(titles(listed(all, 'all', 'draf', BY_TITLE))).toEqual(['SK Tim'])
  expect(listed(all, 'all', 'draf kedua', BY_TITLE)).toEqual([])
})

test('filters are counted and applied', () => {
  const all = [
    document('a', { serves: [] }),
    document('b', { flags: [{ code: 'tahun_lain', message: '' }], year: 2023 }),
    document('c', { flags: [{ code: 'ganda', message: '' }] }),
    document('d', { flags: [{ code: 'nama_sama', message: '' }], year: null }),
  ]
  expect(counts(all)).toEqual({ all: 4, unused: 1, wrongYear: 1, duplicate: 2, noYear: 1 })
  expect(titles(listed(all, 'duplicate', '', BY_TITLE))).toEqual(['c', 'd'])
})

test('numbers in titles count as numbers, and equal ones keep the order of their titles', () => {
  const all = [document('Foto 10', { size: 5 }), document('Foto 9', { size: 5 }), document('Foto 1', { size: 7 })]
  expect(titles(listed(all, 'all', '', BY_TITLE))).toEqual(['Foto 1', 'Foto 9', 'Foto 10'])
  expect(titles(listed(all, 'all', '', { by: 'size', falling: true }))).toEqual(['Foto 1', 'Foto 9', 'Foto 10'])
})

test('years come with their quarters, and none comes first', () => {
  const all = [document('b', { triwulan: 2 }), document('c', { triwulan: 1 }), document('a', { year: null })]
  expect(titles(listed(all, 'all', '', { by: 'year', falling: false }))).toEqual(['a', 'c', 'b'])
})
