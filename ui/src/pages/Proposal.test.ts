import { render, screen, waitFor, within } from '@testing-library/svelte'
import userEvent from '@testing-library/user-event'
import { beforeEach, expect, test, vi } from 'vitest'
import type { ProposalView } from '$lib/api/types'
import { notices } from '$lib/desk/notices.svelte'
import { program } from '$lib/desk/program.svelte'
import { router } from '$lib/desk/router.svelte'
import { unsaved } from '$lib/ui/Draft.svelte'
import { changed, deskOf, fake, fault, type Handlers } from '../testing/fake'
import { appealOf, conditionOf, fileOf, itemOf, letterOf, proposalOf } from '../testing/proposal'
import Proposal from './Proposal.svelte'

beforeEach(() => {
  notices.list = []
  unsaved.clear()
  program.identity = { name: 'Sri Wahyuni', nip: '', role: 'koordinator' }
  router.route = { page: 'pengusulan', part: null, at: null }
})

/** The page at one of its tabs; `view` may change while it is open. */
function shown(part: string | null, view: () => ProposalView, some: Handlers = {}, readOnly = false) {
  router.route = { page: 'pengusulan', part, at: null }
  const desk = deskOf(undefined, readOnly)
  let saves = 0
  const stored = <T>(outcome: T) => changed(desk, outcome, { saved: `2026-05-20T10:00:0${(saves += 1)}+07:00` })
  const backend = fake({
    show_proposal: view,
    change_kit: () => stored(view().kit),
    set_stage: () => stored([]),
    set_appeal: () => stored(view().appeal),
    fill_letter: () => stored(null),
    letter_into_kit: () => stored([]),
    ...some,
  })
  render(Proposal, { desk })
  return { desk, backend, user: userEvent.setup(), stored }
}

test('a value is stored with what it is from, and the judgement is that of the backend', async () => {
  let view = proposalOf()
  const { backend, user } = shown(null, () => view)
  await screen.findByText('Diusulkan menuju WBK.')
  expect(screen.getByText('2 persyaratan belum diketahui')).toBeTruthy()
  view = proposalOf({
    eligible: false,
    conditions: [
      conditionOf('spip', 'Maturitas SPIP paling rendah level 3', {
        value: '2',
        judgement: 'belum',
        judgement_name: 'Belum terpenuhi',
        why: '',
      }),
    ],
  })
  await user.type(screen.getByLabelText('Nilai: Maturitas SPIP paling rendah level 3'), '2{Enter}')
  await waitFor(() => expect(backend.called('change_kit')[0]).toMatchObject({ values: [['spip', '2']], source: null }))
  expect((await screen.findByText('Belum terpenuhi')).closest('tr')?.dataset.condition).toBe('spip')
  expect(screen.getByText('1 persyaratan belum terpenuhi')).toBeTruthy()
  await user.type(screen.getByLabelText('Sumber nilai: Maturitas SPIP paling rendah level 3'), 'LHE 3/2026')
  await user.tab()
  await waitFor(() =>
    expect(backend.called('change_kit').at(-1)).toMatchObject({ values: [['spip', '2']], source: 'LHE 3/2026' }),
  )
})

test('a source without a value says so and is stored with the value', async () => {
  const { backend, user } = shown(null, () => proposalOf())
  await user.type(await screen.findByLabelText('Sumber nilai: Maturitas SPIP paling rendah level 3'), 'LHE 3/2026')
  await user.tab()
  expect((await screen.findByRole('alert')).textContent).toContain('Isi nilainya lebih dahulu')
  expect(backend.called('change_kit')).toEqual([])
  await user.type(screen.getByLabelText('Nilai: Maturitas SPIP paling rendah level 3'), '3{Enter}')
  await waitFor(() =>
    expect(backend.called('change_kit').at(-1)).toMatchObject({ values: [['spip', '3']], source: 'LHE 3/2026' }),
  )
})

test('a value that cannot be one is told at its field and stays there', async () => {
  const { user } = shown(null, () => proposalOf(), {
    change_kit: () => {
      throw fault('nilai_persyaratan_tidak_sah', 'nilai "bagus" untuk spip tidak sah', {
        accepted: 'isikan sebuah angka',
      })
    },
  })
  const field = await screen.findByLabelText<HTMLInputElement>('Nilai: Maturitas SPIP paling rendah level 3')
  await user.type(field, 'bagus{Enter}')
  const told = await screen.findByRole('alert')
  expect(told.textContent).toBe('Nilai "bagus" untuk spip tidak sah. Isikan sebuah angka.')
  expect(field.value).toBe('bagus')
  expect(notices.list).toEqual([])
})

