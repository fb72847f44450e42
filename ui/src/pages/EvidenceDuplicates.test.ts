import { render, screen, within } from '@testing-library/svelte'
import userEvent from '@testing-library/user-event'
import { beforeEach, expect, test } from 'vitest'
import type { CopiesView, DuplicatesView, TwinView } from '$lib/api/types'
import { notices } from '$lib/desk/notices.svelte'
import { router } from '$lib/desk/router.svelte'
import { changed, deskOf, example, fake, fault } from '../testing/fake'
import { DuplicateFlow } from '../features/evidence/duplicates.svelte'
import Evidence from './Evidence.svelte'

beforeEach(() => {
  notices.list = []
  router.route = { page: 'bukti', part: null, at: null }
})

function twin(id: string, some: Partial<TwinView> = {}): TwinView {
  return { id, title: id, name: `${id}.pdf`, year: null, triwulan: null, serves: ['A.I.1.i.a'], lines: [], ...some }
}

const SK: CopiesView = {
  keep: 'SK',
  documents: [twin('SK'), twin('SK lain', { year: 2026, triwulan: 2 })],
  gains: ['tahun 2026', 'triwulan II'],
  lost: ['judul "SK lain"'],
}
const NOTES: CopiesView = { keep: 'Notulen', documents: [twin('Notulen'), twin('Salinan')], gains: [], lost: [] }
const FOUND: DuplicatesView = {
  copies: [SK, NOTES],
  elsewhere: [[twin('Maklumat'), twin('Maklumat lain', { serves: ['A.I.6.i.a'] })]],
  namesakes: [],
}

/** A desk with one document that a flag calls doubled, so that the page offers the groups. */
function doubled(readOnly = false) {
  const opened = example()
  const [one] = opened.view.evidence
  opened.view.evidence = [{ ...one!, flags: [{ code: 'ganda', message: '' }] }]
  return deskOf(opened, readOnly)
}

const open = (user: ReturnType<typeof userEvent.setup>) =>
  user.click(screen.getByRole('button', { name: 'Lihat dokumen ganda…' }))
const group = (name: string) => within(screen.getByRole('group', { name }))

test('groups say which one stays, what it takes over and what does not come along; one step removes the rest', async () => {
  const desk = doubled()
  const backend = fake({ find_duplicates: () => FOUND, remove_copies: () => changed(desk, 2) })
  const user = userEvent.setup()
  render(Evidence, { desk })
  await open(user)
  expect(backend.called('find_duplicates')).toEqual([{ id: desk.id, keep: [] }])
  group('SK').getByText('Yang tinggal mengambil alih: tahun 2026; triwulan II.')
  group('SK').getByText('Tidak terbawa: judul "SK lain".')
  expect(group('SK').getByRole<HTMLInputElement>('radio', { name: 'Yang tinggal: SK, SK.pdf' }).checked).toBe(true)
  screen.getByRole('heading', { name: 'Isi sama pada pertanyaan yang berbeda (1 kelompok)' })
  expect(screen.queryByRole('heading', { name: /^Nama sama/ })).toBeNull()

  await user.click(screen.getByRole('button', { name: 'Hapus 2 dokumen ganda' }))
  const groups = [
    { keep: 'SK', remove: ['SK lain'] },
    { keep: 'Notulen', remove: ['Salinan'] },
  ]
  expect(backend.called('remove_copies')).toEqual([{ id: desk.id, groups }])
  expect(notices.list.at(-1)?.text).toBe('2 dokumen ganda dihapus; Ctrl+Z mengembalikannya.')
  screen.getByRole('searchbox')
})

test('another one is chosen to stay, and a group is left as it is', async () => {
  const desk = doubled()
  const backend = fake({
    find_duplicates: ({ keep }) =>
      keep.includes('SK lain') ? { ...FOUND, copies: [{ ...SK, keep: 'SK lain', gains: [] }, NOTES] } : FOUND,
    remove_copies: () => changed(desk, 1),
  })
  const user = userEvent.setup()
  render(Evidence, { desk })
  await open(user)
  await user.click(group('SK').getByRole('radio', { name: 'Yang tinggal: SK lain, SK lain.pdf' }))
  await user.click(screen.getByRole('checkbox', { name: 'Bereskan kelompok Notulen' }))
  expect(group('Notulen').queryByText('dihapus')).toBeNull()
  await user.click(screen.getByRole('button', { name: 'Hapus 1 dokumen ganda' }))
  expect(backend.called('remove_copies')[0]?.groups).toEqual([{ keep: 'SK lain', remove: ['SK'] }])
})

test('a choice that is out of date goes back to what is proposed, and a refusal keeps the groups open', async () => {
  const desk = doubled()
  fake({
    find_duplicates: ({ keep }) => {
      if (keep.length > 0) throw fault('dokumen_tidak_ganda', 'dokumen "SK lain" tidak ganda')
      return FOUND
    },
    remove_copies: () => {
      throw fault('tahap_tidak_sesuai', 'penilaian sudah diserahkan')
    },
  })
  const user = userEvent.setup()
  render(Evidence, { desk })
  await open(user)
  await user.click(group('SK').getByRole('radio', { name: 'Yang tinggal: SK lain, SK lain.pdf' }))
  expect(notices.list.at(-1)?.text).toMatch(/^Dokumen berubah sementara itu/)
  await user.click(screen.getByRole('button', { name: 'Hapus 2 dokumen ganda' }))
  screen.getByRole('heading', { name: 'Dokumen ganda' })
})

test('an answer that was overtaken is dropped', async () => {
  const answers: ((found: DuplicatesView) => void)[] = []
  fake({ find_duplicates: () => new Promise<DuplicatesView>((resolve) => answers.push(resolve)) })
  const flow = new DuplicateFlow()
  const desk = doubled()
  const [first, second] = [flow.load(desk), flow.load(desk)]
  answers[1]!({ ...FOUND, copies: [NOTES] })
  answers[0]!(FOUND)
  await Promise.all([first, second])
  expect(flow.found?.copies).toEqual([NOTES])
})

test('where nothing can be changed the groups are only looked at', async () => {
  fake({ find_duplicates: () => FOUND })
  const user = userEvent.setup()
  render(Evidence, { desk: doubled(true) })
  await open(user)
  screen.getByText('Bukti dukung sedang terkunci; yang ganda hanya dapat dilihat.')
  expect(screen.queryByRole('button', { name: /^Hapus/ })).toBeNull()
  expect(screen.getAllByRole<HTMLInputElement>('radio').every((one) => one.disabled)).toBe(true)
})
