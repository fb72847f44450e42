import { expect, test } from 'vitest'
import { asFault, NO_FACTS } from '$lib/api/faults'
import type { Case, Facts } from '$lib/api/types'
import { worded } from './faults'
import { attachmentHints, hints } from './hints'

const CASES = Object.keys({
  read_only_asked: true,
  export: true,
  review: true,
  stage: true,
  other_assessment: true,
  not_there: true,
  clocks: true,
  package: true,
  unofficial: true,
  workbook: true,
  portal_rb: true,
  answers: true,
  not_a_file: true,
  folder: true,
  no_sheet: true,
  damaged: true,
  template: true,
  compose: true,
  not_verified: true,
  copy: true,
  newer: true,
  occupied: true,
  older: true,
  elsewhere: true,
  unchecked: true,
  versions: true,
  no_effort: true,
  full_backup: true,
  own: true,
  other_columns: true,
  scan: true,
  server_error: true,
  unit_list: true,
  table: true,
  complaints: true,
  responses: true,
  team: true,
  assigned: true,
  frozen: true,
  last_year: true,
  unanswered: true,
  compared: true,
  both_sides: true,
  columns: true,
  raises: true,
} satisfies Record<Case, true>) as Case[]

test('the backend says what happened, the window says what to do', () => {
  const shown = worded({
    code: 'berkas_bukti_ditolak',
    what: 'berkas a.pdf kosong (0 byte)',
    facts: { ...NO_FACTS, attachment: 'empty' },
  })
  expect([shown.what, shown.hint]).toEqual(['Berkas a.pdf kosong (0 byte).', 'Periksa berkas aslinya.'])
})

test('every row and every field that is wrong is listed', () => {
  const rows = Array.from({ length: 40 }, (_, at) => ({ place: `Soal ${at + 1}`, reason: 'bukan angka' }))
  const fields = [{ field: 'hal', label: 'Hal surat', reason: 'memuat 501 huruf, paling banyak 500' }]
  const shown = worded({
    code: 'baris_tidak_terbaca',
    what: '40 baris tidak dapat dibaca',
    facts: { ...NO_FACTS, rows, fields },
  })
  expect(shown.list).toHaveLength(41)
  expect(shown.list.at(39)).toBe('Soal 40: bukan angka.')
  expect(shown.list.at(40)).toBe('Hal surat memuat 501 huruf, paling banyak 500.')
})

test('whatever is thrown can be shown', () => {
  expect(asFault(new TypeError('x is undefined')).code).toBe('kesalahan_program')
  expect(asFault('command foo not found').what).toContain('foo')
  expect(worded('command foo not found').hint).toContain('Pengaturan')
})

test('a template is refused by what is wrong with its file', () => {
  const hint = (facts: Partial<Facts>) =>
    worded({ code: 'templat_ditolak', what: 'templat tidak dapat dipakai', facts: { ...NO_FACTS, ...facts } }).hint
  expect(hint({ cause: 'berkas_kosong' })).toBe('Salin atau unduh ulang berkas itu.')
  expect(hint({ case: 'damaged' })).toBe('Pilih salinan yang dapat dibuka di Excel.')
})

test('a step of the review is sought on the page that takes it', () => {
  const hint = (step: string) =>
    worded({ code: 'tahap_tidak_sesuai', what: 'tahapnya lain', facts: { ...NO_FACTS, steps: [step] } }).hint
  for (const step of ['submit', 'return', 'approve']) expect(hint(step), step).toContain('halaman Siap serah')
  expect(hint('reopen')).toContain('halaman Reviu')
})

test('no hint speaks of commands to type, and each is whole sentences', () => {
  const some = [
    ...CASES.map((one) => ({ case: one })),
    ...['submit', 'return', 'approve', 'reopen'].map((step) => ({ steps: [step] })),
    { choices: ['A.I.1'] },
    { format: '.xls' },
    { database: 'evidence.db' },
    { items: ['answers[0]'] },
    { given: 'Rapat' },
    { cause: 'berkas_rusak' as const },
    {},
  ]
  const all = Object.values(hints).flatMap((hint) =>
    typeof hint === 'string' ? [hint] : some.map((facts) => hint({ ...NO_FACTS, ...facts })),
  )
  for (const text of [...all, ...Object.values(attachmentHints)]) {
    expect(text).not.toMatch(/--|\bperintah\b|\bpilar [a-z]|\bMuat ulang\b/)
    expect(text).toMatch(/^[A-Z].*[.]$/)
  }
})

test('whatever is refused says what happened, what is safe, and what to do', () => {
  // What the backend says has both, for every code (crates/app/src/error/safe.rs); what the page says of itself, too.
  const own = worded(new TypeError('x is undefined'))
  expect(own.what).toBe('Ada yang keliru di dalam Pilar (TypeError: x is undefined); yang sudah tersimpan tetap utuh.')
  for (const code of Object.keys(hints) as (keyof typeof hints)[]) {
    const shown = worded({ code, what: 'berkas itu tidak terbaca; tidak ada yang berubah', facts: NO_FACTS })
    expect(shown.what).toBe('Berkas itu tidak terbaca; tidak ada yang berubah.')
    expect(shown.hint.split(' ').length, code).toBeGreaterThan(1)
  }
})
