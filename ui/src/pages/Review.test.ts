import { fireEvent, render, screen, waitFor, within } from '@testing-library/svelte'
import userEvent from '@testing-library/user-event'
import { beforeEach, expect, test, vi } from 'vitest'
import type { RecommendationView } from '$lib/api/types'
import { followHeld } from '$lib/desk/keys'
import { notices } from '$lib/desk/notices.svelte'
import { program } from '$lib/desk/program.svelte'
import { router } from '$lib/desk/router.svelte'
import { changed, deskOf, fake, fault } from '../testing/fake'
import Closing from '../features/frame/Closing.svelte'
import { PHRASES } from '../features/review/phrases'
import TakeBack from '../features/review/TakeBack.svelte'
import { queueOf, reviewing, roundView } from '../testing/review'
import Review from './Review.svelte'

vi.mock('../features/evidence/PdfPreview.svelte', () => ({ default: () => {} }))

beforeEach(() => {
  notices.list = []
  router.route = { page: 'reviu', part: null, at: null }
  program.identity = { name: 'Sri Wahyuni', nip: '', role: 'at' }
})

const recommendation = (some: Partial<RecommendationView> = {}): RecommendationView => ({
  id: 'r1',
  number: 1,
  text: 'Lengkapi notulen rapat',
  round: 1,
  soal_id: null,
  code: null,
  area: null,
  area_name: 'Manajemen Perubahan',
  follow_up: null,
  done: false,
  ...some,
})

/** The first input of the queue as an Anggota Tim sees it, with the codes of all. */
async function opened() {
  const desk = deskOf()
  const backend = fake(reviewing(desk, 'at'))
  const user = userEvent.setup()
  render(Review, { desk })
  const codes = desk.guide.questions.flatMap((question) => question.inputs.map((input) => input.code))
  await screen.findByRole('heading', { name: desk.guide.questions[0]!.title })
  return { desk, backend, user, codes }
}

test('a reviewer judges one input after the other without the mouse', async () => {
  const { desk, backend, user, codes } = await opened()
  // Sesuai ticks what the facts say and goes on; Revisi opens the note, and what is written there is stored by Ctrl+Enter.
  await user.keyboard('s')
  const second = desk.questionOfInput.get(codes[1]!)!
  await screen.findByRole('heading', { name: second.title })
  await user.keyboard('r')
  const note = screen.getByRole('textbox', { name: 'Catatan Anggota Tim' })
  await waitFor(() => expect(document.activeElement).toBe(note))
  await user.keyboard('{Alt>}1{/Alt}{Control>}{Enter}{/Control}')
  await screen.findByRole('heading', { name: desk.questionOfInput.get(codes[2]!)!.title })
  const given = backend.called('review_input')
  const ticks = { evidence: true, year: true, naming: true }
  expect(given.map(({ layer, given }) => [layer, given])).toEqual([
    ['at', { code: codes[0], verdict: 'sesuai', ticks }],
    ['at', { code: codes[1], verdict: 'revisi' }],
    ['at', { code: codes[1], note: PHRASES[0] }],
  ])
  await waitFor(() => expect(screen.getByTestId('reviewed').textContent).toBe(`2 dari ${codes.length} direviu`))
  // What was judged and left is out of the list of what is open; what was just judged stays.
  const list = screen.getByRole('region', { name: 'Daftar isian' })
  expect(within(list).queryByText(codes[0]!)).toBeNull()
  expect(within(list).queryByText(codes[1]!)).toBeNull()
  within(list).getByText(codes[2]!)
})

test('a key that is held is no letter in the field it opened', async () => {
  const { user } = await opened()
  const end = followHeld()
  await user.keyboard('r')
  const note = screen.getByRole('textbox', { name: 'Catatan Anggota Tim' })
  await waitFor(() => expect(document.activeElement).toBe(note))
  const typed = (repeat: boolean) => fireEvent.keyDown(note, { key: 'r', repeat })
  expect(await typed(true)).toBe(false)
  // Once it was let go it is a letter again, held or not.
  expect([await typed(false), await typed(true)]).toEqual([true, true])
  end()
})

