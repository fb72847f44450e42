import { cleanup, render, screen, waitFor, within } from '@testing-library/svelte'
import userEvent from '@testing-library/user-event'
import { beforeEach, expect, test, vi } from 'vitest'
import { conflicts } from '$lib/desk/conflicts.svelte'
import { notices } from '$lib/desk/notices.svelte'
import { program } from '$lib/desk/program.svelte'
import { returned } from '$lib/desk/returned.svelte'
import { router } from '$lib/desk/router.svelte'
import { m } from '$lib/i18n'
import { preview } from '../features/evidence/preview.svelte'
import { changed, deskOf, example, fake, fault, NOBODY, personOf, teamOf } from '../testing/fake'
import { queueOf, roundView } from '../testing/review'
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
  returned.clear()
  conflicts.list = []
  program.identity = null
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
  Object.assign(event, { clipboardData: { types: ['Files'], files: [file] } })
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
  Object.assign(event, {
    clipboardData: { types: ['Files'], files: [new File([], 'layar.png', { type: 'image/png' })] },
  })
  window.dispatchEvent(event)
  backend.drop(['/tmp/a.pdf'], { x: 0, y: 0 })
  expect(backend.calls.map((one) => one.name)).toEqual(['list_people', 'my_work'])
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

test('O shows the documents of a question one after the other, the first after the last', async () => {
  const { desk, questions, user } = await show()
  const question = questions.find((one) => desk.input(one.inputs[0]!.code).evidence.length > 1)!
  const titles = desk.input(question.inputs[0]!.code).evidence.map((id) => desk.documents.get(id)!.title)
  card(question.code).focus()
  for (const name of [...titles, titles[0]!]) {
    await user.keyboard('o')
    within(screen.getByRole('complementary', { name: 'Pratinjau' })).getByRole('heading', { name })
  }
})

test('a key that means nothing on a question says why', async () => {
  const { desk, questions, user } = await show()
  const bare = questions.find((one) => one.inputs.every((input) => desk.input(input.code).evidence.length === 0))!
  const told = () => notices.list.map((one) => one.text)
  await user.keyboard('a')
  expect(told()).toEqual(['Pertanyaan ini dijawab dengan Y, T.'])
  await user.keyboard('s')
  expect(told().at(-1)).toBe('S, R, dan M dipakai di halaman Reviu.')
  card(bare.code).focus()
  await user.keyboard('o')
  expect(told().at(-1)).toBe('Tidak ada bukti dukung.')
})

test('J goes on into the next area, K back into the one before', async () => {
  const { desk, questions, user } = await show()
  card(questions.at(-1)!.code).focus()
  await user.keyboard('j')
  const next = desk.guide.areas[1]!
  const first = desk.halves(next.key)[0]!.groups[0]!.questions[0]!
  await waitFor(() => expect(location.hash).toBe(`#/lembar/${next.key}?${first.code}`))
})

test('U goes to the next blank; Esc leaves a field; Enter goes on', async () => {
  const opened = example()
  const blank = opened.guide.questions.filter((one) => one.area === AREA)[4]!
  for (const input of opened.view.inputs) if (input.code === blank.inputs[0]!.code) input.answers = {}
  const desk = deskOf(opened)
  fake(storing(desk))
  render(Worksheet, { desk })
  await waitFor(() => expect(card(blank.code)).not.toBeNull(), LONG)
  const user = userEvent.setup()
  await user.keyboard('u')
  expect(current()).toBe(blank.code)
  await user.keyboard('n')
  const note = within(card(blank.code)).getByLabelText('Catatan unit')
  await waitFor(() => expect(document.activeElement).toBe(note))
  await user.keyboard('{Escape}')
  expect(document.activeElement).toBe(card(blank.code))
  const list = opened.guide.questions.filter((one) => one.area === AREA)
  await user.keyboard('{Enter}')
  expect(current()).toBe(list[5]!.code)
})

test('while TPI reviews it the cards are locked and say so; the coordinator takes it back with a reason', async () => {
  const opened = example()
  opened.view.review = { stage: 'submitted', round: 1, tpi: null }
  const desk = deskOf(opened)
  program.identity = { name: 'Adi', nip: '', role: 'koordinator' }
  let full = true
  const backend = fake({
    set_round: () => {
      if (full) throw fault('disk_penuh', 'tempat penyimpanan penuh')
      return changed(desk, roundView({ stage: 'draft' }), { review: { stage: 'draft', round: 1, tpi: null } })
    },
  })
  render(Worksheet, { desk })
  const user = userEvent.setup()
  const notice = screen.getByRole('complementary', { name: 'Sedang direviu, putaran 1' })
  await user.keyboard('t')
  expect(backend.called('answer_input')).toEqual([])
  expect(notices.list).toHaveLength(1)
  expect(screen.queryByRole('button', { name: /Lampirkan|Jatuhkan/ })).toBeNull()
  await user.click(within(notice).getByRole('button', { name: 'Tarik kembali' }))
  await user.type(screen.getByRole('textbox', { name: 'Alasan' }), 'SK keliru')
  const take = within(screen.getByRole('dialog')).getByRole('button', { name: 'Tarik kembali' })
  await user.click(take)
  await waitFor(() => expect(notices.list).toHaveLength(2))
  // A reason that was refused stays where it was written.
  expect(screen.getByRole<HTMLTextAreaElement>('textbox', { name: 'Alasan' }).value).toBe('SK keliru')
  full = false
  await user.click(take)
  await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull())
  const asked = { id: desk.id, step: 'reopen', reason: 'SK keliru' }
  expect(backend.called('set_round')).toEqual([asked, asked])
  await waitFor(() => expect(screen.queryByRole('complementary', { name: 'Sedang direviu, putaran 1' })).toBeNull())
  await waitFor(() => expect(notices.list.map((notice) => notice.text)).toContain(m.review.takenBack))
})

