import { render, screen, waitFor, within } from '@testing-library/svelte'
import userEvent from '@testing-library/user-event'
import { createRawSnippet } from 'svelte'
import { beforeEach, expect, test } from 'vitest'
import type { OpenedView } from '$lib/api/types'
import { notices } from '$lib/desk/notices.svelte'
import { unsaved } from '$lib/ui/Draft.svelte'
import { changed, deskOf, example, fake, fault } from '../../testing/fake'
import { storing } from '../../testing/worksheet'
import LayerAnswers from './LayerAnswers.svelte'
import QuestionCard from './QuestionCard.svelte'

/** A question with the choices A, B and C, of which B is chosen, and one of two numbers. */
const CHOICE = 'A.I.1.i.b'
const SHARE = 'A.II.1.i.a'
const GONE = fault('ruang_kerja_hilang', 'ruang kerja tidak ada lagi')
const nothing = createRawSnippet(() => ({ render: () => '<span></span>' }))

beforeEach(() => {
  notices.list = []
  unsaved.clear()
})

/** The card of a question, with a backend that stores. */
function show(
  code: string,
  { opened = example(), readOnly = false }: { opened?: OpenedView; readOnly?: boolean } = {},
) {
  const desk = deskOf(opened, readOnly)
  const backend = fake(storing(desk))
  const question = desk.questions.get(code)!
  const props = { desk, question, current: false, onfocus: () => {}, evidence: nothing, layers: nothing }
  const { unmount } = render(QuestionCard, props)
  return { desk, backend, question, unmount, user: userEvent.setup() }
}

const option = (key: string) => screen.getByRole<HTMLInputElement>('radio', { name: new RegExp(`^${key}: `) })

test('the card tells what is asked, every criterion, what each earns, and what this one does', () => {
  const { question } = show(CHOICE)
  screen.getByRole('heading', { name: question.title })
  screen.getByText(question.asks)
  for (const { criterion, key } of question.options) {
    expect(option(key).closest('label')?.textContent).toContain(criterion)
  }
  expect(option('B').closest('label')?.textContent).toContain('0,5')
  expect(option('B').checked).toBe(true)
  expect(screen.getByRole('article').textContent).toContain('Nilai jawaban')
})

test('an answer given by mouse is stored and shown', async () => {
  const { backend, desk, user } = show(CHOICE)
  await user.click(option('A'))
  expect(backend.called('answer_input')).toEqual([{ id: desk.id, code: CHOICE, layer: 'unit', value: 'A' }])
  expect(option('A').checked).toBe(true)
  expect(desk.input(CHOICE).answers.unit).toBe('A')
})

test('the arrows of the keyboard choose as well', async () => {
  const { backend, user } = show(CHOICE)
  option('B').focus()
  await user.keyboard('{ArrowDown}')
  expect(backend.called('answer_input').map((call) => call.value)).toEqual(['C'])
  expect(option('C').checked).toBe(true)
})

test('an answer can be cleared, and then there is nothing to clear', async () => {
  const { backend, user } = show(CHOICE)
  await user.click(screen.getByRole('button', { name: 'Kosongkan jawaban' }))
  expect(backend.called('answer_input').map((call) => call.value)).toEqual([null])
  expect(screen.getAllByRole<HTMLInputElement>('radio').some((radio) => radio.checked)).toBe(false)
  expect(screen.queryByRole('button', { name: 'Kosongkan jawaban' })).toBeNull()
})

test('a refused answer goes back to what is stored, and the reason is told', async () => {
  const { backend, user } = show(CHOICE)
  backend.on('answer_input', () => {
    throw GONE
  })
  await user.click(option('A'))
  await waitFor(() => expect(option('B').checked).toBe(true))
  expect(notices.list.map((notice) => notice.fault?.what)).toEqual(['Ruang kerja tidak ada lagi.'])
})

test('numbers are stored when their field is left, with a comma as people write it', async () => {
  const { backend, desk, user } = show(SHARE)
  const field = screen.getByLabelText<HTMLInputElement>('Jumlah perubahan yang dibuat')
  expect(field.value).toBe('5')
  await user.clear(field)
  await user.type(field, '3,5')
  await user.tab()
  await waitFor(() =>
    expect(backend.called('answer_input')).toEqual([
      { id: desk.id, code: 'A.II.1.i.a.2', layer: 'unit', value: '3,5' },
    ]),
  )
  expect(field.value).toBe('3,5')
})

test('Enter stores a number without leaving the field, and an emptied one is no answer', async () => {
  const { backend, user } = show(SHARE)
  const field = screen.getByLabelText<HTMLInputElement>('Jumlah agen perubahan')
  await user.clear(field)
  await user.type(field, '{Enter}')
  await waitFor(() => expect(backend.called('answer_input').map((call) => call.value)).toEqual([null]))
  expect(document.activeElement).toBe(field)
  expect(field.value).toBe('')
})

