import { render, screen, waitFor, within } from '@testing-library/svelte'
import userEvent from '@testing-library/user-event'
import type { ChartConfiguration } from 'chart.js'
import { beforeEach, expect, test, vi } from 'vitest'
import { notices } from '$lib/desk/notices.svelte'
import type { Desk } from '$lib/desk/desk.svelte'
import type { CourseView, MarginView, OverviewView } from '$lib/api/types'
import { blank, deskOf, fake } from '../testing/fake'
import Overview from './Overview.svelte'

const drawn: ChartConfiguration[] = []
vi.mock('$lib/chart/draw', () => ({
  draw: (_: HTMLCanvasElement, chart: ChartConfiguration) => {
    drawn.push(chart)
    return { destroy: () => {}, picture: () => Promise.resolve([137, 80]) }
  },
  look: () => ({ colour: (token: string) => token, font: 'sans', size: 13 }),
}))

beforeEach(() => {
  notices.list = []
  drawn.length = 0
})

function overviewOf(desk: Desk, some: Partial<OverviewView> = {}): OverviewView {
  return {
    areas: desk.guide.areas.map((area) => ({
      key: area.key,
      number: area.number,
      name: area.name,
      pic: area.number === 1 ? 'Siti Rahma' : '',
      weight: area.weight,
      score: 0,
      percent: 0,
      floor_percent: 0,
      tpi_percent: null,
      minimum: {},
      answered: 0,
      of: 0,
      unanswered: [],
      without_evidence: [],
      missing_documents: [],
    })),
    gaps: [],
    recent: [],
    deadline: null,
    unanswered: 0,
    without_evidence: 0,
    missing_documents: 0,
    ...some,
  }
}

const HOLDS: MarginView = {
  met: true,
  downgrades: 7,
  gate: 'total',
  weakest: [{ code: 'A.I.1.i.a', loss: 0.25 }],
  gates: [{ key: 'total', above: 2.5 }],
  critical: ['A.I.1.i.a', 'A.I.1.iv.a'],
  critical_without_evidence: 1,
}

const COURSE: CourseView = {
  weeks: [
    { from: '2026-03-02', answered: 60, evidenced: 10, total: 50, floor: 30, earlier: null },
    { from: '2026-03-09', answered: 127, evidenced: 90, total: 86, floor: 86, earlier: null },
  ],
  of: 127,
  questions: 113,
  steps: [
    {
      time: '2026-03-12T09:00:00+07:00',
      week: '2026-03-09',
      stage: 'submitted',
      round: 1,
      back: false,
      author: 'Adi',
    },
  ],
  earlier: null,
}

test('an empty assessment is told what to do first, and draws nothing', async () => {
  const desk = deskOf(blank())
  fake({ overview: () => overviewOf(desk) })
  render(Overview, { desk })
  const ways = within(screen.getByRole('region', { name: 'Penilaian ini belum diisi' })).getAllByRole('link')
  expect(ways.map((link) => link.getAttribute('href'))).toEqual(['#/lembar/manajemen-perubahan', '#/impor', '#/bukti'])
  await screen.findByText('Tenggat belum ditentukan.')
  expect(drawn).toHaveLength(0)
})

test('what is missing links into the worksheet, by area and its Pokja', async () => {
  const desk = deskOf()
  const overview = overviewOf(desk, { unanswered: 2, without_evidence: 1, missing_documents: 2 })
  Object.assign(overview.areas[0]!, {
    unanswered: ['A.II.1.i.a.1', 'A.II.1.i.a.2'],
    without_evidence: ['A.I.1.iv.a'],
    missing_documents: [
      { code: 'A.I.1.i.a', n: 1, text: 'SK tim' },
      { code: 'A.I.1.i.a', n: 2, text: 'Undangan' },
    ],
  })
  fake({ overview: () => overview, margin: () => HOLDS, course: () => COURSE })
  render(Overview, { desk })
  const area = (await screen.findByText('PIC Siti Rahma')).closest('details')!
  within(area).getByText('2 belum terisi')
  within(area).getByText('SK tim; Undangan')
  expect(
    within(area)
      .getAllByRole('link', { hidden: true })
      .map((link) => link.getAttribute('href')),
  ).toEqual([
    '#/lembar/manajemen-perubahan?A.II.1.i.a',
    '#/lembar/manajemen-perubahan?A.I.1.iv.a',
    '#/lembar/manajemen-perubahan?A.I.1.i.a',
  ])
  expect(screen.getAllByText('lengkap')).toHaveLength(6)
})

test('the reviewers are on the radar once they answered, and every chart has a table', async () => {
  const desk = deskOf()
  const overview = overviewOf(desk)
  for (const area of overview.areas) area.tpi_percent = 71.5
  fake({ overview: () => overview, margin: () => HOLDS, course: () => COURSE })
  render(Overview, { desk })
  await screen.findByText('Perubahan terakhir')
  const radars = () => drawn.filter((chart) => chart.type === 'radar')
  await waitFor(() =>
    expect(
      radars()
        .at(-1)
        ?.data.datasets.map((one) => one.label),
    ).toEqual(['Unit', 'TPI', 'Minimal WBK']),
  )
  expect(screen.getAllByText('71,50%')).toHaveLength(6)
  expect(screen.getAllByText('60,00%').length).toBeGreaterThanOrEqual(6)
})

