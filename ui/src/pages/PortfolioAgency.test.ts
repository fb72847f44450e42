import { render, screen, waitFor, within } from '@testing-library/svelte'
import userEvent from '@testing-library/user-event'
import { beforeEach, expect, test, vi } from 'vitest'
import type {
  DisparityCell,
  DisparityView,
  DeadlinesView,
  LoadView,
  PortfolioRow,
  UnitGapView,
  UnitName,
} from '$lib/api/types'
import { notices } from '$lib/desk/notices.svelte'
import { router } from '$lib/desk/router.svelte'
import { m } from '$lib/i18n'
import { deskOf, fake, fault } from '../testing/fake'
import { later } from '../testing/later'
import Portfolio from './Portfolio.svelte'

vi.mock('$lib/chart/draw', () => ({
  draw: () => ({ destroy: () => {}, picture: () => Promise.resolve([]) }),
  look: () => ({ colour: () => '', font: '', size: 12 }),
}))

const at = (part: string) => (router.route = { page: 'portofolio', part, at: null })
beforeEach(() => {
  notices.list = []
})

const row = (n: number): PortfolioRow => ({
  id: `u${n}`,
  unit: `Kantor ${n}`,
  instansi: 'Kanwil',
  year: 2026,
  target: 'wbk',
  total: n,
  floor: n,
  headlines: {},
  evaluated: null,
  gates_met: 1,
  gates: 6,
  met: false,
  answered: 100,
  of: 127,
  progress: 78.7,
  state: 'Draf',
  round: 1,
  deadline: null,
  days_left: null,
  areas: [],
  tags: { wilayah: 'Jawa' },
  changed: '',
})
const name = (n: number): UnitName => ({ id: `u${n}`, unit: `Kantor ${n}`, instansi: 'Kanwil', year: 2026 })
const known = [
  { key: 'wilayah' as const, name: 'Bali', units: 1 },
  { key: 'wilayah' as const, name: 'Jawa', units: 2 },
]
const few = () => ({ rows: [row(1), row(2)], areas: [] })
const cell = (group: number, year: number, median: number): DisparityCell => ({
  area: 'total',
  group,
  year,
  units: 2,
  min: 1,
  q1: 2,
  median,
  q3: 4,
  max: 5,
  spread: 4,
})
const years = (some: Partial<DisparityView> = {}): DisparityView => ({
  years: [2025, 2026],
  areas: [{ key: 'total', name: 'Nilai total', short: 'Total' }],
  groups: [{ name: null, units: 4 }],
  cells: [cell(0, 2025, 60), cell(0, 2026, 70.5)],
  units: [
    {
      unit: 'Kantor 1',
      instansi: 'Kanwil',
      tag: null,
      years: [
        { id: 'u0', year: 2025, total: 55, rank: 3, of: 4 },
        { id: 'u1', year: 2026, total: 70, rank: 1, of: 4 },
      ],
      since: {},
    },
  ],
  notices: [],
  ...some,
})

test('a tag filters every tab, those without one as well', async () => {
  at('daftar')
  const backend = fake({ known_tags: () => known, portfolio: few })
  const user = userEvent.setup()
  render(Portfolio, { desk: deskOf() })
  await user.selectOptions(await screen.findByLabelText('Wilayah'), 'Jawa')
  await waitFor(() => expect(backend.called('portfolio').at(-1)?.filter.tags).toEqual({ wilayah: 'Jawa' }))
  await user.selectOptions(screen.getByLabelText('Wilayah'), 'Tanpa wilayah')
  await waitFor(() => expect(backend.called('portfolio').at(-1)?.filter.tags).toEqual({ wilayah: '' }))
  expect(screen.queryByLabelText('Jenis')).toBeNull()
  expect(screen.getAllByText('Kanwil · Jawa').length).toBe(2)
})