test('what is no number is not sent; the field says so and keeps it', async () => {
  const { backend, user } = show(SHARE)
  const field = screen.getByLabelText<HTMLInputElement>('Jumlah agen perubahan')
  await user.clear(field)
  await user.type(field, 'enam{Enter}')
  expect((await screen.findByRole('alert')).textContent).toBe('Isian ini bukan angka; tulis misalnya 12 atau 3,5.')
  expect(field.getAttribute('aria-invalid')).toBe('true')
  expect(field.value).toBe('enam')
  expect(backend.called('answer_input')).toEqual([])
  await user.type(field, '7')
  expect(screen.queryByRole('alert')).toBeNull()
})

test('a refused number stays in its field, also when the card is left and shown again', async () => {
  const { backend, desk, question, unmount, user } = show(SHARE)
  backend.on('answer_input', () => {
    throw fault('jawaban_tidak_sah', 'paling banyak 4')
  })
  const field = screen.getByLabelText<HTMLInputElement>('Jumlah agen perubahan')
  await user.clear(field)
  await user.type(field, '9')
  await user.tab()
  // The field says why, and nothing else does.
  expect((await screen.findByRole('alert')).textContent).toMatch(/^Paling banyak 4\. /)
  expect(field.value).toBe('9')
  expect(notices.list).toEqual([])
  unmount()
  render(QuestionCard, { desk, question, current: false, onfocus: () => {}, evidence: nothing, layers: nothing })
  const again = screen.getByLabelText<HTMLInputElement>('Jumlah agen perubahan')
  expect(again.value).toBe('9')
  screen.getByText(/^Paling banyak 4\. /)
  // Mended, the reason is gone.
  backend.on('answer_input', storing(desk).answer_input!)
  await user.clear(again)
  await user.type(again, '3{Enter}')
  await waitFor(() => expect(screen.queryByText(/^Paling banyak 4/)).toBeNull())
  expect(notices.list).toEqual([])
})

test('what is out of reach is told as a notice, too', async () => {
  const { backend, user } = show(SHARE)
  backend.on('answer_input', () => {
    throw GONE
  })
  await user.type(screen.getByLabelText('Jumlah agen perubahan'), '9{Enter}')
  await waitFor(() => expect(notices.list.map((one) => one.fault?.what)).toEqual(['Ruang kerja tidak ada lagi.']))
})

test('a note is stored after its field was left', async () => {
  const { backend, desk, user } = show(CHOICE)
  const field = screen.getByLabelText<HTMLTextAreaElement>('Catatan unit')
  await user.clear(field)
  await user.type(field, 'Seleksi terbuka.')
  expect(backend.called('set_note')).toEqual([])
  await user.tab()
  await waitFor(() =>
    expect(backend.called('set_note')).toEqual([
      { id: desk.id, code: CHOICE, layer: 'unit', text: 'Seleksi terbuka.' },
    ]),
  )
  expect(field.value).toBe('Seleksi terbuka.')
})

test('a note is stored when the page is left while it is being typed', async () => {
  const { backend, unmount, user } = show(CHOICE)
  await user.type(screen.getByLabelText('Catatan unit'), ' Tambahan.')
  unmount()
  expect(backend.called('set_note').map((call) => call.text.endsWith(' Tambahan.'))).toEqual([true])
})

test('a refused note keeps its text and says that it is not stored', async () => {
  const { backend, user } = show(CHOICE)
  backend.on('set_note', () => {
    throw GONE
  })
  const field = screen.getByLabelText<HTMLTextAreaElement>('Catatan unit')
  await user.clear(field)
  await user.type(field, 'Panjang sekali')
  await user.tab()
  await waitFor(() => expect(field.getAttribute('aria-invalid')).toBe('true'))
  expect(field.value).toBe('Panjang sekali')
  expect(document.getElementById(field.getAttribute('aria-describedby')!)?.textContent).toContain('belum tersimpan')
})

test('a question without a note offers one, and its field is ready to be typed in', async () => {
  const opened = example()
  opened.view.inputs.find((input) => input.code === CHOICE)!.notes = {}
  const { user } = show(CHOICE, { opened })
  expect(screen.queryByLabelText('Catatan unit')).toBeNull()
  await user.click(screen.getByRole('button', { name: 'Tambah catatan' }))
  expect(document.activeElement).toBe(screen.getByLabelText('Catatan unit'))
})

test('what is only to be read cannot be changed', () => {
  show(CHOICE, { readOnly: true })
  expect(screen.getByRole<HTMLFieldSetElement>('group', { name: /^Pilihan jawaban/ }).disabled).toBe(true)
  expect(screen.queryByRole('button', { name: 'Kosongkan jawaban' })).toBeNull()
  expect(screen.getByLabelText<HTMLTextAreaElement>('Catatan unit').readOnly).toBe(true)
})

test('numbers that are only to be read stay to be read', () => {
  show(SHARE, { readOnly: true })
  const fields = screen.getAllByRole<HTMLInputElement>('textbox')
  expect(fields.length).toBeGreaterThan(2)
  expect(fields.every((field) => field.readOnly)).toBe(true)
})