test('a picture is saved where the person chose', async () => {
  const desk = deskOf()
  const backend = fake({
    overview: () => overviewOf(desk),
    margin: () => HOLDS,
    course: () => COURSE,
    save_as: () => '/radar.png',
    save_png: () => null,
  })
  render(Overview, { desk })
  await userEvent.setup().click(screen.getByRole('button', { name: 'Simpan gambar: Capaian per area' }))
  expect(backend.called('save_as')[0]?.name).toBe(`Capaian per area – ${desk.profile.unit} 2026.png`)
  expect(backend.called('save_png')).toEqual([{ path: '/radar.png', bytes: [137, 80] }])
  expect(notices.list.at(-1)?.text).toBe('Gambar tersimpan di /radar.png')
})

test.each([
  [12, '12 hari lagi'],
  [1, 'besok'],
  [0, 'hari ini'],
  [-3, 'lewat 3 hari'],
])('%i days before the deadline', async (days, text) => {
  const desk = deskOf(blank())
  fake({ overview: () => overviewOf(desk, { deadline: { date: '2026-05-31', days } }) })
  render(Overview, { desk })
  const date = await screen.findByText('31 Mei 2026', { exact: false })
  expect(within(date).getByText(text)).toBeTruthy()
})

test.each<[Partial<MarginView>, string]>([
  [{}, 'WBK bertahan bila paling banyak 6 jawaban diturunkan TPI satu tingkat.'],
  [{ downgrades: 1 }, 'WBK lepas bila satu jawaban saja diturunkan TPI satu tingkat.'],
  [{ downgrades: null, gate: null }, 'WBK bertahan sekalipun setiap jawaban diturunkan TPI satu tingkat.'],
  [{ met: false, downgrades: 0 }, 'Syarat nilai WBK belum terpenuhi, jadi belum ada yang dapat bertahan.'],
])('one sentence says what the predicate withstands', async (some, sentence) => {
  const desk = deskOf()
  fake({ overview: () => overviewOf(desk), margin: () => ({ ...HOLDS, ...some }), course: () => COURSE })
  render(Overview, { desk })
  await screen.findByText(sentence)
})

test('the answers a predicate hangs on are named, with those nothing supports', async () => {
  const desk = deskOf()
  desk.withoutEvidence = ['A.I.1.iv.a']
  fake({ overview: () => overviewOf(desk), margin: () => HOLDS, course: () => COURSE })
  render(Overview, { desk })
  const summary = await screen.findByText(/^2 jawaban yang bila gugur sendirian/)
  expect(summary.textContent).toContain('1 di antaranya belum berbukti')
  const items = within(summary.closest('details')!).getAllByRole('listitem', { hidden: true })
  expect(items.map((one) => one.textContent.includes('belum berbukti'))).toEqual([false, true])
})

test('the course is drawn week by week, with submissions marked and told in the table', async () => {
  const desk = deskOf()
  fake({ overview: () => overviewOf(desk), margin: () => HOLDS, course: () => COURSE })
  render(Overview, { desk })
  await screen.findByRole('heading', { name: 'Perjalanan nilai' })
  const lines = drawn.filter((chart) => chart.type === 'line').at(-1)!
  const of = (label: string) => lines.data.datasets.find((one) => one.label === label)
  expect(of('Nilai pasti')?.data).toEqual([30, 86])
  expect(of('Terisi (%)')?.data.at(-1)).toBe(100)
  expect(of('Penyerahan dan pengembalian')).toMatchObject({ pointRadius: [0, 8] })
  expect(screen.getByText('diserahkan (putaran 1)')).toBeTruthy()
})

test('last year stands beside the course where its assessment is here, and nowhere else', async () => {
  const desk = deskOf()
  const [first, second] = COURSE.weeks
  const weeks = [first!, { ...second!, earlier: 72.5 }]
  fake({ overview: () => overviewOf(desk), margin: () => HOLDS, course: () => ({ ...COURSE, weeks, earlier: 2025 }) })
  render(Overview, { desk })
  await screen.findByRole('columnheader', { name: 'Nilai pasti 2025' })
  const lines = drawn.filter((chart) => chart.type === 'line').at(-1)!
  const labels = lines.data.datasets.map((one) => one.label)
  expect(labels).toEqual([
    'Nilai pasti',
    'Terisi (%)',
    'Berbukti (%)',
    'Nilai pasti 2025',
    'Penyerahan dan pengembalian',
  ])
  expect(lines.data.datasets[3]?.data).toEqual([null, 72.5])
  expect(screen.getByRole('cell', { name: '72,50' })).toBeTruthy()
})

test('what to do comes first, each kind with its number and the way to it', async () => {
  const desk = deskOf()
  desk.withoutEvidence = ['A.I.1.iv.a']
  fake({ overview: () => overviewOf(desk), margin: () => HOLDS, course: () => COURSE })
  render(Overview, { desk })
  const todo = screen.getByRole('region', { name: 'Yang perlu dikerjakan' })
  const unproven = within(todo).getByRole('link', { name: '1 pertanyaan tanpa bukti' })
  expect(unproven.getAttribute('href')).toBe('#/lembar/~tanpa-bukti')
  within(todo).getByRole('link', { name: 'Siap serah' })
  await screen.findByText('Perubahan terakhir')
})
