import { render, screen, within } from '@testing-library/svelte'
import userEvent from '@testing-library/user-event'
import { expect, test } from 'vitest'
import type { AuditView, FindingView, OriginView } from '$lib/api/types'
import { program } from '$lib/desk/program.svelte'
import { deskOf, fake, fault } from '../testing/fake'
import Integrity from './Integrity.svelte'

const origin: OriginView = {
  replica: '01a222a2-c2e1-8fbe-816b-7db30dd6b949',
  short: '0dd6b949',
  own: true,
  authors: [
    { name: 'Sari Utami', changes: 1200 },
    { name: 'Budi', changes: 3 },
  ],
  chained: 1203,
  unchained: 0,
  missing: 0,
  waiting: 0,
  since: '2026-03-02T09:10:00+07:00',
  first: '2026-03-02T09:10:00+07:00',
  last: '2026-11-22T14:07:00+07:00',
  tips: [{ position: 1203, hash: 'ab'.repeat(32) }],
  condition: 'whole',
  condition_name: 'utuh',
}

const whole: AuditView = {
  id: 'x',
  unit: 'Kantor',
  instansi: 'Kota',
  year: 2026,
  time: '2026-11-22T14:07:00+07:00',
  verdict: 'whole',
  sentence: 'Riwayat utuh.',
  state: 'cd'.repeat(32),
  changes: 1203,
  origins: [origin],
  findings: [],
  proves: ['Setiap isi cocok dengan sidiknya.'],
  proves_not: ['Siapa yang sebenarnya menulis.'],
}

const fork: FindingView = {
  kind: 'forked',
  replica: origin.replica,
  what: 'Riwayat dari Budi bercabang.',
  items: ['Cabang 1 sesudah perubahan ke-1: jawaban unit menjadi A', 'Cabang 2: jawaban unit menjadi B'],
  safe: 'Semua cabang disimpan.',
  todo: 'Tanyakan kepada Budi.',
  file: null,
}

test('a whole history shows its state, its origins, and what that proves and does not', async () => {
  const backend = fake({ audit_assessment: () => whole })
  const desk = deskOf()
  render(Integrity, { desk })
  await screen.findByText('Riwayat utuh.')
  const outcome = screen.getByRole('status')
  within(outcome).getByText(Array(8).fill('cdcdcdcd').join(' '))
  expect(backend.called('audit_assessment')).toEqual([{ id: desk.id }])
  screen.getByText('Tidak ada yang perlu dilakukan')
  const row = screen.getByRole('row', { name: /0dd6b949/ })
  within(row).getByText('di sini')
  within(row).getByText(/Sari Utami \(1\.200\), Budi \(3\)/)
  within(row).getByText('1.203')
  within(row).getByText('utuh')
  within(row).getByText(/Perubahan ke-1\.203/)
  within(screen.getByRole('region', { name: 'Yang dibuktikan' })).getByText('Setiap isi cocok dengan sidiknya.')
  within(screen.getByRole('region', { name: 'Yang tidak dibuktikan' })).getByText('Siapa yang sebenarnya menulis.')
})

test('a finding says what happened, what is safe and what to do, and leads to the conflicts', async () => {
  const forked = { ...origin, condition: 'forked', condition_name: 'bercabang' } as const
  const missing = { ...origin, replica: 'r', short: 'bbbb', own: false, missing: 488, waiting: 2, unchained: 7 }
  const view = { ...whole, verdict: 'notable', findings: [fork], origins: [forked, missing] } as const
  fake({ audit_assessment: () => view as unknown as AuditView })
  render(Integrity, { desk: deskOf() })
  const card = await screen.findByRole('article', { name: 'Riwayat dari Budi bercabang.' })
  within(card).getByText('Bercabang')
  expect(within(card).getAllByRole('listitem')).toHaveLength(2)
  within(card).getByText('Semua cabang disimpan.')
  within(card).getByText(/Tanyakan kepada Budi\./)
  expect(within(card).getByRole('link').getAttribute('href')).toBe('#/konflik')
  const row = screen.getByRole('row', { name: /bbbb/ })
  for (const part of ['488 tanpa isi', '2 belum dihitung', '7 tidak dirantai']) within(row).getByText(part)
})

test('a conflict copy that holds something new leads to its import', async () => {
  const copy: FindingView = {
    ...fork,
    kind: 'conflict_copy',
    replica: null,
    what: 'Berkas pilar-DESKTOP-7Q.db memuat 3 perubahan.',
    items: [],
    file: '/ruang/pilar-DESKTOP-7Q.db',
  }
  const merged: FindingView = { ...copy, what: 'Berkas pilar (1).db sudah digabungkan.', file: null }
  fake({ audit_assessment: () => ({ ...whole, verdict: 'notable', findings: [copy, merged] }) })
  program.given = null
  render(Integrity, { desk: deskOf() })
  const card = await screen.findByRole('article', { name: copy.what })
  within(card).getByText('Salinan bentrok')
  await userEvent.setup().click(within(card).getByRole('button', { name: 'Impor berkas ini' }))
  expect(program.given).toBe('/ruang/pilar-DESKTOP-7Q.db')
  expect(within(screen.getByRole('article', { name: merged.what })).queryByRole('button')).toBeNull()
})

test('what was altered is told loudly and has no state', async () => {
  const view: AuditView = { ...whole, verdict: 'altered', sentence: 'Riwayat tidak utuh.', state: null }
  fake({ audit_assessment: () => view })
  render(Integrity, { desk: deskOf() })
  await screen.findByText('Riwayat tidak utuh.')
  const outcome = screen.getByRole('status')
  expect(outcome.classList.contains('bad')).toBe(true)
  within(outcome).getByText('Tidak dinyatakan, karena ada yang berubah sesudah ditulis.')
})

test('the record is saved where the person says, and the page shows what is on it', async () => {
  const file = { path: '/usb/ba.pdf', size: 40_000, notices: [] }
  const backend = fake({
    audit_assessment: () => whole,
    save_as: () => '/usb/ba.pdf',
    save_audit_record: () => ({ audit: { ...whole, sentence: 'Riwayat utuh, diperiksa lagi.' }, file }),
  })
  const desk = deskOf()
  render(Integrity, { desk })
  await screen.findByText('Riwayat utuh.')
  await userEvent.setup().click(screen.getByRole('button', { name: 'Simpan berita acara (PDF)' }))
  await screen.findByText('/usb/ba.pdf')
  screen.getByText('Riwayat utuh, diperiksa lagi.')
  expect(backend.called('save_as')[0]?.name).toMatch(/^Berita Acara Keutuhan .*\.pdf$/)
  expect(backend.called('save_audit_record')).toEqual([{ id: desk.id, path: '/usb/ba.pdf' }])
})

test('a history that cannot be read says why and is read again on request', async () => {
  let broken = true
  fake({
    audit_assessment: () => {
      if (broken) throw fault('ruang_kerja_tertutup', 'ruang kerja tidak terbuka')
      return whole
    },
  })
  render(Integrity, { desk: deskOf() })
  await screen.findByText('Ruang kerja tidak terbuka.')
  broken = false
  await userEvent.setup().click(screen.getByRole('button', { name: 'Coba lagi' }))
  await screen.findByText('Riwayat utuh.')
})
