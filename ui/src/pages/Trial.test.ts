import { render, screen, waitFor, within } from '@testing-library/svelte'
import userEvent from '@testing-library/user-event'
import type { ChartConfiguration } from 'chart.js'
import { beforeEach, expect, test, vi } from 'vitest'
import type { ScenarioAnswerView, ScenarioView, TrialView } from '$lib/api/types'
import type { Desk } from '$lib/desk/desk.svelte'
import { notices } from '$lib/desk/notices.svelte'
import { router } from '$lib/desk/router.svelte'
import { trials } from '$lib/desk/trial.svelte'
import { formatPercent } from '$lib/i18n'
import { changed, deskOf, fake, fault, teamOf, type Handlers } from '../testing/fake'
import Planning from './Planning.svelte'
import Trial from './Trial.svelte'

vi.mock('../features/evidence/PdfPreview.svelte', () => ({ default: () => {} }))
const drawn: ChartConfiguration[] = []
vi.mock('$lib/chart/draw', () => ({
  draw: (_: HTMLCanvasElement, chart: ChartConfiguration) => {
    drawn.push(chart)
    return { destroy: () => {}, picture: () => Promise.resolve([]) }
  },
  look: () => ({ colour: (token: string) => token, font: 'sans', size: 13 }),
}))

const AREA = 'manajemen-perubahan'
const LONG = { timeout: 15_000 }

beforeEach(() => {
  notices.list = []
  drawn.length = 0
  trials.current = null
  router.route = { page: 'coba', part: AREA, at: null }
})

/** A scenario of these answers; each is worth a point. */
function scenarioOf(
  desk: Desk,
  name: string,
  answers: ScenarioAnswerView[],
  some: Partial<ScenarioView> = {},
): ScenarioView {
  const today = desk.score.floor.total!
  const gates = Object.fromEntries(
    Object.entries(desk.score.predicate).map(([target, { gates }]) => [
      target,
      gates.map(({ key, value, minimum, met }) => ({ key, today: value, value: value + answers.length, minimum, met })),
    ]),
  )
  return { id: null, name, answers, today, total: today + answers.length, gates, moved: [], unknown: 0, ...some }
}

/** A backend that keeps scenarios, as the real one does. */
function keeping(desk: Desk, kept: Map<string, Map<string, string | null>>): Handlers {
  const view = (name: string): ScenarioView => {
    const answers = kept.get(name)
    if (!answers) throw fault('simulasi_tidak_ada', `simulasi "${name}" tidak ada`)
    return scenarioOf(
      desk,
      name,
      [...answers].map(([code, to]) => ({
        soal_id: 1,
        code,
        from: desk.input(code).answers.unit ?? null,
        to: to || null,
      })),
    )
  }
  const trial = (name: string): TrialView => ({ scenario: view(name), score: desk.score })
  return {
    list_scenarios: () =>
      [...kept.keys()].map((name) => {
        const { answers, today, total } = view(name)
        const met = { wbk: true, wbbm: false }
        return { id: null, name, own_name: name, ready: false, answers: answers.length, today, total, met }
      }),
    try_scenario: ({ name }) => trial(name),
    set_scenario: ({ name, answers }) => {
      const own = kept.get(name) ?? new Map<string, string | null>()
      kept.set(name, own)
      for (const [code, to] of answers) {
        if (to === null) own.delete(code)
        else own.set(code, to)
      }
      return changed(desk, trial(name), { saved: new Date().toISOString(), undo: `Simulasi ${name}` })
    },
    remove_scenario: ({ name }) => {
      kept.delete(name)
      return changed(desk, null, { saved: `${name} dihapus` })
    },
  }
}

async function trying() {
  const desk = deskOf()
  const kept = new Map([['Bila', new Map<string, string | null>()]])
  const backend = fake(keeping(desk, kept))
  await trials.open(desk, 'Bila')
  render(Trial, { desk })
  const question = desk.halves(AREA)[0]!.groups[0]!.questions[0]!
  const card = await waitFor(() => document.getElementById(`q-${question.code}`)!, LONG)
  return { desk, kept, backend, question, card, user: userEvent.setup() }
}

