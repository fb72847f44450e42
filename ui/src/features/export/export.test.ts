import { render, screen, waitFor } from '@testing-library/svelte'
import userEvent, { type UserEvent } from '@testing-library/user-event'
import { expect, test } from 'vitest'
import type { Component } from 'svelte'
import type { PackageView, ScenarioListView } from '$lib/api/types'
import type { Desk } from '$lib/desk/desk.svelte'
import { m } from '$lib/i18n'
import { deskOf, fake, fault } from '../../testing/fake'
import { later } from '../../testing/later'
import { roundView } from '../../testing/review'
import LheCard from './LheCard.svelte'
import PackageCard from './PackageCard.svelte'
import PortalCard from './PortalCard.svelte'
import ReportCard from './ReportCard.svelte'
import VerifyCard from './VerifyCard.svelte'
import WorkbookCard from './WorkbookCard.svelte'

const exported = { path: '/tmp/LKE.xlsx', size: 65_000, notices: ['satu catatan dipotong.'] }

test('a saved workbook says where it is, how large, and what to know', async () => {
  const backend = fake({ save_as: () => '/tmp/LKE.xlsx', export_assessment: () => exported, open_folder: () => null })
  const desk = deskOf()
  render(WorkbookCard, { desk })
  const user = userEvent.setup()
  await user.click(screen.getByRole('button', { name: 'Simpan sebagai…' }))
  expect(await screen.findByText('Tersimpan dan terverifikasi, 65 kB')).toBeDefined()
  expect(screen.getByText('Satu catatan dipotong.')).toBeDefined()
  expect(backend.called('save_as')[0]?.name).toBe(`LKE ${desk.profile.unit} ${desk.profile.year}.xlsx`)
  await user.click(screen.getByRole('button', { name: 'Buka folder' }))
  expect(backend.called('open_folder')).toEqual([{ path: '/tmp/LKE.xlsx' }])
})

test('an official workbook is asked for before anything is written', async () => {
  const backend = fake({
    pick_file: () => '/tmp/resmi.xlsx',
    save_as: () => '/tmp/LKE.xlsx',
    export_assessment: () => exported,
  })
  render(WorkbookCard, { desk: deskOf() })
  const user = userEvent.setup()
  await user.click(screen.getByRole('radio', { name: 'Isikan ke buku kerja LKE resmi' }))
  await user.click(screen.getByRole('button', { name: 'Simpan sebagai…' }))
  expect(await screen.findByText(/Tersimpan dan terverifikasi/)).toBeDefined()
  expect(backend.called('export_assessment')[0]).toMatchObject({ format: 'xlsx', template: '/tmp/resmi.xlsx' })
})

test('a dismissed dialog writes nothing, an unwritable place is told on the card', async () => {
  let path: string | null = null
  const backend = fake({
    save_as: () => path,
    export_assessment: () => {
      throw fault('tujuan_tidak_dapat_ditulis', 'folder itu tidak dapat ditulis')
    },
  })
  render(PortalCard, { desk: deskOf() })
  const user = userEvent.setup()
  await user.click(screen.getByRole('button', { name: 'Simpan sebagai…' }))
  expect(backend.called('export_assessment')).toEqual([])
  path = '/baca/saja.json'
  await user.click(screen.getByRole('button', { name: 'Simpan sebagai…' }))
  expect((await screen.findByRole('alert')).textContent).toContain('atau pilih folder yang boleh ditulis.')
})

/** Asks to save, changes the choices while the dialog is open, and answers it. */
async function savedMeanwhile(card: Component<{ desk: Desk }>, change: (user: UserEvent) => Promise<void>) {
  const path = later<string>()
  const written = { export_assessment: () => exported, export_package: () => exported }
  const backend = fake({ save_as: path.answer, ...written })
  render(card, { desk: deskOf() })
  const user = userEvent.setup()
  await user.click(screen.getByRole('button', { name: 'Simpan sebagai…' }))
  await waitFor(() => expect(backend.called('save_as')).toHaveLength(1))
  await change(user)
  path.give('/tmp/hasil')
  await screen.findByText(/Tersimpan dan terverifikasi/)
  return backend
}

test('a package is of what was chosen when it was asked for', async () => {
  const area = deskOf().guide.areas[2]!.key
  const backend = await savedMeanwhile(PackageCard, (user) =>
    user.selectOptions(screen.getByRole('combobox', { name: 'Bagian' }), area),
  )
  expect(backend.called('export_package')[0]).toMatchObject({ scope: null, since: null, path: '/tmp/hasil' })
})

test('answers for the portal are of the format that was chosen when they were asked for', async () => {
  const backend = await savedMeanwhile(PortalCard, (user) =>
    user.click(screen.getByRole('radio', { name: m.exporting.portal.unit })),
  )
  expect(backend.called('export_assessment')[0]).toMatchObject({ format: 'portalrb', path: '/tmp/hasil' })
})