test('a warning stands on the card that it is about', () => {
  const { desk } = show('A.I.1.iv.a')
  screen.getByText(desk.warnings.get('A.I.1.iv.a')![0]!.message)
})

test('the official wording stands beside the own one, option by option', () => {
  const opened = example()
  const options = { A: 'Bunyi resmi A.', B: 'Bunyi resmi B.', C: 'Bunyi resmi C.' }
  opened.wording = { ...opened.wording, questions: {} } as NonNullable<OpenedView['wording']>
  opened.wording.questions[2] = { question: 'Bunyi resmi pertanyaan.', criteria: 'a. Bunyi resmi A.', options }
  const { question } = show(CHOICE, { opened })
  const official = screen.getByText('Bunyi resmi pertanyaan.').parentElement!
  expect(official.textContent).toContain('Teks resmi')
  expect(official.textContent).not.toContain('Bunyi resmi A.')
  for (const { key, criterion } of question.options) {
    const text = option(key).closest('label')?.textContent
    expect(text).toContain(criterion)
    expect(text).toContain(`Teks resmi: Bunyi resmi ${key}.`)
  }
})

test('the official wording of numbers is told by input, and what they share once', () => {
  const opened = example()
  opened.wording = { ...opened.wording, questions: {} } as NonNullable<OpenedView['wording']>
  opened.wording.questions[88] = { question: 'Bunyi satu.', criteria: 'Bunyi bersama.', options: {} }
  opened.wording.questions[89] = { question: 'Bunyi dua.', criteria: 'Bunyi bersama.', options: {} }
  const { question } = show(SHARE, { opened })
  const [first, second] = question.inputs
  screen.getByText((_, element) => element?.tagName === 'P' && element.textContent === `${first!.label}: Bunyi satu.`)
  screen.getByText((_, element) => element?.tagName === 'P' && element.textContent === `${second!.label}: Bunyi dua.`)
  screen.getByText('Bunyi bersama.')
})

test("the reviewers' answers stand below, with their notes; one that differs is marked", () => {
  const opened = example()
  const input = opened.view.inputs.find((one) => one.code === CHOICE)!
  input.answers = { unit: 'B', at: 'C', kt: 'B' }
  input.notes = { ...input.notes, at: 'Berita acara seleksi tidak ada.' }
  fake()
  const desk = deskOf(opened)
  render(LayerAnswers, { desk, question: desk.questions.get(CHOICE)! })
  const table = screen.getByRole('table', { name: 'Jawaban reviu' })
  const [at, kt, ...others] = within(table).getAllByRole('row')
  expect(others).toEqual([])
  expect([...at!.children].map((cell) => cell.textContent)).toEqual([
    'Anggota Tim',
    'C',
    'Berita acara seleksi tidak ada.',
  ])
  expect([...kt!.children].map((cell) => cell.textContent)).toEqual(['Ketua Tim', 'B', ''])
  expect(within(at!).getByText('C').classList.contains('differs')).toBe(true)
  expect(within(kt!).getByText('B').classList.contains('differs')).toBe(false)
})

test('without reviewers there is no table of theirs', () => {
  fake()
  const desk = deskOf()
  render(LayerAnswers, { desk, question: desk.questions.get(CHOICE)! })
  expect(screen.queryByRole('table')).toBeNull()
})

test('what last year said is offered beside the card, taken apart, and what extra columns say is read', async () => {
  const opened = example()
  const input = opened.view.inputs.find(({ code }) => code === CHOICE)!
  const document = opened.view.evidence[0]!
  input.extras = { 'Temuan auditor': 'Belum dibahas' }
  input.last_year = {
    year: 2025,
    answer: 'A',
    claimed: 'B',
    note: 'SK terbit Januari',
    evidence_text: '',
    documents: [document.id],
  }
  const { backend, desk, user } = show(CHOICE, { opened })
  backend.on('confirm_last_year', ({ part }) => {
    const stored = desk.input(CHOICE)
    const said = stored.last_year!
    const now =
      part === 'answer' ? { ...stored, answers: { unit: 'A' } } : { ...stored, last_year: { ...said, documents: [] } }
    return changed(desk, { answers: 1, documents: 0 }, { inputs: [now] })
  })
  expect(screen.getByText('Belum dibahas')).toBeDefined()
  const region = screen.getByRole('region', { name: 'Tahun 2025, belum dihitung' })
  expect(region.textContent).toContain('Jawaban yang berlaku: A.')
  expect(region.textContent).toContain('Unit waktu itu menjawab B.')
  expect(region.textContent).toContain('SK terbit Januari')
  expect(region.textContent).toContain(document.title)
  await user.click(screen.getByRole('button', { name: `Pakai jawaban tahun lalu pada ${CHOICE}` }))
  expect(option('A').checked).toBe(true)
  await user.click(screen.getByRole('button', { name: `Pakai bukti dukung tahun lalu pada ${CHOICE}` }))
  expect(backend.called('confirm_last_year').map((call) => call.part)).toEqual(['answer', 'evidence'])
  expect(screen.queryByRole('region', { name: 'Tahun 2025, belum dihitung' })).toBeNull()
})