test('a reason that was begun is told when the window closes, and is of the stage it was asked for', async () => {
  const backend = fake()
  const onclose = vi.fn()
  render(Closing)
  const asking = { stage: 'submitted 1', title: 'Tarik kembali', ontake: () => Promise.resolve(), onclose }
  const { rerender } = render(TakeBack, asking)
  await userEvent.type(screen.getByRole('textbox', { name: 'Alasan' }), 'SK keliru')
  const asked = backend.close()
  await screen.findByText('Formulir yang sedang diisi belum disimpan.')
  await userEvent.click(screen.getByRole('button', { name: 'Kembali bekerja' }))
  expect(await asked).toBe(false)
  expect(onclose).not.toHaveBeenCalled()
  await rerender({ ...asking, stage: 'draft 1' })
  expect(onclose).toHaveBeenCalled()
})

test('a double click gives a verdict to one input only', async () => {
  const { backend, user, codes } = await opened()
  await user.dblClick(screen.getByRole('button', { name: /^Sesuai/ }))
  await waitFor(() => expect(backend.called('review_input')).toHaveLength(1))
  expect(backend.called('review_input')[0]?.given.code).toBe(codes[0])
})

test('a note that could not be stored is kept for its input, whatever is looked at when it is', async () => {
  const { desk, backend, user, codes } = await opened()
  const storing = reviewing(desk, 'at').review_input!
  backend.on('review_input', () => {
    throw fault('ruang_kerja_hilang', 'folder ruang kerja tidak ada')
  })
  await user.click(screen.getByRole('textbox', { name: 'Catatan Anggota Tim' }))
  await user.keyboard('Lengkapi{Escape}')
  await waitFor(() => expect(backend.called('review_input')).not.toHaveLength(0))
  await user.keyboard('j')
  await screen.findByRole('heading', { name: desk.questionOfInput.get(codes[1]!)!.title })
  // The drive is there again: what is done next stores what was left, too.
  backend.on('review_input', storing)
  await user.keyboard('s')
  await waitFor(() =>
    expect(backend.called('review_input').map(({ given }) => given)).toContainEqual({
      code: codes[0],
      note: 'Lengkapi',
    }),
  )
  const notes = backend.called('review_input').filter(({ given }) => given.note !== undefined)
  expect(new Set(notes.map(({ given }) => given.code))).toEqual(new Set([codes[0]]))
})

test('a key that goes to what is open, and one that shows the documents one after the other', async () => {
  const { desk, backend, user, codes } = await opened()
  await user.keyboard('s')
  await waitFor(() => expect(backend.called('review_input')).toHaveLength(1))
  await screen.findByRole('heading', { name: desk.questionOfInput.get(codes[1]!)!.title })
  await user.keyboard('u')
  await screen.findByRole('heading', { name: desk.questionOfInput.get(codes[2]!)!.title })
  const [document_] = desk.input(codes[2]!).evidence
  await user.keyboard('o')
  within(screen.getByRole('complementary', { name: 'Pratinjau' })).getByRole('heading', {
    name: desk.documents.get(document_!)!.title,
  })
})

test('the unit that got it back sees what has to change, in the round that said so', async () => {
  program.identity = { name: 'Adi', nip: '', role: 'koordinator' }
  const desk = deskOf()
  const handlers = reviewing(desk, 'at', roundView({ stage: 'returned', round: 2 }))
  const queue = queueOf(desk, 'at', 2)
  const ticks = { evidence: false, year: false, naming: false }
  const entry = {
    layer: 'kt',
    name: 'Ketua Tim',
    round: 1,
    answer: 'B',
    note: 'Lengkapi',
    verdict: 'revisi' as const,
    ticks,
  }
  queue.inputs[1] = { ...queue.inputs[1]!, entries: [entry] }
  fake({ ...handlers, review_queue: () => queue })
  render(Review, { desk })
  const list = await screen.findByRole('region', { name: 'Daftar isian' })
  await within(list).findByText(queue.inputs[1].code)
  expect(within(list).queryByText(queue.inputs[0]!.code)).toBeNull()
  expect(screen.getByRole<HTMLSelectElement>('combobox', { name: 'Status' }).value).toBe('revisi')
})

test('a letter answers in the own column, and in a field it is text', async () => {
  const desk = deskOf()
  const backend = fake(reviewing(desk, 'at'))
  const user = userEvent.setup()
  render(Review, { desk })
  const question = desk.guide.questions[0]!
  await screen.findByRole('heading', { name: question.title })
  const option = question.options[1]!
  await user.keyboard(option.key.charAt(0).toLowerCase())
  expect(backend.called('review_input').at(-1)?.given).toEqual({ code: question.inputs[0]!.code, answer: option.key })
  await user.keyboard('n')
  await user.keyboard('sisa')
  const note = screen.getByRole<HTMLTextAreaElement>('textbox', { name: 'Catatan Anggota Tim' })
  expect(note.value).toBe('sisa')
  await user.keyboard('{Escape}')
  await waitFor(() =>
    expect(backend.called('review_input').at(-1)?.given).toEqual({ code: question.inputs[0]!.code, note: 'sisa' }),
  )
  await waitFor(() => expect(note.value).toBe('sisa'))
  expect(backend.calls.every((call) => call.name !== 'answer_input')).toBe(true)
})

