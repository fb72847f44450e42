import { render, screen, within } from '@testing-library/svelte'
import userEvent from '@testing-library/user-event'
import { beforeEach, expect, test, vi } from 'vitest'
import { notices } from '$lib/desk/notices.svelte'
import { router } from '$lib/desk/router.svelte'
import { blank, changed, deskOf, example, fake } from '../testing/fake'
import Evidence from './Evidence.svelte'

vi.mock('../features/evidence/PdfPreview.svelte', () => ({ default: () => {} }))

beforeEach(() => {
  notices.list = []
  router.route = { page: 'bukti', part: null, at: null }
})

/** The example with so few documents that roles are found quickly. */
function few() {
  const opened = example()
  const { view } = opened
  const doubtful = view.evidence.filter((document) => document.flags.length > 0)
  view.evidence = [...view.evidence.slice(0, 3), ...doubtful]
  return opened
}

const rows = () => screen.getAllByRole('row').slice(1)

test('the library says how to add the first document', () => {
  fake()
  render(Evidence, { desk: deskOf(blank()) })
  screen.getByText('Belum ada bukti dukung')
  expect(screen.getByRole('link', { name: 'Buka lembar kerja' }).getAttribute('href')).toBe(
    '#/lembar/manajemen-perubahan',
  )
})

test('searching and filtering narrow the list, and their counts stay those of the whole', async () => {
  fake()
  const user = userEvent.setup()
  render(Evidence, { desk: deskOf(few()) })
  expect(rows()).toHaveLength(5)
  await user.type(screen.getByRole('searchbox'), 'standar kompetensi')
  expect(rows()).toHaveLength(1)
  await user.click(screen.getByRole('button', { name: 'Tahun lain 2' }))
  expect(rows()).toHaveLength(1)
  await user.clear(screen.getByRole('searchbox'))
  expect(rows()).toHaveLength(2)
  await user.click(screen.getByRole('button', { name: 'Tidak dipakai 0' }))
  await user.click(screen.getByRole('button', { name: 'Tampilkan semua' }))
  expect(rows()).toHaveLength(5)
})

test('the address says what is looked at, and a choice is in the address', async () => {
  fake()
  const user = userEvent.setup()
  router.route = { page: 'bukti', part: 'tahun-lain', at: null }
  render(Evidence, { desk: deskOf(few()) })
  expect(rows()).toHaveLength(2)
  expect(screen.getByRole('button', { name: 'Tahun lain 2' }).getAttribute('aria-pressed')).toBe('true')
  await user.click(screen.getByRole('button', { name: /^Semua/ }))
  expect(rows()).toHaveLength(5)
  expect(router.route.part).toBeNull()
})

test('the address selects a document', async () => {
  fake()
  const desk = deskOf(few())
  const wanted = desk.evidence[4]!
  router.route = { page: 'bukti', part: null, at: wanted.id }
  render(Evidence, { desk })
  const pane = await screen.findByRole('complementary', { name: 'Pratinjau' })
  within(pane).getByRole('heading', { name: wanted.title })
})

test('a document is taken off and removed without being asked, and the way back is told', async () => {
  const desk = deskOf(few())
  const first = desk.evidence[0]!
  const backend = fake({
    detach_evidence: () => changed(desk, true),
    remove_document: () => changed(desk, null, { evidence: desk.evidence.filter((one) => one.id !== first.id) }),
  })
  const user = userEvent.setup()
  render(Evidence, { desk })
  await user.type(screen.getByRole('searchbox'), first.title)
  await user.click(screen.getByRole('button', { name: `Lepas ${first.title} dari A.I.1.i.b` }))
  expect(backend.called('detach_evidence')).toEqual([{ id: desk.id, code: 'A.I.1.i.b', document: first.id }])
  const told = () => notices.list.map((notice) => notice.text)
  expect(told()).toEqual(['Dilepas dari A.I.1.i.b; Ctrl+Z mengembalikannya.'])
  await user.click(screen.getByRole('button', { name: `Hapus dokumen ${first.title}` }))
  expect(told()).toEqual([`Dokumen ${first.title} dihapus; Ctrl+Z mengembalikannya.`])
  screen.getByText('Tidak ada dokumen yang cocok')
})

test('all are chosen and let go at once, and Shift reaches from the row that was ticked last', async () => {
  fake()
  const user = userEvent.setup()
  render(Evidence, { desk: deskOf(few()) })
  const boxes = () => screen.getAllByRole<HTMLInputElement>('checkbox')
  const ticked = () => boxes().map((box) => box.checked)
  await user.click(boxes()[0]!)
  expect(ticked()).toEqual([true, true, true, true, true, true])
  await user.click(boxes()[0]!)
  expect(ticked()).toEqual([false, false, false, false, false, false])
  await user.click(boxes()[1]!)
  // The first row is the last when the order is turned.
  await user.click(screen.getByRole('button', { name: 'Dokumen' }))
  await user.keyboard('{Shift>}')
  await user.click(boxes()[4]!)
  await user.keyboard('{/Shift}')
  expect(ticked()).toEqual([false, false, false, false, true, true])
})

test('what is shown is saved into a folder', async () => {
  const desk = deskOf(few())
  const backend = fake({ pick_folder: () => '/salinan', save_evidence: () => '/salinan/a.pdf' })
  const user = userEvent.setup()
  render(Evidence, { desk })
  await user.click(screen.getByRole('button', { name: 'Tahun lain 2' }))
  await user.click(screen.getByRole('button', { name: 'Simpan 2 dokumen' }))
  expect(backend.called('save_evidence')).toHaveLength(2)
  expect(notices.list.at(-1)?.text).toBe('2 dokumen tersimpan di /salinan')
})

test('a damaged file is named and marked', async () => {
  const desk = deskOf(few())
  const bad = desk.evidence[3]!
  fake({
    verify_evidence: () => [
      { id: bad.id, name: bad.name, sha256: bad.sha256, intact: false, fault: `isi ${bad.name} berubah` },
    ],
  })
  const user = userEvent.setup()
  render(Evidence, { desk })
  await user.click(screen.getByRole('button', { name: 'Periksa keutuhan' }))
  await screen.findByText(`Isi ${bad.name} berubah.`)
  expect(screen.getAllByText('berkas rusak')).toHaveLength(1)
})

test('nothing can be changed where the workspace is only read', () => {
  fake()
  render(Evidence, { desk: deskOf(few(), true) })
  expect(screen.queryByRole('button', { name: /^(Lepas|Hapus)/ })).toBeNull()
})
