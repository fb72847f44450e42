import { cleanup, render, screen, waitFor, within } from '@testing-library/svelte'
import userEvent from '@testing-library/user-event'
import { beforeEach, expect, test, vi } from 'vitest'
import { notices } from '$lib/desk/notices.svelte'
import { router } from '$lib/desk/router.svelte'
import { preview } from '../features/evidence/preview.svelte'
import { changed, deskOf, example, fake } from '../testing/fake'
import { storing } from '../testing/worksheet'
import Worksheet from './Worksheet.svelte'

vi.mock('../features/evidence/PdfPreview.svelte', () => ({ default: () => {} }))

const AREA = 'manajemen-perubahan'
/** Cards are drawn a few with each frame. */
const LONG = { timeout: 15_000 }
const scrolled: string[] = []

beforeEach(() => {
  notices.list = []
  scrolled.length = 0
  preview.close()
  router.route = { page: 'lembar', part: AREA, at: null }
  vi.spyOn(Element.prototype, 'scrollIntoView').mockImplementation(function (this: Element) {
    scrolled.push(this.id)
  })
})

/** The sheet of an area, with a backend that stores. */
async function show(readOnly = false) {
  const desk = deskOf(example(), readOnly)
  const backend = fake(storing(desk))
  render(Worksheet, { desk })
  const questions = desk.halves(AREA).flatMap((half) => half.groups.flatMap((group) => group.questions))
  await waitFor(() => expect(screen.getAllByRole('article')).toHaveLength(questions.length), LONG)
  return { desk, backend, questions, user: userEvent.setup() }
}

const card = (code: string) => document.getElementById(`q-${code}`)!
const current = () => document.querySelector('article.current')?.getAttribute('data-question')

test('a sheet shows every question of its area, in both halves, below their sub-areas', async () => {
  const { desk, questions } = await show()
  expect(screen.getAllByRole('article').map((one) => one.dataset.question)).toEqual(questions.map((one) => one.code))
  expect(screen.getAllByRole('heading', { level: 1 }).map((one) => one.textContent)).toEqual(
    Array(2).fill(desk.guide.areas[0]!.name),
  )
  const below = screen.getAllByRole('heading', { level: 2 }).map((one) => one.querySelector('span')?.textContent)
  expect(below).toEqual(desk.halves(AREA).flatMap((half) => half.groups.map((group) => group.node.name)))
})

test('without an area those of all areas are there, in the order of the sheet', async () => {
  router.route = { page: 'lembar', part: null, at: null }
  const opened = example()
  const some = opened.guide.areas.map(({ key }) => opened.guide.questions.find((question) => question.area === key)!)
  opened.guide.questions = some
  fake()
  render(Worksheet, { desk: deskOf(opened) })
  await waitFor(() => expect(screen.getAllByRole('article')).toHaveLength(some.length), LONG)
  expect(screen.getAllByRole('article').map((one) => one.dataset.question)).toEqual(some.map((one) => one.code))
  expect(screen.getAllByRole('heading', { level: 1 }).map((one) => one.textContent)).toEqual(
    expect.arrayContaining(opened.guide.areas.map((area) => area.name)),
  )
})

test('letters answer the current question, J and K go to the next and the one before', async () => {
  const { backend, questions, user } = await show()
  expect(current()).toBe(questions[0]!.code)
  await user.keyboard('t')
  expect(backend.called('answer_input').at(-1)).toMatchObject({ code: questions[0]!.code, value: 'Tidak' })
  await user.keyboard('j')
  expect(current()).toBe(questions[1]!.code)
  expect(document.activeElement).toBe(card(questions[1]!.code))
  await user.keyboard('a')
  expect(backend.called('answer_input').at(-1)).toMatchObject({ code: questions[1]!.code, value: 'A' })
  await user.keyboard('kk')
  expect(current()).toBe(questions[0]!.code)
})

test('a letter that is no choice here answers nothing', async () => {
  const { backend, user } = await show()
  await user.keyboard('e')
  expect(backend.called('answer_input')).toEqual([])
})

test('letters typed in a note are text', async () => {
  const { backend, questions, user } = await show()
  await user.type(within(card(questions[0]!.code)).getByLabelText('Catatan unit'), 'jat')
  expect(backend.called('answer_input')).toEqual([])
  expect(current()).toBe(questions[0]!.code)
})