test('a report has the paper and the part that were chosen when it was asked for', async () => {
  const backend = await savedMeanwhile(ReportCard, async (user) => {
    await user.selectOptions(screen.getByRole('combobox', { name: 'Kertas' }), 'f4')
    await user.selectOptions(screen.getByRole('combobox', { name: m.exporting.report.part }), 'kurang')
  })
  expect(backend.called('export_assessment')[0]).toMatchObject({ paper: 'a4', path: '/tmp/hasil' })
  expect(backend.called('export_assessment')[0]).not.toHaveProperty('part')
})

test('a workbook is the one that was chosen when it was asked for', async () => {
  const backend = await savedMeanwhile(WorkbookCard, async (user) => {
    await user.click(screen.getByRole('checkbox', { name: 'Jalan termurah ke predikat' }))
  })
  expect(backend.called('export_assessment')[0]).not.toHaveProperty('annexes')
})

test('a package of one area, for what a recipient lacks', async () => {
  const backend = fake({
    save_as: () => '/tmp/p.zip',
    pick_file: () => '/tmp/penerima.zip',
    export_package: () => exported,
  })
  const desk = deskOf()
  render(PackageCard, { desk })
  const user = userEvent.setup()
  const area = desk.guide.areas[2]!
  await user.selectOptions(screen.getByRole('combobox', { name: 'Bagian' }), area.key)
  await user.click(screen.getByRole('button', { name: 'Pilih paket penerima' }))
  expect(await screen.findByText('penerima.zip')).toBeDefined()
  await user.click(screen.getByRole('button', { name: 'Simpan sebagai…' }))
  expect(backend.called('export_package')[0]).toMatchObject({ scope: { area: area.key }, since: '/tmp/penerima.zip' })
})

test('a damaged package is refused with a reason', async () => {
  fake({
    pick_file: () => '/tmp/rusak.zip',
    verify_package: () => {
      throw fault('paket_rusak', 'isi paket tidak cocok dengan daftarnya')
    },
  })
  render(VerifyCard)
  await userEvent.setup().click(screen.getByRole('button', { name: 'Pilih paket' }))
  expect((await screen.findByRole('alert')).textContent).toContain('Salin ulang, atau minta paket baru.')
  expect(screen.getByText('rusak.zip')).toBeDefined()
})

test('a package that leaves out the content of changes is not called whole', async () => {
  const about: PackageView = {
    good: true,
    assessment: 'asal',
    unit: 'Kantor Uji',
    instansi: 'Pemkot Uji',
    year: 2026,
    target: 'wbk',
    instrument: 'lke',
    made_at: '2026-03-02T10:00:00+07:00',
    made_by: 'Pilar',
    scope: null,
    person: null,
    scope_name: null,
    since: false,
    files: 9,
    bytes: 1_000,
    documents: 2,
    without_content: 0,
    changes: 9,
    left_out: 1,
    papers: 'agree',
    notices: ['isi 1 perubahan dari Budi tidak ikut dalam paket.'],
  }
  fake({ pick_file: () => '/tmp/lain.zip', verify_package: () => about })
  render(VerifyCard)
  await userEvent.setup().click(screen.getByRole('button', { name: 'Pilih paket' }))
  expect(await screen.findByText(/cocok dengan sidiknya, tetapi isi 1 perubahan tidak ikut/)).toBeDefined()
  expect(screen.getByText('Isi 1 perubahan dari Budi tidak ikut dalam paket.')).toBeDefined()
  expect(screen.queryByText(/utuh/)).toBeNull()
})

test('an LHE is written as the kind of file that was chosen, and tells what it lacks', async () => {
  const backend = fake({
    show_review: () => ({ progress: roundView({ unreviewed: 4 }), late: [], columns: [] }),
    save_as: ({ name }) => `/tmp/${name}`,
    export_assessment: () => exported,
  })
  const desk = deskOf()
  render(LheCard, { desk, blanks: 2 })
  const user = userEvent.setup()
  expect((await screen.findByRole('link', { name: '2 kolom data surat belum diisi' })).getAttribute('href')).toBe(
    '#/lhe',
  )
  expect(screen.getByRole('link', { name: '4 isian belum direviu' }).getAttribute('href')).toBe('#/reviu')
  await user.click(screen.getByRole('radio', { name: 'Dokumen Word' }))
  await user.selectOptions(screen.getByRole('combobox', { name: 'Kertas' }), 'f4')
  await user.click(screen.getByRole('button', { name: 'Simpan sebagai…' }))
  expect(await screen.findByText(/Tersimpan dan terverifikasi/)).toBeDefined()
  expect(backend.called('save_as')[0]?.name).toBe(`LHE ${desk.profile.unit} ${desk.profile.year}.docx`)
  expect(backend.called('export_assessment')[0]).toMatchObject({ format: 'lhe', paper: 'f4', template: null })
})

