import { render, screen, waitFor, within } from '@testing-library/svelte'
import userEvent from '@testing-library/user-event'
import { beforeEach, expect, test } from 'vitest'
import type { RecommendationView } from '$lib/api/types'
import { notices } from '$lib/desk/notices.svelte'
import { program } from '$lib/desk/program.svelte'
import { router } from '$lib/desk/router.svelte'
import { changed, deskOf, fake, fault } from '../testing/fake'
import { reviewing, roundView } from '../testing/review'
import Review from './Review.svelte'

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

test('a reviewer judges one input after the other without the mouse', async () => {
  const desk = deskOf()
  const backend = fake(reviewing(desk, 'at'))
  const user = userEvent.setup()
  render(Review, { desk })
  const codes = desk.guide.questions.flatMap((question) => question.inputs.map((input) => input.code))
  const first = desk.guide.questions[0]!
  await screen.findByRole('heading', { name: first.title })
  await user.keyboard('s')
  await user.keyboard('1')
  await user.keyboard('j')
  await user.keyboard('r')
  const given = backend.called('review_input')
  expect(given.map(({ layer, given }) => [layer, given])).toEqual([
    ['at', { code: codes[0], verdict: 'sesuai' }],
    ['at', { code: codes[0], ticks: { evidence: true } }],
    ['at', { code: codes[1], verdict: 'revisi' }],
  ])
  await waitFor(() => expect(screen.getByTestId('reviewed').textContent).toBe(`2 dari ${codes.length} direviu`))
  // What was judged and left is out of the list of what is open; what was just judged stays.
  const list = screen.getByRole('region', { name: 'Daftar isian' })
  expect(within(list).queryByText(codes[0]!)).toBeNull()
  within(list).getByText(codes[1]!)
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

test('keys do nothing for those who only look', async () => {
  program.identity = null
  const desk = deskOf()
  const backend = fake(reviewing(desk, 'at'))
  const user = userEvent.setup()
  render(Review, { desk })
  await screen.findByRole('heading', { name: desk.guide.questions[0]!.title })
  await user.keyboard('sr1ayt')
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

test('each side is offered its own steps', async () => {
  const desk = deskOf()
  fake({ ...reviewing(desk, 'at', roundView({ stage: 'draft' })) })
  const { unmount } = render(Review, { desk })
  await screen.findByText('Belum diserahkan · Putaran 1')
  expect(screen.queryByRole('button', { name: 'Serahkan untuk direviu' })).toBeNull()
  unmount()
  program.identity = { name: 'Adi', nip: '', role: 'pokja' }
  const backend = fake({
    ...reviewing(desk, 'at', roundView({ stage: 'draft' })),
    set_round: () => changed(desk, roundView()),
  })
  render(Review, { desk })
  await userEvent.click(await screen.findByRole('button', { name: 'Serahkan untuk direviu' }))
  expect(backend.called('set_round')).toEqual([{ id: desk.id, step: 'submit', reason: null }])
})