test('years stand beside each other, by group, and their places are told', async () => {
  at('antartahun')
  const path = later<string>()
  const backend = fake({
    known_tags: () => known,
    portfolio: few,
    disparity: ({ by }) =>
      by
        ? years({
            groups: [
              { name: 'Jawa', units: 2 },
              { name: null, units: 2 },
            ],
            cells: [cell(0, 2026, 80), cell(1, 2026, 61)],
            years: [2026],
            notices: ['Penanda wilayah "Jawa" juga ditulis "jawa"; dihitung sebagai satu.'],
          })
        : years(),
    save_as: path.answer,
    export_disparity: ({ path }) => ({ path, size: 1, notices: [] }),
  })
  const user = userEvent.setup()
  render(Portfolio, { desk: deskOf() })
  const places = await screen.findByRole('region', { name: 'Peringkat unit' })
  const unit = within(places).getByRole('row', { name: /Kantor 1/ })
  expect(unit.textContent).toContain('+2')
  expect(unit.textContent).toContain('1 dari 4')
  expect(screen.getByRole('row', { name: /2026.*70,50/, hidden: true })).toBeTruthy()
  await user.click(screen.getByRole('button', { name: 'Wilayah' }))
  await screen.findByText(/juga ditulis "jawa"/)
  screen.getByText(/Baru satu tahun yang ada/)
  expect(screen.getByRole('row', { name: /Tanpa penanda.*61,00/, hidden: true })).toBeTruthy()
  await user.click(screen.getByRole('button', { name: 'Simpan sebaran (xlsx)' }))
  await waitFor(() => expect(backend.called('save_as')).toHaveLength(1))
  await user.click(screen.getByRole('button', { name: m.portfolio.years.none }))
  path.give('/tmp/Disparitas.xlsx')
  await waitFor(() => expect(backend.called('export_disparity')[0]?.about.by).toBe('wilayah'))
})

test('nothing to compare is said, and no table pretends otherwise', async () => {
  at('antartahun')
  fake({
    known_tags: () => [],
    portfolio: few,
    disparity: () => {
      throw fault('kelompok_kosong', 'belum ada jawaban di ruang kerja ini; tidak ada yang berubah', {
        case: 'unanswered',
      })
    },
  })
  render(Portfolio, { desk: deskOf() })
  const note = await screen.findByRole('alert')
  expect(note.textContent).toContain('Belum ada jawaban di ruang kerja ini')
  expect(note.textContent).toContain('Isi jawabannya dahulu')
  expect(screen.queryByRole('table')).toBeNull()
})

const between: UnitGapView = {
  a: { name: 'wilayah Jawa', units: [name(1), name(2)], mean: 70 },
  b: { name: 'Kantor 2 2026', units: [name(2)], mean: 65.5 },
  difference: 4.5,
  areas: [{ key: 'hasil', name: 'Hasil', short: 'Hasil', points: 4.5 }],
  parts: [
    { code: 'B.I.a', title: 'Survei', area: 'hasil', a: 10, b: 7, points: 3, blank_a: 0, blank_b: 1 },
    { code: 'B.II.a', title: 'Kinerja', area: 'hasil', a: 5, b: 3.5, points: 1.5, blank_a: 0, blank_b: 0 },
  ],
  same: 80,
  notices: ['Kelompok wilayah Jawa memuat beberapa tahun: 2025, 2026.'],
}

test('two sides are chosen, and questions tell what lies between them', async () => {
  at('selisih')
  const backend = fake({ known_tags: () => known, portfolio: few, gap: () => between })
  const user = userEvent.setup()
  render(Portfolio, { desk: deskOf() })
  await screen.findByText('Pilih sisi pertama dan sisi kedua.')
  await user.selectOptions(screen.getByLabelText('Sisi pertama'), 'Jawa')
  expect(backend.called('gap')).toEqual([])
  await user.selectOptions(screen.getByLabelText('Sisi kedua'), 'Kantor 2 2026')
  const part = await screen.findByRole('row', { name: /B\.I\.a/ })
  expect(part.textContent).toContain('+3,00')
  expect(part.textContent).toContain('kosong: 0 dan 1 penilaian')
  screen.getByText(/memuat beberapa tahun/)
  expect(backend.called('gap')[0]).toMatchObject({
    a: { kind: 'tag', tag: 'wilayah', value: 'Jawa' },
    b: { kind: 'unit', id: 'u2' },
  })
})

