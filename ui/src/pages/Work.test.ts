import { render, screen, waitFor, within } from '@testing-library/svelte'
import userEvent from '@testing-library/user-event'
import { beforeEach, expect, test } from 'vitest'
import { conflicts } from '$lib/desk/conflicts.svelte'
import { program } from '$lib/desk/program.svelte'
import { returned } from '$lib/desk/returned.svelte'
import type { PortfolioRow } from '$lib/api/types'
import { deskOf, example, fake, NOBODY, personOf, teamOf } from '../testing/fake'
import { queueOf, reviewing } from '../testing/review'
import { taskOf } from '../testing/task'
import { waits } from '../features/work/waits'
import Work from './Work.svelte'

beforeEach(() => {
  conflicts.list = []
  returned.clear()
  program.identity = { name: 'Adi', nip: '', role: 'pokja' }
})

/** The example with a blank and an answer without evidence. */
function unfinished() {
  const opened = example()
  const blank = opened.guide.questions[2]!
  const bare = opened.guide.questions[5]!
  for (const input of opened.view.inputs) if (input.code === blank.inputs[0]!.code) input.answers = {}
  opened.view.without_evidence = [bare.code]
  return { opened, blank, bare }
}

test('what TPI gave back comes first, then conflicts, blanks and answers without evidence; each opens where it is done', async () => {
  const { opened, blank, bare } = unfinished()
  opened.view.review = { stage: 'returned', round: 2, tpi: null }
  const desk = deskOf(opened)
  const queue = queueOf(desk, 'dalnis', 2)
  const revised = desk.guide.questions[8]!
  const ticks = { evidence: false, year: false, naming: false }
  const at = queue.inputs.findIndex((input) => input.question === revised.code)
  queue.inputs[at] = {
    ...queue.inputs[at]!,
    entries: [
      { layer: 'kt', name: 'Ketua Tim', round: 1, answer: null, note: 'Lengkapi SK', verdict: 'revisi', ticks },
    ],
  }
  fake({ review_queue: () => queue, list_recommendations: () => [], acted_on: () => [] })
  await returned.load(desk)
  render(Work, { desk })
  const links = within(screen.getByRole('list', { name: 'Daftar pekerjaan' })).getAllByRole('link')
  expect(links.map((link) => link.getAttribute('href'))).toEqual(
    [revised, blank, bare].map((question) => `#/lembar/${question.area}?${question.code}`),
  )
  within(links[0]!).getByText('Lengkapi SK')
  // N goes on, Enter is the link's own.
  await userEvent.keyboard('nn')
  expect(document.activeElement).toBe(links[1])
  await userEvent.keyboard('k')
  expect(document.activeElement).toBe(links[0])
  await userEvent.click(screen.getByRole('button', { name: /^Tanpa bukti/ }))
  expect(within(screen.getByRole('list', { name: 'Daftar pekerjaan' })).getAllByRole('link')).toHaveLength(1)
})

test('what was worked on since it was given back leaves the queue', async () => {
  const opened = example()
  opened.view.without_evidence = []
  opened.view.review = { stage: 'returned', round: 2, tpi: null }
  const desk = deskOf(opened)
  const queue = queueOf(desk, 'dalnis', 2)
  const ticks = { evidence: false, year: false, naming: false }
  const entry = {
    layer: 'at',
    name: 'Anggota Tim',
    round: 1,
    answer: null,
    note: '',
    verdict: 'revisi' as const,
    ticks,
  }
  queue.inputs[0] = { ...queue.inputs[0]!, entries: [entry] }
  fake({ review_queue: () => queue, list_recommendations: () => [], acted_on: () => [queue.inputs[0]!.code] })
  await returned.load(desk)
  expect([returned.revisions.length, returned.openRevisions.length]).toEqual([1, 0])
  render(Work, { desk })
  screen.getByRole('heading', { name: 'Tidak ada yang tertinggal' })
})

test('a coordinator sees how far each Pokja is, above the queue', () => {
  program.identity = { name: 'Adi', nip: '', role: 'koordinator' }
  fake()
  const desk = deskOf(unfinished().opened)
  render(Work, { desk })
  const table = screen.getByRole('table')
  for (const area of desk.guide.areas) within(table).getByRole('link', { name: area.short })
  const queue = screen.getByRole('list', { name: 'Daftar pekerjaan' })
  expect(table.compareDocumentPosition(queue) & Node.DOCUMENT_POSITION_FOLLOWING).toBeTruthy()
})