test('a reviewer only looks at the sheet of the unit, and is led to the review', async () => {
  program.identity = { name: 'Sri', nip: '', role: 'at' }
  const { backend, questions, user } = await show()
  await user.keyboard('t')
  expect(backend.called('answer_input')).toEqual([])
  expect(screen.getByRole('link', { name: 'Buka di Reviu' }).getAttribute('href')).toBe(`#/reviu?${questions[0]!.code}`)
})

test('what was said in the round that came back stands on its card until something is done about it', async () => {
  const opened = example()
  opened.view.review = { stage: 'returned', round: 2, tpi: null }
  const desk = deskOf(opened)
  const queue = queueOf(desk, 'dalnis', 2)
  const ticks = { evidence: false, year: false, naming: false }
  const entry = {
    layer: 'kt',
    name: 'Ketua Tim',
    round: 1,
    answer: 'B',
    note: 'Lengkapi notulen',
    verdict: 'revisi' as const,
    ticks,
  }
  queue.inputs[0] = { ...queue.inputs[0]!, entries: [entry] }
  let acted: string[] = []
  fake({ review_queue: () => queue, list_recommendations: () => [], acted_on: () => acted })
  await returned.load(desk)
  render(Worksheet, { desk })
  const said = within(card(queue.inputs[0].question)).getByRole('region', { name: 'Hasil reviu putaran 1' })
  within(said).getByText('Lengkapi notulen')
  within(said).getByText('Belum ditindaklanjuti')
  const chip = screen.getByRole('link', { name: /^Revisi/ })
  expect(chip.getAttribute('href')).toBe('#/lembar/~revisi')
  acted = [queue.inputs[0].code]
  await returned.load(desk)
  await within(said).findByText('Ditindaklanjuti')
  expect(screen.queryByRole('link', { name: /^Revisi/ })).toBeNull()
})

test('a filter shows what is left in all areas, and keeps what is done meanwhile in its place', async () => {
  const opened = example()
  const blanks = [3, 90].map((at) => opened.guide.questions[at]!)
  for (const input of opened.view.inputs)
    if (blanks.some((one) => one.inputs[0]!.code === input.code)) input.answers = {}
  const desk = deskOf(opened)
  fake(storing(desk))
  router.route = { page: 'lembar', part: '~kosong', at: null }
  render(Worksheet, { desk })
  await waitFor(() => expect(screen.getAllByRole('article')).toHaveLength(2))
  expect(screen.getByRole('link', { name: /^Belum diisi/ }).textContent).toMatch(/2/)
  const option = blanks[0]!.options[0]
  if (option) await userEvent.keyboard(option.key.charAt(0).toLowerCase())
  await waitFor(() => expect(screen.getByRole('link', { name: /^Belum diisi/ }).textContent).toMatch(/1/))
  expect(screen.getAllByRole('article')).toHaveLength(2)
})

test("what is mine, or somebody else's, is a filter beside what is left", async () => {
  const opened = example()
  const [mine, other] = [3, 90].map((at) => opened.guide.questions[at]!)
  for (const input of opened.view.inputs) if (mine!.inputs[0]!.code === input.code) input.answers = {}
  const desk = deskOf(opened)
  const sari = personOf('p-1', 'Sari Utami', { inputs: mine!.inputs.map((input) => input.code) })
  const budi = personOf('p-2', 'Budi', { inputs: other!.inputs.map((input) => input.code) })
  fake({
    ...storing(desk),
    list_people: () => teamOf(sari, budi),
    my_work: () => ({ ...NOBODY, person: 'p-1', name: sari.name, inputs: sari.inputs }),
  })
  router.route = { page: 'lembar', part: '~p-2', at: null }
  render(Worksheet, { desk })
  await waitFor(() => expect(screen.getAllByRole('article')).toHaveLength(1))
  expect(screen.getByRole('link', { name: 'Tugas Budi' }).getAttribute('href')).toMatch(/^#\/lembar/)
  const chip = screen.getByRole('link', { name: /^Tugas saya/ })
  expect([chip.textContent?.trim(), chip.getAttribute('href')]).toEqual(['Tugas saya 1', '#/lembar/~saya'])
  router.route = { page: 'lembar', part: '~saya', at: null }
  await waitFor(() => expect(card(mine!.code)).toBeTruthy())
  const left = screen.getByRole('link', { name: /^Belum diisi/ })
  expect([left.textContent?.trim(), left.getAttribute('href')]).toEqual(['Belum diisi 1', '#/lembar/~saya~kosong'])
})

test('the map has a named square for every question, and the arrows walk through them', async () => {
  const { desk, questions, user } = await show()
  const map = screen.getByRole('group', { name: /^Peta pertanyaan/ })
  const squares = within(map).getAllByRole('button')
  expect(squares).toHaveLength(desk.guide.questions.length)
  const [first, second] = questions
  const square = (code: string) =>
    within(map).getByRole('button', { name: new RegExp(`^${code.replaceAll('.', '\\.')} `) })
  expect(square(first!.code).getAttribute('aria-label')).toBe(`${first!.code} ${first!.title}: Lengkap`)
  square(first!.code).focus()
  await user.keyboard('{ArrowRight}')
  expect(document.activeElement).toBe(square(second!.code))
  await user.click(square(second!.code))
  expect(current()).toBe(second!.code)
})
