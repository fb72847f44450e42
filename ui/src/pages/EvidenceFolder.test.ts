import { render, screen, within } from '@testing-library/svelte'
import userEvent from '@testing-library/user-event'
import { beforeEach, expect, test } from 'vitest'
import type { FolderPlanView, PlannedFileView } from '$lib/api/types'
import { notices } from '$lib/desk/notices.svelte'
import { attacher } from '../features/evidence/attach.svelte'
import { blank, changed, deskOf, fake, fault } from '../testing/fake'
import Evidence from './Evidence.svelte'

beforeEach(() => {
  notices.list = []
  attacher.refused = []
})

function file(path: string, some: Partial<PlannedFileView> = {}): PlannedFileView {
  return {
    path,
    size: 2048,
    title: path,
    sureness: 'pasti',
    codes: ['A.I.1.i.a'],
    others: [],
    document: 1,
    document_name: 'SK pembentukan tim ZI',
    reasons: ['kode A.I.1.i.a'],
    remarks: [],
    ...some,
  }
}

const PLAN: FolderPlanView = {
  folder: '/bukti/Area 1',
  total: 5,
  files: [
    file('i/SK Tim.pdf', { codes: ['A.I.1.i.a', 'A.I.1.i.b'] }),
    file('i/Notulen.pdf', { codes: ['A.I.1.i.b'], document: null, document_name: null }),
    file('scan.pdf', { sureness: 'ragu', others: ['A.I.1.i.b'], reasons: ['2 pertanyaan sama-sama cocok'] }),
    file('IMG_1.jpg', { sureness: 'tidak_dikenal', codes: [], document: null, document_name: null }),
  ],
  left_out: [{ path: 'Thumbs.db', code: 'sistem', reason: 'dibuat sistem' }],
  mentions: { found: 13, of: 86, missing: [{ code: 'A.I.1.i.a', text: 'https://drive.example.go.id/x' }] },
}

const box = (path: string) => screen.getByRole<HTMLInputElement>('checkbox', { name: `Lampirkan ${path}` })
const select = (path: string) => screen.getByRole<HTMLSelectElement>('combobox', { name: `Pertanyaan untuk ${path}` })

/** The page with the plan of a folder chosen by its dialog. */
async function planned() {
  const desk = deskOf(blank())
  const backend = fake({
    pick_folder: () => PLAN.folder,
    plan_folder: () => PLAN,
    add_folder: (given) =>
      changed(desk, {
        attached: given.files.slice(1).map((one) => ({
          id: one.path,
          name: one.path,
          sha256: '',
          size: 1,
          media: 'application/pdf',
          code: one.codes[0]!,
          reused: false,
        })),
        failed: [
          { path: 'i/SK Tim.pdf', fault: fault('berkas_bukti_ditolak', 'berkas SK Tim.pdf berubah saat dibaca') },
        ],
      }),
  })
  const user = userEvent.setup()
  render(Evidence, { desk })
  await user.click(screen.getByRole('button', { name: 'Tambah folder…' }))
  await screen.findByRole('heading', { name: 'Rencana folder Area 1' })
  return { desk, backend, user }
}

test('what is sure is ticked, and the parts say how many there are', async () => {
  const { backend } = await planned()
  expect(backend.called('plan_folder')).toMatchObject([{ path: '/bukti/Area 1' }])
  expect(box('i/SK Tim.pdf').checked && box('i/Notulen.pdf').checked).toBe(true)
  for (const name of ['Pasti 2', 'Ragu 1', 'Tidak dikenal 1', 'Dilewati 1']) screen.getByRole('button', { name })
  screen.getByText(/13 dari 86 tautan dan nama berkas hasil impor ditemukan/)
  screen.getByText(/memenuhi "SK pembentukan tim ZI"/)
  screen.getByRole('button', { name: 'Lampirkan 2 berkas' })
})