test('the queue goes by kind, or over all kinds by points, by the days of the plan, or by the worksheet', async () => {
  const opened = example()
  const choices = opened.guide.questions.filter((question) => question.kind === 'choice')
  const [blank, planned] = choices.sort((a, b) => a.points - b.points)
  const dear = choices.at(-1)!
  for (const input of opened.view.inputs) {
    if (input.code === blank!.code || input.code === planned!.code) input.answers = {}
  }
  // Without a document the dearest stands behind the blanks by kind, and before them by points.
  opened.view.without_evidence = [dear.code]
  for (const score of opened.view.score.questions) {
    if (score.code === blank!.code || score.code === planned!.code) score.fraction = null
    if (score.code === dear.code) score.fraction = 1
  }
  const desk = deskOf(opened)
  fake({ list_tasks: () => [taskOf(1, 'Susun SK', { code: planned!.code, due: '2026-03-31' })] })
  render(Work, { desk })
  const codes = () =>
    within(screen.getByRole('list', { name: 'Daftar pekerjaan' }))
      .getAllByRole('link')
      .map((link) => link.getAttribute('href')!.split('?')[1])
  const order = (name: string) => userEvent.click(screen.getByRole('button', { name }))
  expect(codes().at(-1)).toBe(dear.code)
  await order('Menurut poin')
  expect(codes()[0]).toBe(dear.code)
  await order('Menurut tenggat')
  await screen.findByText('Tenggat rencana aksi 31 Maret 2026')
  expect(codes()[0]).toBe(planned!.code)
  await order('Menurut lembar kerja')
  const places = codes().map((code) => opened.guide.questions.findIndex((question) => question.code === code))
  expect(places).toEqual([...places].sort((a, b) => a - b))
})

test('a reviewer lands on the units that wait, and on what is not reviewed yet', async () => {
  const opened = example()
  opened.view.review = { stage: 'submitted', round: 1, tpi: null }
  const desk = deskOf(opened)
  program.identity = { name: 'Sri', nip: '', role: 'kt' }
  const row = { id: desk.id, unit: 'Kantor Uji', year: 2026, state: 'Final', round: 1, deadline: null } as PortfolioRow
  const backend = fake({ ...reviewing(desk, 'kt'), portfolio: () => ({ rows: [row], areas: [] }) })
  render(Work, { desk })
  await screen.findByText('Menunggu reviu TPI')
  const list = await screen.findByRole('list', { name: 'Daftar pekerjaan' })
  expect(within(list).getAllByRole('link')).toHaveLength(queueOf(desk, 'kt').inputs.length)
  await userEvent.click(screen.getByRole('button', { name: 'Buka reviu' }))
  await waitFor(() => expect(location.hash).toBe('#/reviu'))
  expect(backend.called('open_assessment')).toEqual([])
})

test('units wait while the reviewers have them, the nearest deadline first', () => {
  const row = (unit: string, state: string, round = 1, deadline: string | null = null) =>
    ({ unit, state, round, deadline }) as PortfolioRow
  const rows = [
    row('draf', 'Draf'),
    row('kelak', 'Final', 1, '2026-06-01'),
    row('kembali', 'Revisi', 2),
    row('ada revisi', 'Revisi', 1),
    row('dekat', 'Belum Reviu', 2, '2026-05-01'),
  ]
  expect(waits(rows).map((one) => one.unit)).toEqual(['dekat', 'kelak', 'ada revisi'])
})

test('what is mine comes first for who fills in, with my tasks of the plan, and everything is one press away', async () => {
  const { opened, blank, bare } = unfinished()
  const desk = deskOf(opened)
  const sari = personOf('p-1', 'Sari Utami', { inputs: [blank.inputs[0]!.code] })
  fake({
    list_people: () => teamOf(sari),
    my_work: () => ({ ...NOBODY, person: 'p-1', name: sari.name, inputs: sari.inputs }),
    list_tasks: () => [taskOf(1, 'Susun SK', { due: '2026-03-31', overdue: true })],
  })
  render(Work, { desk })
  await screen.findByText('Anda di tim ini: Sari Utami')
  const links = () => within(screen.getByRole('list', { name: 'Daftar pekerjaan' })).getAllByRole('link')
  expect(links().map((link) => link.getAttribute('href'))).toEqual([`#/lembar/${blank.area}?${blank.code}`])
  const plan = await screen.findByRole('region', { name: 'Rencana aksi saya' })
  within(plan).getByText('lewat tenggat')
  await userEvent.click(within(screen.getByRole('group', { name: 'Milik' })).getByRole('button', { name: /^Semua/ }))
  expect(links().map((link) => link.getAttribute('href'))).toContain(`#/lembar/${bare.area}?${bare.code}`)
})

test('who the team does not know by name is asked who they are', async () => {
  const desk = deskOf(unfinished().opened)
  const people = [personOf('p-1', 'Sari Utami'), personOf('p-2', 'Adi', { nip: '198001012005012001' })]
  const backend = fake({
    list_people: () => teamOf(...people),
    my_work: () => ({ ...NOBODY, name: 'Adi', candidates: ['p-2'] }),
    choose_myself: ({ person }) => ({ ...NOBODY, person, name: 'Adi', chosen: true }),
    list_tasks: () => [],
  })
  render(Work, { desk })
  const list = await screen.findByLabelText('Siapa Anda di tim ini?', { selector: 'select' })
  screen.getByText(/ada beberapa orang bernama "Adi"/)
  expect([...(list as HTMLSelectElement).options].map((one) => one.value)).toEqual(['', 'p-2', 'p-1'])
  await userEvent.selectOptions(list, 'p-2')
  await userEvent.click(screen.getByRole('button', { name: 'Ini saya' }))
  await screen.findByText('Anda di tim ini: Adi')
  await userEvent.click(screen.getByRole('button', { name: 'Bukan saya' }))
  await waitFor(() => expect(backend.called('choose_myself').map((one) => one.person)).toEqual(['p-2', null]))
})