test('cards try answers, marked as tried, and the unit keeps its own', async () => {
  const { desk, kept, backend, question, card, user } = await trying()
  const code = question.inputs[0]!.code
  const real = desk.input(code).answers.unit
  const other = question.options.find(({ key }) => key !== real)!
  const before = screen.getByTestId('then').textContent
  await user.click(within(card).getByRole('radio', { name: new RegExp(`^${other.key}:`) }))
  await within(card).findByText('jawaban unit')
  within(card).getByText('Simulasi')
  expect(kept.get('Bila')).toEqual(new Map([[code, other.key]]))
  await waitFor(() => expect(screen.getByTestId('then').textContent).not.toBe(before))
  expect(desk.input(code).answers.unit).toBe(real)
  expect(backend.called('answer_input')).toEqual([])
  // No document and no note can be mistaken for the unit's.
  expect(card.querySelector('[data-attach], [data-note]')).toBeNull()
  await user.keyboard('o')
  expect(screen.queryByRole('complementary', { name: 'Pratinjau' })).toBeNull()

  await user.click(within(card).getByRole('button', { name: 'Kembali ke jawaban unit' }))
  await waitFor(() => expect(within(card).queryByText('jawaban unit')).toBeNull())
  expect(kept.get('Bila')!.size).toBe(0)
  expect(screen.getByTestId('then').textContent).toBe(before)
})

test('choosing what the unit answered is no other answer', async () => {
  const { desk, kept, question, card, user } = await trying()
  const code = question.inputs[0]!.code
  const real = String(desk.input(code).answers.unit)
  const other = question.options.find(({ key }) => key !== real)!
  await user.click(within(card).getByRole('radio', { name: new RegExp(`^${other.key}:`) }))
  await within(card).findByText('jawaban unit')
  await user.click(within(card).getByRole('radio', { name: new RegExp(`^${real}:`) }))
  await waitFor(() => expect(kept.get('Bila')!.size).toBe(0))
})

test('leaving asks nothing', async () => {
  const { user } = await trying()
  await user.click(screen.getByRole('button', { name: 'Selesai mencoba' }))
  expect(location.hash).toBe('#/rencana/simulasi')
})

test('a scenario that was undone while it is tried says so and leads back', async () => {
  const { desk, kept } = await trying()
  kept.clear()
  desk.saved = 'diurungkan'
  await screen.findByText('Simulasi ini tidak ada lagi', {}, LONG)
  expect(screen.getByRole('link', { name: 'Ke daftar simulasi' }).getAttribute('href')).toBe('#/rencana/simulasi')
})

test('what moved on under a scenario, and what this worksheet does not have, are told', async () => {
  const desk = deskOf()
  const scenario = scenarioOf(desk, 'Bila', [], {
    moved: [{ code: 'A.I.1.i.a', then: 'Tidak', now: 'Ya' }],
    unknown: 2,
  })
  fake({ try_scenario: () => ({ scenario, score: desk.score }) })
  await trials.open(desk, 'Bila')
  render(Trial, { desk })
  await screen.findByText('1 jawaban unit berubah sejak simulasi ini diisi')
  screen.getByText('A.I.1.i.a: Tidak → Ya')
  screen.getByText(/^2 jawaban simulasi ini untuk pertanyaan yang tidak ada di LKE ini/)
})