test('without a review there is no LHE to save, and the card says why', async () => {
  fake({ show_review: () => ({ progress: roundView({ stage: 'draft' }), late: [], columns: [] }) })
  render(LheCard, { desk: deskOf(), blanks: 2 })
  expect(await screen.findByText(/belum diserahkan untuk direviu/)).toBeDefined()
  expect(screen.queryByRole('button')).toBeNull()
  expect(screen.getByRole('link', { name: 'Buka Siap serah untuk menyerahkannya' }).getAttribute('href')).toBe(
    '#/serah',
  )
})

test('columns that Pilar does not fill are asked about, and what was chosen is done', async () => {
  const backend = fake({
    pick_file: () => '/tmp/resmi.xlsx',
    save_as: () => '/tmp/LKE.xlsx',
    export_assessment: ({ other_columns, sheet }) => {
      if (!sheet)
        throw fault('templat_ditolak', 'beberapa lembar sama cocoknya', {
          cause: 'lembar_rancu',
          choices: ['Satu', 'Dua'],
        })
      if (!other_columns)
        throw fault('templat_ditolak', '1 kolom berisi teks', {
          case: 'other_columns',
          items: ['lembar Dua kolom S: 9 sel terisi'],
        })
      return exported
    },
  })
  render(WorkbookCard, { desk: deskOf() })
  const user = userEvent.setup()
  await user.click(screen.getByRole('radio', { name: 'Isikan ke buku kerja LKE resmi' }))
  await user.click(screen.getByRole('button', { name: 'Simpan sebagai…' }))
  await user.click(await screen.findByRole('button', { name: 'Dua' }))
  expect(await screen.findByText('lembar Dua kolom S: 9 sel terisi.')).toBeDefined()
  await user.click(screen.getByRole('button', { name: 'Biarkan seperti di buku kerja asal' }))
  expect(await screen.findByText(/Tersimpan dan terverifikasi/)).toBeDefined()
  expect(backend.called('export_assessment').at(-1)).toMatchObject({ sheet: 'Dua', other_columns: 'biarkan' })
})

test('annexes go into the report that are ticked, and none otherwise', async () => {
  const scenario = (id: string | null, name: string) => {
    return { id, name, own_name: name, ready: id === null, answers: 1, today: 80, total: 85, met: {} }
  }
  const backend = fake({
    list_scenarios: () => [scenario(null, 'menurut TPI'), scenario('satu', 'Bila SK terbit')],
    save_as: () => '/tmp/Laporan.pdf',
    export_assessment: () => exported,
  })
  const desk = deskOf()
  render(ReportCard, { desk })
  const user = userEvent.setup()
  const save = () => user.click(screen.getByRole('button', { name: 'Simpan sebagai…' }))
  await save()
  await screen.findByText(/Tersimpan dan terverifikasi/)
  expect(backend.called('export_assessment')[0]).not.toHaveProperty('annexes')
  await user.click(screen.getByRole('checkbox', { name: 'Jalan termurah ke predikat' }))
  await user.selectOptions(screen.getByRole('combobox', { name: 'Predikat yang dituju jalan itu' }), 'wbbm')
  await user.click(screen.getByRole('checkbox', { name: 'Simulasi' }))
  await user.selectOptions(await screen.findByRole('combobox', { name: 'Simulasi yang dilampirkan' }), 'Bila SK terbit')
  await user.click(screen.getByRole('checkbox', { name: 'Perjalanan nilai' }))
  await save()
  await waitFor(() => expect(backend.called('export_assessment')).toHaveLength(2))
  expect(backend.called('export_assessment')[1]?.annexes).toEqual({
    path_to: 'wbbm',
    above: '',
    scenario: 'satu',
    course: true,
  })
})

test('a report waits until it is known which scenario was ticked', async () => {
  const list = later<ScenarioListView[]>()
  fake({ list_scenarios: list.answer })
  render(ReportCard, { desk: deskOf() })
  const save = screen.getByRole<HTMLButtonElement>('button', { name: 'Simpan sebagai…' })
  await userEvent.setup().click(screen.getByRole('checkbox', { name: 'Simulasi' }))
  expect(save.disabled).toBe(true)
  list.give([])
  await waitFor(() => expect(save.disabled).toBe(false))
})

test('a filled official workbook takes no annexes', async () => {
  fake({})
  render(WorkbookCard, { desk: deskOf() })
  expect(screen.getByRole('group', { name: 'Lampiran' })).toBeDefined()
  await userEvent.setup().click(screen.getByRole('radio', { name: 'Isikan ke buku kerja LKE resmi' }))
  expect(screen.queryByRole('group', { name: 'Lampiran' })).toBeNull()
})