test('a value that two people set otherwise leads to the list of conflicts', async () => {
  const spip = conditionOf('spip', 'Maturitas SPIP paling rendah level 3', {
    value: '3',
    conflict: true,
    why: 'diisi berbeda di dua tempat; putuskan di daftar konflik',
  })
  shown(null, () => proposalOf({ conditions: [spip] }))
  const link = await screen.findByRole('link', { name: 'Putuskan konflik' })
  expect(link.getAttribute('href')).toBe('#/konflik')
  expect(screen.getByText('Diisi berbeda di dua tempat; putuskan di daftar konflik.')).toBeTruthy()
})

test('a file is chosen for its row, checked, and taken out', async () => {
  let view = proposalOf()
  const { backend, user } = shown('berkas', () => view, { pick_file: () => '/usb/SPTJM.pdf' })
  view = proposalOf({ items: [fileOf('sptjm', 'SPTJM', 'SPTJM.pdf')] })
  await user.click(await screen.findByRole('button', { name: 'Pilih berkas: SPTJM' }))
  await waitFor(() => expect(backend.called('change_kit')[0]?.files).toEqual([['sptjm', '/usb/SPTJM.pdf']]))
  await screen.findByText(/dimasukkan Sri Wahyuni, 20 Mei 2026/)
  await user.click(screen.getByRole('checkbox', { name: 'Diperiksa: SPTJM' }))
  await waitFor(() => expect(backend.called('change_kit')[1]).toMatchObject({ check: ['sptjm'], uncheck: [] }))
  await user.click(screen.getByRole('button', { name: 'Keluarkan: SPTJM' }))
  await waitFor(() => expect(backend.called('change_kit')[2]?.files).toEqual([['sptjm', '']]))
})

test('a letter that nobody signed keeps the kit from being complete', async () => {
  const sptjm = fileOf('sptjm', 'SPTJM', 'sptjm.pdf', { state: 'diperiksa', unsigned: true })
  const { user } = shown('berkas', () => proposalOf({ items: [sptjm], complete: false }))
  expect(await screen.findByText('1 surat belum ditandatangani')).toBeTruthy()
  await user.click(screen.getByRole('button', { name: 'Susun berkas lengkap…' }))
  expect(await screen.findByText('SPTJM: belum ditandatangani')).toBeTruthy()
})

test('a refused check leaves the box as it was, and what changed or is gone is told', async () => {
  const items = [
    fileOf('sptjm', 'SPTJM', 'SPTJM.pdf', {
      state: 'berubah',
      notice: '"SPTJM.pdf" diganti sesudah diperiksa; periksa kembali.',
    }),
    fileOf('lke', 'LKE', 'LKE.xlsx', {
      state: 'hilang',
      notice: 'isi "LKE.xlsx" tidak ada di ruang kerja ini; masukkan lagi.',
    }),
  ]
  const target =
    'target diubah dari WBK menjadi WBBM sesudah berkas mulai disusun; 1 berkas dimasukkan untuk target lama.'
  const { user } = shown('berkas', () => proposalOf({ items, notices: [target] }), {
    change_kit: () => {
      throw fault('bukti_rusak', 'isi dokumen berubah')
    },
  })
  const box = await screen.findByRole<HTMLInputElement>('checkbox', { name: 'Diperiksa: SPTJM' })
  expect(screen.getByText('"SPTJM.pdf" diganti sesudah diperiksa; periksa kembali.')).toBeTruthy()
  expect(screen.getByText('Isi "LKE.xlsx" tidak ada di ruang kerja ini; masukkan lagi.')).toBeTruthy()
  expect(screen.queryByRole('checkbox', { name: 'Diperiksa: LKE' })).toBeNull()
  expect(screen.getByText(/Target diubah dari WBK menjadi WBBM/)).toBeTruthy()
  await user.click(box)
  await waitFor(() => expect(notices.list).toHaveLength(1))
  expect(box.checked).toBe(false)
})

test('files that are dropped go to the row below them, one each', async () => {
  const { backend } = shown('berkas', () => proposalOf())
  const row = (await screen.findByText('SPTJM')).closest('tr')!
  let under: Element | null = row
  const found = vi.spyOn(document, 'elementFromPoint').mockImplementation(() => under)
  try {
    backend.drop(['/usb/a.pdf', '/usb/b.pdf'], { x: 1, y: 1 })
    await waitFor(() => expect(backend.called('change_kit')[0]?.files).toEqual([['sptjm', '/usb/a.pdf']]))
    expect(notices.list.map(({ text }) => text).join()).toContain('Satu baris memuat satu berkas')
    under = null
    backend.drop(['/usb/c.pdf'], { x: 1, y: 1 })
    expect(notices.list.at(-1)?.text).toBe('Lepaskan berkas di atas barisnya.')
  } finally {
    found.mockRestore()
  }
})