test('N goes to the note, L asks for files for the current question', async () => {
  const { backend, questions, user } = await show()
  backend.on('pick_files', () => [])
  await user.keyboard('n')
  expect(document.activeElement).toBe(within(card(questions[0]!.code)).getByLabelText('Catatan unit'))
  await user.keyboard('{Escape}')
  card(questions[0]!.code).focus()
  await user.keyboard('l')
  expect(backend.called('pick_files')).toHaveLength(1)
})

test('the address brings its question into view', async () => {
  router.route = { page: 'lembar', part: AREA, at: 'A.II.1.i.b' }
  const { user } = await show()
  expect(scrolled).toEqual(['q-A.II.1.i.b'])
  expect(current()).toBe('A.II.1.i.b')
  expect(document.activeElement).toBe(card('A.II.1.i.b'))
  await user.keyboard('k')
  expect(current()).toBe('A.II.1.i.a')
})

test('the address brings a half into view', async () => {
  const half = deskOf().halves(AREA)[1]!
  router.route = { page: 'lembar', part: AREA, at: half.node.code }
  await show()
  expect(scrolled).toEqual([`n-${half.node.code}`])
})

test('documents stand on the card as tiles: one press shows it, another takes it off', async () => {
  const { desk, backend, questions, user } = await show()
  const code = questions[0]!.code
  const [id] = desk.input(code).evidence
  const title = desk.documents.get(id!)!.title
  backend.on('detach_evidence', () =>
    changed(desk, true, { inputs: [{ ...desk.input(code), evidence: [] }], undo: 'Lepas bukti' }),
  )
  const tile = within(card(code)).getByRole('button', { name: title })
  await user.click(tile)
  const pane = screen.getByRole('complementary', { name: 'Pratinjau' })
  within(pane).getByRole('heading', { name: title })
  expect(tile.getAttribute('aria-pressed')).toBe('true')
  await user.click(within(pane).getByRole('button', { name: 'Tutup pratinjau' }))
  expect(screen.queryByRole('complementary', { name: 'Pratinjau' })).toBeNull()

  await user.click(within(card(code)).getByRole('button', { name: `Lepas dari isian ini: ${title}` }))
  expect(backend.called('detach_evidence')).toEqual([{ id: desk.id, code, document: id }])
  expect(within(card(code)).queryByRole('button', { name: title })).toBeNull()
})

test('a picture that is pasted belongs to the current question', async () => {
  const { desk, backend, questions } = await show()
  backend.on('attach_bytes', () => changed(desk, desk.evidence[0]!.id) as never)
  const event = new Event('paste', { cancelable: true })
  const file = new File([new Uint8Array([137, 80])], 'layar.png', { type: 'image/png' })
  Object.assign(event, { clipboardData: { files: [file] } })
  window.dispatchEvent(event)
  expect(event.defaultPrevented).toBe(true)
  await waitFor(() =>
    expect(backend.called('attach_bytes')).toEqual([
      { id: desk.id, code: questions[0]!.code, name: 'layar.png', bytes: [137, 80] },
    ]),
  )
})

test('what is only to be read takes no key, no file and no picture', async () => {
  const { backend, user } = await show(true)
  await user.keyboard('tn')
  const event = new Event('paste', { cancelable: true })
  Object.assign(event, { clipboardData: { files: [new File([], 'layar.png', { type: 'image/png' })] } })
  window.dispatchEvent(event)
  backend.drop(['/tmp/a.pdf'], { x: 0, y: 0 })
  expect(backend.calls).toEqual([])
  expect(screen.queryByRole('button', { name: /Lampirkan|Jatuhkan/ })).toBeNull()
})

test('which text binds is said once, with and without the official one', async () => {
  await show()
  screen.getByText(/^Kriteria diringkas oleh Pilar; yang mengikat adalah teks resmi\. Teks resmi belum dimuat/)
  cleanup()
  const opened = example()
  opened.wording = { ...opened.wording, questions: {} } as NonNullable<typeof opened.wording>
  fake()
  render(Worksheet, { desk: deskOf(opened) })
  screen.getByText(/^Teks resmi yang mengikat/)
})