test('two sides that are the same have no gap to explain', async () => {
  at('selisih')
  fake({ known_tags: () => known, portfolio: few, gap: () => ({ ...between, difference: 0, parts: [] }) })
  const user = userEvent.setup()
  render(Portfolio, { desk: deskOf() })
  await user.selectOptions(await screen.findByLabelText('Sisi pertama'), 'Kantor 1 2026')
  await user.selectOptions(screen.getByLabelText('Sisi kedua'), 'Kantor 2 2026')
  await screen.findByText('Tidak ada selisih: setiap pertanyaan bernilai sama di kedua sisi.')
})

const due = (n: number, days_left: number | null): DeadlinesView['units'][number] => ({
  unit: name(n),
  proposal: days_left === null ? null : { what: 'Pengusulan', day: '2026-05-31', days_left },
  proposed: false,
  task: null,
  open_tasks: 2,
  overdue_tasks: days_left !== null && days_left < 0 ? 1 : 0,
  stage: null,
  days_left,
})

test('of a thousand units the first are drawn, and what is overdue can be looked at alone', async () => {
  at('tenggat')
  const units = Array.from({ length: 1000 }, (_, n) => due(n, n === 0 ? -3 : n === 1 ? 5 : null))
  fake({
    known_tags: () => [],
    portfolio: few,
    deadlines: () => ({ today: '2026-06-03', units, overdue: 1, without: 998 }),
  })
  const user = userEvent.setup()
  render(Portfolio, { desk: deskOf() })
  const region = await screen.findByRole('region', { name: 'Tenggat' })
  expect(region.querySelectorAll('tbody tr').length).toBe(200)
  await user.click(screen.getByRole('button', { name: 'Lewat 1' }))
  expect(region.isConnected && region.querySelectorAll('tbody tr').length).toBe(1)
  expect(region.textContent).toContain('lewat 3 hari')
  expect(region.textContent).toContain('1 lewat')
})

test('teams tell their units and how far they are with them', async () => {
  at('beban')
  const load = (n: number) => ({ unit: name(n), state: 'Final', round: 1, of: 127, reviewed: 10, revise: 2 })
  fake({
    known_tags: () => [],
    portfolio: few,
    review_load: (): LoadView => ({
      teams: [
        { leader: 'Sari', members: ['Sari', 'Budi'], units: [load(1)], states: { Final: 1 }, of: 127, reviewed: 10 },
        { leader: null, members: [], units: [load(2)], states: { Draf: 1 }, of: 0, reviewed: 0 },
      ],
    }),
  })
  render(Portfolio, { desk: deskOf() })
  const sari = await screen.findByRole('row', { name: /Sari, Budi/ })
  expect(sari.textContent).toContain('10 dari 127 isian')
  expect(screen.getByRole('row', { name: /Belum ada tim.*belum ada yang diserahkan/ })).toBeTruthy()
})

test('LHE of all units: what was written and what was not, with the reason', async () => {
  at('lhe')
  const folder = later<string>()
  const backend = fake({
    known_tags: () => [],
    portfolio: few,
    pick_folder: folder.answer,
    export_all_lhe: ({ path }) => ({
      path,
      written: [{ unit: name(1), name: 'LHE Kantor 1 2026.docx', notices: ['1 kolom belum diisi.'] }],
      refused: [{ unit: name(2), reason: 'TPI belum memberi hasil' }],
    }),
  })
  const user = userEvent.setup()
  render(Portfolio, { desk: deskOf() })
  await user.selectOptions(await screen.findByLabelText('Bentuk berkas'), 'Word (.docx)')
  await user.click(screen.getByRole('button', { name: 'Pilih folder dan tulis' }))
  await waitFor(() => expect(backend.called('pick_folder')).toHaveLength(1))
  // What is changed while the dialog is open is for the next ones.
  await user.selectOptions(screen.getByLabelText('Bentuk berkas'), 'pdf')
  await user.click(screen.getByRole('checkbox', { name: m.portfolio.allLhe.replace }))
  folder.give('/tmp/LHE')
  await screen.findByText(/1 LHE tertulis dan terverifikasi di \/tmp\/LHE/)
  expect(screen.getByRole('row', { name: /Kantor 2 2026.*TPI belum memberi hasil/ })).toBeTruthy()
  expect(screen.getByRole('row', { name: /LHE Kantor 1 2026\.docx.*1 kolom belum diisi/ })).toBeTruthy()
  expect(backend.called('export_all_lhe')[0]).toMatchObject({ kind: 'docx', replace: false, path: '/tmp/LHE' })
})