test('a letter shows what data tells, marks what is missing, and is saved or put into the kit', async () => {
  const { backend, user } = shown('surat', () => proposalOf(), {
    save_as: ({ name }) => `/tmp/${name}`,
    export_letter: ({ output }) => ({ path: output, size: 9, notices: ['1 kolom belum diisi.'] }),
    letter_into_kit: () => {
      throw fault('surat_belum_lengkap', 'SPTJM belum lengkap dan tidak dimasukkan; belum ada tanggal surat')
    },
  })
  expect((await screen.findByLabelText<HTMLInputElement>('Nama penanda tangan')).value).toBe('Hadi')
  expect(screen.getByText('dari tim, pimpinan unit')).toBeTruthy()
  expect(screen.getByText('Ditandai di dalam surat: tanggal surat.')).toBeTruthy()
  const date = screen.getByLabelText('Tanggal surat')
  await user.type(date, '31 Februari 2026')
  await user.tab()
  expect((await screen.findByRole('alert')).textContent).toContain('Tanggal itu tidak terbaca')
  await user.clear(date)
  await user.type(date, '31/05/2026')
  await user.tab()
  await waitFor(() =>
    expect(backend.called('fill_letter').at(-1)).toMatchObject({
      letter: 'sptjm',
      fields: [['tanggal', '2026-05-31']],
    }),
  )
  await user.type(screen.getByLabelText('Nama penanda tangan'), ' Kepala{Enter}')
  await waitFor(() => expect(backend.called('fill_letter').at(-1)?.fields).toEqual([['penandatangan', 'Hadi Kepala']]))
  expect(backend.called('fill_letter').at(-1)?.letter).toBeUndefined()
  await user.click(screen.getByRole('button', { name: 'Simpan DOCX: SPTJM' }))
  await waitFor(() => expect(backend.called('export_letter')[0]?.output).toMatch(/^\/tmp\/SPTJM - .*\.docx$/))
  await user.click(screen.getByRole('button', { name: 'Masukkan ke berkas' }))
  await waitFor(() => expect(notices.list.at(-1)?.text).toContain('SPTJM belum lengkap'))
})

test('what is missing is told before the kit is put together, as a zip or a folder', async () => {
  const kit = { items: [itemOf('sptjm', 'SPTJM'), fileOf('lke', 'LKE', 'LKE.xlsx')], conditions: [] }
  const { backend, user } = shown('berkas', () => proposalOf(kit), {
    save_as: ({ name }) => `/tmp/${name}`,
    pick_folder: () => '/tmp/usulan',
    export_kit: ({ output }) => ({ path: output, size: 9, notices: [] }),
  })
  await user.click(await screen.findByRole('button', { name: 'Susun berkas lengkap…' }))
  const dialog = screen.getByRole('dialog')
  expect(within(dialog).getByText('SPTJM: belum ada')).toBeTruthy()
  expect(within(dialog).getByText('LKE: belum diperiksa')).toBeTruthy()
  await user.click(within(dialog).getByRole('button', { name: 'Simpan sebagai zip…' }))
  await waitFor(() => expect(backend.called('export_kit')[0]?.output).toMatch(/Berkas Pengusulan .*\.zip$/))
  await user.click(screen.getByRole('button', { name: 'Susun berkas lengkap…' }))
  expect(document.activeElement?.textContent.trim()).toBe('Simpan sebagai zip…')
  await user.click(await screen.findByRole('button', { name: 'Susun ke folder…' }))
  await waitFor(() => expect(backend.called('export_kit')[1]?.output).toBe('/tmp/usulan'))
})

test('what became of a file is told at its tab until something else is done', async () => {
  const written = (path: string) => ({ path, size: 9, notices: [] })
  let finish: (file: ReturnType<typeof written>) => void = () => {}
  const { backend, user } = shown('surat', () => proposalOf(), {
    save_as: ({ name }) => `/tmp/${name}`,
    export_letter: ({ output }) => written(output),
    export_kit: () => new Promise((done) => (finish = done)),
  })
  const save = await screen.findByRole('button', { name: /^Simpan DOCX: / })
  const told = () => screen.queryByText(/Tersimpan dan terverifikasi/)
  await user.click(save)
  await waitFor(() => expect(told()).toBeTruthy())
  await user.type(screen.getByLabelText('Nama penanda tangan'), ' Kepala{Enter}')
  await waitFor(() => expect(told()).toBeNull())
  await user.click(save)
  await waitFor(() => expect(told()).toBeTruthy())
  router.route = { page: 'pengusulan', part: 'tahap', at: null }
  await waitFor(() => expect(told()).toBeNull())

  // What is written while somebody goes on is told by a notice.
  await user.click(screen.getByRole('button', { name: 'Susun berkas lengkap…' }))
  await user.click(screen.getByRole('button', { name: 'Simpan sebagai zip…' }))
  await waitFor(() => expect(backend.called('export_kit')).toHaveLength(1))
  router.route = { page: 'pengusulan', part: 'berkas', at: null }
  await screen.findByText(/SPTJM/)
  finish(written('/tmp/Usulan.zip'))
  await waitFor(() => expect(notices.list.at(-1)?.text).toContain('/tmp/Usulan.zip'))
  expect(told()).toBeNull()
})