test('a person decides about what is doubtful, and everything is attached in one step', async () => {
  const { desk, backend, user } = await planned()
  await user.click(screen.getByRole('button', { name: 'Ragu 1' }))
  expect(box('scan.pdf').checked).toBe(false)
  screen.getByText('memenuhi "SK pembentukan tim ZI"; 2 pertanyaan sama-sama cocok')
  await user.selectOptions(select('scan.pdf'), 'A.I.1.i.b')
  expect(box('scan.pdf').checked).toBe(true)

  await user.click(screen.getByRole('button', { name: 'Tidak dikenal 1' }))
  expect(box('IMG_1.jpg').disabled).toBe(true)
  await user.selectOptions(select('IMG_1.jpg'), 'Pertanyaan lain…')
  const dialog = await screen.findByRole('dialog', { name: 'Pilih pertanyaan' })
  await user.type(within(dialog).getByRole('searchbox'), 'maklumat standar{Enter}')
  expect(box('IMG_1.jpg').checked).toBe(true)
  expect(select('IMG_1.jpg').value).toBe('A.I.6.i.b')

  await user.click(screen.getByRole('button', { name: 'Pasti 2' }))
  await user.click(box('i/Notulen.pdf'))
  await user.click(screen.getByRole('button', { name: 'Lampirkan 3 berkas' }))
  expect(backend.called('add_folder')).toMatchObject([
    {
      id: desk.id,
      path: '/bukti/Area 1',
      files: [
        { path: 'i/SK Tim.pdf', codes: ['A.I.1.i.a', 'A.I.1.i.b'], document: 1 },
        { path: 'scan.pdf', codes: ['A.I.1.i.b'], document: null },
        { path: 'IMG_1.jpg', codes: ['A.I.6.i.b'], document: null },
      ],
    },
  ])
  expect(notices.list.at(-1)?.text).toBe('2 berkas dilampirkan; Ctrl+Z mengembalikannya.')
  // What could not be attached is told, and the library is back.
  await screen.findByRole('dialog', { name: '1 berkas tidak dilampirkan' })
  expect(screen.queryByRole('heading', { name: 'Rencana folder Area 1' })).toBeNull()
})

test('what is left out is listed with its reason, and a plan can be left', async () => {
  const { user, backend } = await planned()
  await user.click(screen.getByRole('button', { name: 'Dilewati 1' }))
  screen.getByText('Thumbs.db')
  screen.getByText('dibuat sistem')
  await user.type(screen.getByRole('searchbox'), 'tidak ada')
  screen.getByText('Tidak ada yang cocok dengan pencarian')
  await user.click(screen.getByRole('button', { name: 'Batal' }))
  screen.getByText('Belum ada bukti dukung')
  expect(backend.called('add_folder')).toEqual([])
})

test('everything that is shown is ticked and unticked at once', async () => {
  const { user } = await planned()
  const all = screen.getByRole<HTMLInputElement>('checkbox', { name: 'Centang semua yang ditampilkan' })
  expect(all.checked).toBe(true)
  await user.click(all)
  expect(screen.getByRole<HTMLButtonElement>('button', { name: 'Lampirkan 0 berkas' }).disabled).toBe(true)
  await user.click(all)
  screen.getByRole('button', { name: 'Lampirkan 2 berkas' })
})

test('a folder dropped on the page is planned, a file is told where it belongs', async () => {
  const backend = fake({
    plan_folder: ({ path }) => {
      if (path === '/surat.pdf') throw fault('folder_bukti_ditolak', '/surat.pdf bukan folder')
      return PLAN
    },
  })
  document.elementFromPoint = () => null
  render(Evidence, { desk: deskOf(blank()) })
  backend.drop(['/surat.pdf'], { x: 1, y: 1 })
  await expect
    .poll(() => notices.list.map((notice) => notice.text))
    .toEqual(['Letakkan berkas di atas kartu pertanyaan yang dibuktikannya.'])
  backend.drop(['/bukti/Area 1'], { x: 1, y: 1 })
  await screen.findByRole('heading', { name: 'Rencana folder Area 1' })
})

test('nothing can be added where the workspace is only read', () => {
  fake()
  render(Evidence, { desk: deskOf(blank(), true) })
  expect(screen.queryByRole('button', { name: 'Tambah folder…' })).toBeNull()
})