test('scenarios that two desks gave one name are compared, removed and opened each as itself', async () => {
  router.route = { page: 'rencana', part: 'simulasi', at: null }
  const desk = deskOf()
  const code = desk.guide.questions.find(({ kind }) => kind === 'choice')!.inputs[0]!.code
  const view = (id: string, name: string, to: string) =>
    scenarioOf(desk, name, [{ soal_id: 1, code, from: 'A', to }], { id })
  const views = new Map([
    ['satu', view('satu', 'Simulasi 1 (Sari)', 'B')],
    ['dua', view('dua', 'Simulasi 1 (Budi)', 'C')],
  ])
  const backend = fake({
    list_scenarios: () =>
      [...views.values()].map(({ id, name, today, total }) => {
        return { id, name, own_name: 'Simulasi 1', ready: false, answers: 1, today, total, met: {} }
      }),
    try_scenario: ({ name }) => ({ scenario: views.get(name)!, score: desk.score }),
    remove_scenario: ({ name }) => {
      views.delete(name)
      return changed(desk, null, { saved: `${name} dihapus` })
    },
  })
  const user = userEvent.setup()
  render(Planning, { desk })
  await user.click(await screen.findByRole('checkbox', { name: 'Pilih Simulasi 1 (Sari) untuk dibandingkan' }))
  await user.click(screen.getByRole('checkbox', { name: 'Pilih Simulasi 1 (Budi) untuk dibandingkan' }))
  const table = await screen.findByTestId('compared')
  await waitFor(() => expect(within(table).getAllByRole('columnheader', { name: /^Simulasi 1/ })).toHaveLength(2))
  const row = within(table)
    .getByText(new RegExp(`^${code.replaceAll('.', '\\.')} `))
    .closest('tr')!
  expect(row.textContent).toMatch(/B\s*C$/)
  // The name that both were given is taken.
  expect(screen.getByRole('textbox', { name: 'Nama simulasi' }).getAttribute('placeholder')).toBe('Simulasi 2')
  await user.click(screen.getByRole('button', { name: 'Hapus Simulasi 1 (Sari)' }))
  await waitFor(() => expect(backend.called('remove_scenario').at(-1)?.name).toBe('satu'))
  const go = vi.spyOn(router, 'go').mockImplementation(() => {})
  await user.click(screen.getByRole('button', { name: 'Lanjutkan Simulasi 1 (Budi)' }))
  await waitFor(() => expect(go).toHaveBeenCalledWith('coba', expect.anything(), expect.anything()))
  go.mockRestore()
  expect(backend.called('try_scenario').at(-1)?.name).toBe('dua')
})

test('scenarios are begun, compared side by side and taken away', async () => {
  router.route = { page: 'rencana', part: 'simulasi', at: null }
  const desk = deskOf()
  const [one, two] = desk.guide.questions.filter(({ kind }) => kind === 'choice').map(({ code }) => code)
  const kept = new Map([
    ['Satu', new Map<string, string | null>([[one!, 'C']])],
    [
      'Dua',
      new Map<string, string | null>([
        [one!, 'C'],
        [two!, 'B'],
      ]),
    ],
  ])
  fake(keeping(desk, kept))
  const user = userEvent.setup()
  render(Planning, { desk })
  await user.click(await screen.findByRole('checkbox', { name: 'Pilih Satu untuk dibandingkan' }))
  await user.click(screen.getByRole('checkbox', { name: 'Pilih Dua untuk dibandingkan' }))
  const table = await screen.findByTestId('compared')
  await waitFor(() => expect(within(table).getAllByRole('columnheader', { name: /Satu|Dua/ })).toHaveLength(2))
  const total = within(table).getByRole('row', { name: /^Nilai total/ })
  expect(total.textContent).toContain('+1,00')
  expect(total.textContent).toContain('+2,00')
  const row = within(table)
    .getByText(new RegExp(`^${two} `))
    .closest('tr')!
  expect(row.textContent).toMatch(/sama\s*B$/)

  await user.type(screen.getByRole('textbox', { name: 'Nama simulasi' }), 'satu')
  await screen.findByText('Nama ini sudah dipakai; pilih nama lain, atau lanjutkan simulasi itu.')
  expect(screen.getByRole('button', { name: 'Mulai simulasi' })).toHaveProperty('disabled', true)
  await user.click(screen.getByRole('button', { name: 'Hapus Satu' }))
  await waitFor(() => expect(screen.queryByRole('checkbox', { name: 'Pilih Satu untuk dibandingkan' })).toBeNull())
  expect(notices.list.at(-1)?.text).toBe('Simulasi Satu dihapus; dapat diurungkan.')

  await user.click(screen.getByRole('button', { name: 'Mulai simulasi' }))
  await waitFor(() => expect(kept.has('satu')).toBe(true))
  expect(location.hash).toBe(`#/coba/${AREA}`)
})

/** Goes to the list of scenarios, wherever the test before led. */
function toScenarios() {
  location.hash = '#/rencana/simulasi'
  router.route = { page: 'rencana', part: 'simulasi', at: null }
}