test('a stage has its days and what came of it', async () => {
  const { backend, user } = shown('tahap', () => proposalOf())
  await user.type(await screen.findByLabelText('Tanggal: Seleksi administrasi'), '1 Juli 2026{Enter}')
  await waitFor(() => expect(backend.called('set_stage')[0]).toMatchObject({ stage: 'administrasi', on: '2026-07-01' }))
  await user.selectOptions(screen.getByLabelText('Hasil: Seleksi administrasi'), 'Tidak lulus')
  await waitFor(() => expect(backend.called('set_stage').at(-1)).toMatchObject({ outcome: 'tidak-lulus' }))
  await user.type(screen.getByLabelText('Batas waktu: Panel'), 'besok{Enter}')
  expect((await screen.findByRole('alert')).textContent).toContain('Tanggal itu tidak terbaca')
})

test('an objection has its reason, proof, outcome and letter, and is withdrawn by its own button', async () => {
  let view = proposalOf()
  const { backend, user } = shown('sanggah', () => view, { pick_file: () => '/usb/Keterangan.pdf' })
  await screen.findByText('Belum ada sanggah')
  await user.selectOptions(screen.getByLabelText('Butir yang disanggah'), 'SPTJM')
  await user.type(screen.getByLabelText('Alasan'), 'Bermeterai')
  view = proposalOf(
    {},
    {
      appeal: { ...proposalOf().appeal, items: [appealOf('sptjm', 'SPTJM', { reason: 'Bermeterai' })] },
      letters: [letterOf('sanggah', 'Surat sanggahan', { objects: true, item: null })],
    },
  )
  await user.click(screen.getByRole('button', { name: 'Sanggah butir ini' }))
  await waitFor(() => expect(backend.called('set_appeal')[0]).toMatchObject({ item: 'sptjm', reason: 'Bermeterai' }))
  await user.click(await screen.findByRole('button', { name: 'Pilih bukti: SPTJM' }))
  await waitFor(() => expect(backend.called('set_appeal')[1]).toMatchObject({ proof: '/usb/Keterangan.pdf' }))
  await user.selectOptions(screen.getByLabelText('Hasil'), 'Diterima')
  await waitFor(() => expect(backend.called('set_appeal')[2]).toMatchObject({ outcome: 'diterima' }))
  expect(screen.getByRole('button', { name: 'Simpan DOCX: Surat sanggahan' })).toBeTruthy()
  const card = within(document.querySelector<HTMLElement>('[data-appeal=sptjm]')!)
  await user.clear(card.getByLabelText('Alasan'))
  await user.tab()
  expect((await screen.findByRole('alert')).textContent).toContain('tekan Cabut sanggah')
  expect(backend.called('set_appeal')).toHaveLength(3)
  view = proposalOf()
  await user.click(screen.getByRole('button', { name: 'Cabut sanggah: SPTJM' }))
  await waitFor(() => expect(backend.called('set_appeal').at(-1)).toMatchObject({ reason: '' }))
  await screen.findByText('Belum ada sanggah')
  expect([...unsaved.keys()]).toEqual([])
})

test('reviewers and whoever may only look change nothing', async () => {
  program.identity = { name: 'Budi', nip: '', role: 'at' }
  shown('berkas', () => proposalOf({ items: [fileOf('sptjm', 'SPTJM', 'SPTJM.pdf')] }))
  await screen.findByText(/Anda melihatnya sebagai tim penilai/)
  expect(screen.queryByRole('button', { name: 'Pilih berkas: SPTJM' })).toBeNull()
  expect(screen.getByRole<HTMLInputElement>('checkbox', { name: 'Diperiksa: SPTJM' }).disabled).toBe(true)
})

test('what cannot be read is told and tried again', async () => {
  let broken = true
  const { user } = shown(null, () => {
    if (broken) throw fault('ruang_kerja_gagal', 'ruang kerja gagal diakses')
    return proposalOf()
  })
  await screen.findByRole('alert')
  broken = false
  await user.click(screen.getByRole('button', { name: 'Coba lagi' }))
  await screen.findByText('Diusulkan menuju WBK.')
})