test('the unit reads the results, writes in no column and answers recommendations', async () => {
  program.identity = { name: 'Adi', nip: '', role: 'koordinator' }
  router.route = { page: 'reviu', part: 'rekomendasi', at: null }
  const desk = deskOf()
  const backend = fake({
    ...reviewing(desk, 'at', roundView({ stage: 'returned', open_recommendations: 1 })),
    list_recommendations: () => [recommendation()],
    follow_up: () => changed(desk, recommendation()),
  })
  const user = userEvent.setup()
  render(Review, { desk })
  await user.click(await screen.findByRole('button', { name: 'Isi tindak lanjut' }))
  expect(screen.queryByRole('button', { name: 'Tulis rekomendasi' })).toBeNull()
  await user.type(screen.getByLabelText('Yang sudah dilakukan'), 'Notulen dilengkapi')
  await user.selectOptions(screen.getByLabelText('Status'), 'selesai')
  // Today until somebody says otherwise, the day first as everybody here writes it.
  const day = screen.getByLabelText<HTMLInputElement>('Tanggal')
  expect(day.value).toMatch(/^\d{1,2} [A-Z][a-z]+ \d{4}$/)
  await user.clear(day)
  await user.type(day, '31-11-2026')
  await user.click(screen.getByRole('button', { name: 'Simpan' }))
  expect(screen.getByRole('alert').textContent).toMatch(/^Tanggal ini tidak terbaca/)
  expect(backend.called('follow_up')).toEqual([])
  await user.clear(day)
  await user.type(day, '5/6/2026')
  await user.click(screen.getByRole('button', { name: 'Simpan' }))
  const [given] = backend.called('follow_up')
  expect(given?.given).toEqual({
    recommendation: 'r1',
    text: 'Notulen dilengkapi',
    status: 'selesai',
    date: '2026-06-05',
  })
})

test('a key that can do nothing here says why', async () => {
  const desk = deskOf()
  const first = desk.guide.questions[0]!
  const backend = fake(reviewing(desk, 'at'))
  backend.on('review_queue', () => {
    const queue = queueOf(desk, 'at')
    return { ...queue, inputs: queue.inputs.map((input) => ({ ...input, verdict: 'sesuai' as const })) }
  })
  const user = userEvent.setup()
  router.route = { page: 'reviu', part: null, at: first.inputs[0]!.code }
  render(Review, { desk })
  await screen.findByRole('heading', { name: first.title })
  const told = () => notices.list.map((notice) => notice.text)
  await user.keyboard('u')
  expect(told()).toEqual(['Semua isian sudah direviu.'])
  await user.keyboard('a')
  expect(told()).toEqual(['Pertanyaan ini dijawab dengan Y, T.'])
  await user.keyboard('l')
  expect(told()).toEqual(['Bukti dukung ditambahkan di Lembar kerja.'])
  expect(backend.called('review_input')).toEqual([])
})

test('keys do nothing for those who only look, and say so', async () => {
  program.identity = null
  const desk = deskOf()
  const backend = fake(reviewing(desk, 'at'))
  const user = userEvent.setup()
  render(Review, { desk })
  await screen.findByRole('heading', { name: desk.guide.questions[0]!.title })
  for (const key of 'sr1ayt' + 'nm') {
    notices.list = []
    await user.keyboard(key)
    expect(
      notices.list.map((notice) => notice.text),
      key,
    ).toEqual(['Anda hanya melihat. Untuk mereviu, atur peran di Pengaturan.'])
  }
  expect(backend.called('review_input')).toEqual([])
  expect(screen.queryByRole('button', { name: /^Sesuai/ })).toBeNull()
})