test('a chosen scenario is drawn over the areas as they are today, with the same figures as a table', async () => {
  toScenarios()
  const desk = deskOf()
  const kept = new Map([['Satu', new Map<string, string | null>([['A.I.1.i.a', 'C']])]])
  const first = desk.guide.areas.find(({ number }) => number === 1)!
  // One half of the first area falls to nothing.
  const nodes = desk.score.nodes.map((node) => (node.id === first.nodes[0] ? { ...node, floor: 0 } : node))
  fake({
    ...keeping(desk, kept),
    try_scenario: ({ name }) => ({
      scenario: scenarioOf(desk, name, [{ soal_id: 1, code: 'A.I.1.i.a', from: 'A', to: 'C' }]),
      score: { ...desk.score, nodes },
    }),
  })
  render(Planning, { desk })
  await userEvent.click(await screen.findByRole('checkbox', { name: 'Pilih Satu untuk dibandingkan' }))
  const card = (await screen.findByRole('heading', { name: 'Capaian per area: Satu' })).closest('section')!
  await waitFor(() => expect(drawn).toHaveLength(1))
  const { type, data } = drawn[0]!
  expect(type).toBe('radar')
  expect(data.datasets.map(({ label }) => label)).toEqual(['Sekarang', 'Satu'])
  const floor = (id: number) => desk.nodeScores.get(id)!.floor
  const [fallen, other] = first.nodes.map(floor)
  expect(Number(data.datasets[0]!.data[0])).toBeCloseTo(((fallen! + other!) / first.weight) * 100)
  expect(Number(data.datasets[1]!.data[0])).toBeCloseTo((other! / first.weight) * 100)
  expect(data.datasets[1]!.data.slice(1)).toEqual(data.datasets[0]!.data.slice(1))
  const rows = within(card).getAllByRole('row', { hidden: true })
  expect(rows).toHaveLength(1 + data.labels!.length)
  expect(rows[1]!.textContent).toContain(`−${formatPercent((fallen! / first.weight) * 100, 2)}`)
  expect(rows[2]!.textContent).toContain('±0,00%')
})

test('the answers that a scenario raises become tasks, and the way leads there', async () => {
  toScenarios()
  const desk = deskOf()
  const code = desk.guide.questions.find(({ kind }) => kind === 'choice')!.inputs[0]!.code
  const kept = new Map([
    ['Kosong', new Map<string, string | null>()],
    ['Satu', new Map<string, string | null>([[code, 'A']])],
  ])
  const task = { id: 'x', code, area: null, document: '', pic: null, due: null, new: true, beside: [] }
  const backend = fake({
    ...keeping(desk, kept),
    list_people: () => teamOf(),
    list_tasks: () => [],
    make_tasks: ({ dry_run }) => {
      const tasks = [{ ...task, title: `Naikkan jawaban ${code}` }]
      return changed(desk, { tasks, new: 1, existing: 0, stored: !dry_run })
    },
  })
  render(Planning, { desk })
  const empty = await screen.findByRole('button', { name: 'Jadikan tugas: Kosong' })
  expect((empty as HTMLButtonElement).disabled).toBe(true)
  await userEvent.click(screen.getByRole('button', { name: 'Jadikan tugas: Satu' }))
  await screen.findByRole('heading', { name: 'Buat tugas dari simulasi' })
  await userEvent.click(await screen.findByRole('button', { name: 'Buat 1 tugas' }))
  await waitFor(() => expect(location.hash).toBe('#/rencana/tugas'))
  const wanted = { assessment: desk.id, from: 'scenario', scenario: 'Satu' }
  expect(backend.called('make_tasks')).toEqual([
    { ...wanted, dry_run: true },
    { ...wanted, dry_run: false },
  ])
})

test('a scenario that raises nothing says that it makes no tasks', async () => {
  toScenarios()
  const desk = deskOf()
  const kept = new Map([['Turun', new Map<string, string | null>([['A.I.1.i.a', 'C']])]])
  fake({
    ...keeping(desk, kept),
    list_people: () => teamOf(),
    make_tasks: () => changed(desk, { tasks: [], new: 0, existing: 0, stored: false }),
  })
  render(Planning, { desk })
  await userEvent.click(await screen.findByRole('button', { name: 'Jadikan tugas: Turun' }))
  await screen.findByText('Pada simulasi ini tidak ada jawaban yang dapat dijadikan tugas.')
  expect(screen.getByRole<HTMLButtonElement>('button', { name: /^Buat/ }).disabled).toBe(true)
})