test('a recommendation without a verb stays in its form with the reason', async () => {
  router.route = { page: 'reviu', part: 'rekomendasi', at: null }
  const desk = deskOf()
  fake({
    ...reviewing(desk, 'at'),
    recommend: () => {
      throw fault('rekomendasi_tidak_sah', 'rekomendasi belum diawali kata kerja', {
        given: 'Notulen rapat',
      })
    },
  })
  const user = userEvent.setup()
  render(Review, { desk })
  await user.click(await screen.findByRole('button', { name: 'Tulis rekomendasi' }))
  const field = screen.getByRole<HTMLTextAreaElement>('textbox', { name: 'Rekomendasi' })
  await user.type(field, 'Notulen rapat')
  await user.click(screen.getByRole('button', { name: 'Simpan' }))
  expect((await screen.findByRole('alert')).textContent).toBe(
    'Rekomendasi belum diawali kata kerja. Ubah awal "Notulen rapat".',
  )
  expect(field.value).toBe('Notulen rapat')
})

test('a half-written recommendation is there again after looking at another input, and takes no keys', async () => {
  const desk = deskOf()
  fake(reviewing(desk, 'at'))
  const user = userEvent.setup()
  render(Review, { desk })
  const [first, second] = desk.guide.questions
  const at = (question: typeof first) => screen.findByRole('heading', { name: question!.title })
  const field = () => screen.queryByRole<HTMLTextAreaElement>('textbox', { name: 'Rekomendasi' })
  await at(first)
  await user.keyboard('m')
  await waitFor(() => expect(document.activeElement).toBe(field()))
  await user.keyboard('Lengkapi notulen')
  await user.keyboard('{Escape}j')
  await at(second)
  expect(field()).toBeNull()
  await user.keyboard('k')
  await at(first)
  expect(field()?.value).toBe('Lengkapi notulen')
  await user.keyboard('j')
  await at(second)
  await user.keyboard('k')
  await at(first)
  expect(field()?.value).toBe('Lengkapi notulen')
  // What is not wanted is forgotten when it is said.
  await user.click(screen.getByRole('button', { name: 'Batal' }))
  expect(field()).toBeNull()
})

test('each side is led to the page of its own step', async () => {
  const desk = deskOf()
  fake({ ...reviewing(desk, 'at', roundView({ stage: 'draft' })) })
  const { unmount } = render(Review, { desk })
  await screen.findByText('Belum diserahkan · Putaran 1')
  expect(screen.queryByRole('link', { name: 'Serahkan untuk direviu' })).toBeNull()
  unmount()
  program.identity = { name: 'Adi', nip: '', role: 'pokja' }
  fake({ ...reviewing(desk, 'at', roundView({ stage: 'draft' })) })
  render(Review, { desk })
  const link = await screen.findByRole('link', { name: 'Serahkan untuk direviu' })
  expect(link.getAttribute('href')).toBe('#/serah')
})

test('what the unit does not need and what changed since a Sesuai stand at the input', async () => {
  const desk = deskOf()
  const first = desk.guide.questions.find((question) => question.documents.length > 0)!
  const code = first.inputs[0]!.code
  const reason = 'Kantor ini tidak memiliki cabang'
  desk.inputs.set(code, { ...desk.input(code), waived: first.documents.map((_, at) => (at === 0 ? reason : null)) })
  const queue = queueOf(desk, 'at')
  fake({
    ...reviewing(desk, 'at'),
    review_queue: () => ({
      ...queue,
      inputs: queue.inputs.map((one) => (one.code === code ? { ...one, lapsed: true } : one)),
    }),
  })
  router.route = { page: 'reviu', part: 'antrean', at: code }
  render(Review, { desk })
  const list = await screen.findByLabelText('Dokumen yang menurut unit tidak perlu')
  within(list).getByText(first.documents[0]!.name)
  within(list).getByText(`Tidak perlu: ${reason}`)
  screen.getByText('Jawaban atau bukti dukung berubah sejak Sesuai diberikan')
})

test('the list that a small screen leaves out is asked for, and choosing one puts it away', async () => {
  const { desk, user, codes } = await opened()
  const ask = screen.getByRole('button', { name: `Tampilkan ${codes.length} isian` })
  expect(ask.getAttribute('aria-expanded')).toBe('false')
  await user.click(ask)
  expect(ask.getAttribute('aria-expanded')).toBe('true')
  expect(ask.textContent.trim()).toBe('Tutup daftar')
  await user.click(within(screen.getByRole('region', { name: 'Daftar isian' })).getByText(codes[5]!))
  await screen.findByRole('heading', { name: desk.questionOfInput.get(codes[5]!)!.title })
  expect(ask.getAttribute('aria-expanded')).toBe('false')
})
