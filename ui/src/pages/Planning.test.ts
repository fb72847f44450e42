import { render, screen, waitFor, within } from '@testing-library/svelte'
import userEvent from '@testing-library/user-event'
import { beforeEach, expect, test, vi } from 'vitest'
import { notices } from '$lib/desk/notices.svelte'
import { router } from '$lib/desk/router.svelte'
import { changed, deskOf, fake, fault } from '../testing/fake'
import { later } from '../testing/later'
import { codes, efforts, pathOf, searching } from '../testing/paths'
import { Plan } from '../features/planning/plan.svelte'
import Planning from './Planning.svelte'

vi.mock('../features/planning/Curve.svelte', () => ({ default: () => {} }))

beforeEach(() => {
  notices.list = []
  router.route = { page: 'rencana', part: null, at: null }
})

test('the cheapest path is a list that leads to the cards, with what it comes to', async () => {
  const desk = deskOf()
  const backend = fake(searching(desk))
  render(Planning, { desk })
  const [code] = codes(desk)
  const row = (await screen.findByText(code!)).closest('tr')!
  const question = desk.questions.get(code!)!
  expect(within(row).getByRole('link').getAttribute('href')).toBe(`#/lembar/${question.area}?${code}`)
  expect(screen.getByTestId('then').textContent).toBe('88,10')
  expect(screen.getByTestId('gates').textContent).toBe('syarat 12 dari 12')
  expect(screen.getByTestId('cost').textContent).toBe('1 jawaban dinaikkan, biaya 1 satuan upaya')
  await screen.findByText(`Biaya 3 satuan upaya, total 87,00`)
  await userEvent.click(screen.getByRole('button', { name: 'WBBM' }))
  await waitFor(() => expect(backend.called('find_path').some(({ to }) => to === 'wbbm')).toBe(true))
})

test('what is found again as it was stays the same, so that nothing is drawn anew', async () => {
  const desk = deskOf()
  const backend = fake(searching(desk))
  render(Planning, { desk })
  await screen.findByText(`Biaya 3 satuan upaya, total 87,00`)
  const plan = Plan.of(desk)
  const before = [plan.path, plan.beside, plan.efforts]
  const asked = backend.called('find_path').length
  await plan.refresh()
  await waitFor(() => expect(backend.called('find_path')).toHaveLength(asked + 2))
  await new Promise((done) => setTimeout(done))
  for (const [at, now] of [plan.path, plan.beside, plan.efforts].entries()) expect(now).toBe(before[at])
})

test('the steps of the path become tasks, with the points to spare, and the way leads there', async () => {
  const desk = deskOf()
  const backend = fake(
    searching(desk, {
      make_tasks: ({ dry_run }) => {
        const task = {
          id: 'x',
          title: 'Naikkan',
          code: null,
          area: null,
          document: '',
          pic: null,
          due: null,
          new: true,
          beside: [],
        }
        return changed(desk, { tasks: [task], new: 1, existing: 0, stored: !dry_run })
      },
      list_tasks: () => [],
    }),
  )
  const user = userEvent.setup()
  render(Planning, { desk })
  await user.click(await screen.findByRole('button', { name: 'WBBM' }))
  await user.type(screen.getByLabelText('Cadangan tiap syarat, poin'), '0,5{Enter}')
  await user.click(screen.getByRole('button', { name: 'Jadikan tugas…' }))
  await user.click(await screen.findByRole('button', { name: 'Buat 1 tugas' }))
  await waitFor(() => expect(location.hash).toBe('#/rencana/tugas'))
  const wanted = { assessment: desk.id, from: 'path', to: 'wbbm', above: '0,5' }
  expect(backend.called('make_tasks').at(-1)).toEqual({ ...wanted, dry_run: false })
})

test('a lock shows the new path before it is stored, stays by the keyboard, and can be released', async () => {
  const desk = deskOf()
  const backend = fake(searching(desk))
  const user = userEvent.setup()
  render(Planning, { desk })
  const [first, second] = codes(desk)
  await user.click(await screen.findByRole('button', { name: `Tidak mungkin tahun ini: ${first}` }))
  await screen.findByRole('button', { name: `Tidak mungkin tahun ini: ${second}` })
  await waitFor(() =>
    expect(backend.called('set_effort')).toEqual([
      { id: desk.id, effort: { code: first, cost: null, days: null, locked: true, pinned: false, cap: null } },
    ]),
  )
  const names = backend.calls.map(({ name }) => name)
  expect(names.indexOf('set_effort')).toBeGreaterThan(names.lastIndexOf('find_path', names.indexOf('set_effort')))
  expect(backend.called('find_path').at(-1)?.efforts).toEqual([
    { code: first, cost: null, days: null, locked: true, pinned: false, cap: null },
  ])
  await screen.findByText('tidak mungkin tahun ini')
  await waitFor(() =>
    expect(document.activeElement?.getAttribute('aria-label')).toBe(`Tidak mungkin tahun ini: ${second}`),
  )
  await user.click(screen.getByRole('button', { name: `Hapus batasan ${first}` }))
  await screen.findByRole('button', { name: `Tidak mungkin tahun ini: ${first}` })
})

test('a question off the path is locked, pinned, capped and priced; one that is not there is said to be none', async () => {
  const desk = deskOf()
  const backend = fake(searching(desk))
  const user = userEvent.setup()
  render(Planning, { desk })
  const off = desk.questions.get(codes(desk)[3]!)!
  const field = await screen.findByLabelText('Batasi pertanyaan lain')
  await user.type(field, 'yang tidak ada{Enter}')
  expect((await screen.findByRole('alert')).textContent).toContain('tidak ada di LKE ini')
  await user.clear(field)
  expect(screen.queryByRole('alert')).toBeNull()
  await user.type(field, `${off.title.toUpperCase()}{Enter}`)
  const editor = within(await screen.findByRole('group', { name: `${off.code} ${off.title}` }))
  const last = () => backend.called('set_effort').at(-1)?.effort
  await user.click(editor.getByRole('button', { name: 'Direncanakan' }))
  await waitFor(() => expect(last()).toMatchObject({ code: off.code, pinned: true, locked: false }))
  await user.click(editor.getByRole('button', { name: 'Direncanakan' }))
  await waitFor(() => expect(last()).toMatchObject({ pinned: false }))
  await user.selectOptions(editor.getByRole('combobox', { name: 'Paling tinggi' }), 'B')
  await waitFor(() => expect(last()).toMatchObject({ cap: 'B' }))
  const cost = editor.getByRole('textbox', { name: `Biaya satu tingkat, ${off.code}` })
  await user.clear(cost)
  await user.type(cost, '7{Tab}')
  await waitFor(() => expect(last()).toMatchObject({ code: off.code, cap: 'B', cost: 7 }))
  await user.click(editor.getByRole('button', { name: 'Tutup' }))
  // What is set is changed again from the list.
  await user.click(screen.getByRole('button', { name: `Ubah batasan ${off.code}` }))
  const again = within(await screen.findByRole('group', { name: `${off.code} ${off.title}` }))
  await user.click(again.getByRole('button', { name: 'Tidak mungkin' }))
  await waitFor(() => expect(last()).toMatchObject({ code: off.code, locked: true, cap: 'B' }))
})

test('costs and caps are changed where they stand; what is no cost says so and is not asked', async () => {
  const desk = deskOf()
  const backend = fake(searching(desk))
  const user = userEvent.setup()
  render(Planning, { desk })
  const [first] = codes(desk)
  const field = await screen.findByRole('textbox', { name: `Biaya satu tingkat, ${first}` })
  await user.clear(field)
  await user.type(field, '2,5{Tab}')
  await screen.findByText('Biaya berupa bilangan bulat dari 0 sampai 10000.')
  expect(backend.called('set_effort')).toEqual([])
  await user.clear(field)
  await user.type(field, '5{Tab}')
  await waitFor(() => expect(backend.called('set_effort').at(-1)?.effort.cost).toBe(5))
  const lowest = desk.questions.get(first!)!.options.at(-1)!.key
  await user.selectOptions(screen.getByRole('combobox', { name: `Paling tinggi: ${first}` }), lowest)
  await waitFor(() => expect(backend.called('set_effort').at(-1)?.effort).toMatchObject({ cost: 5, cap: lowest }))
})

test('out of reach names the gates that fail and how much at best', async () => {
  const desk = deskOf()
  const gates = pathOf(desk, 'wbk').gates.map((gate, at) => (at === 0 ? { ...gate, value: 70.5, met: false } : gate))
  const ratio = desk.guide.questions.find(({ kind }) => kind === 'share' || kind === 'decline')!
  const unfilled = [ratio.code]
  const path = pathOf(desk, 'wbk', { reachable: false, cost: null, steps: [], total: 70.5, gates, unfilled })
  const backend = fake(searching(desk, { find_path: () => path }))
  render(Planning, { desk })
  await screen.findByText('WBK tidak terjangkau dari jawaban sekarang')
  const blank = screen.getByRole('list', { name: /^Rasio yang masih kosong dihitung nol/ })
  expect(within(blank).getByRole('link').getAttribute('href')).toBe(`#/lembar/${ratio.area}?${ratio.code}`)
  expect(screen.queryByText(/Longgarkan batasan/)).toBeNull()
  expect(screen.queryByText(/Kurangi cadangan/)).toBeNull()
  const item = screen.getByText(/paling tinggi 70,50, minimal 75,00/)
  expect(item.textContent).toContain('kurang 4,50')
  expect(screen.getByTestId('gates').textContent).toBe('syarat 11 dari 12')

  // What was said of a question is a limit that can be loosened.
  backend.on('list_efforts', () => {
    const { questions, ...rest } = efforts(desk)
    return { ...rest, questions: questions.map((one, at) => ({ ...one, locked: at === 0 })) }
  })
  desk.saved = 'dibatasi'
  await screen.findByText('WBK tidak terjangkau dengan batasan ini')
  screen.getByText(/Longgarkan batasan di bawah/)
})

test('gates that cross have no path, and the reason and what still works are told', async () => {
  const desk = deskOf()
  const what = 'jalan termurah tidak dapat dicari karena syarat nilai saling menyilang; nilai tetap dihitung'
  fake(
    searching(desk, {
      find_path: () => {
        throw fault('jalan_tidak_tersedia', what)
      },
    }),
  )
  render(Planning, { desk })
  await screen.findByText(
    'Jalan termurah tidak dapat dicari karena syarat nilai saling menyilang; nilai tetap dihitung.',
  )
  expect(screen.queryByTestId('cost')).toBeNull()
})

test('what cannot be searched with is taken back and not stored', async () => {
  const desk = deskOf()
  const backend = fake(
    searching(desk, {
      find_path: ({ to, efforts }) => {
        if (efforts?.length)
          throw fault('kenaikan_tidak_sah', 'kenaikan jawaban tidak dapat dipakai', {
            items: ['jumlah seluruh biaya 50000 satuan upaya, paling banyak 10000'],
          })
        return pathOf(desk, to)
      },
    }),
  )
  const user = userEvent.setup()
  render(Planning, { desk })
  const [first] = codes(desk)
  const field = await screen.findByRole('textbox', { name: `Biaya satu tingkat, ${first}` })
  await user.clear(field)
  await user.type(field, '10000{Tab}')
  await screen.findByText('jumlah seluruh biaya 50000 satuan upaya, paling banyak 10000.')
  expect(backend.called('set_effort')).toEqual([])
  await screen.findByText(m_none)
})

test('what an overtaken search refused is taken back and not stored, and the path goes without it', async () => {
  const desk = deskOf()
  const [first, second] = codes(desk)
  const refusal = later<void>()
  const backend = fake(
    searching(desk, {
      find_path: async ({ to, efforts }) => {
        if (efforts?.length === 1 && efforts[0]!.code === first) {
          await refusal.answer()
          throw fault('kenaikan_tidak_sah', 'kenaikan jawaban tidak dapat dipakai')
        }
        return pathOf(desk, to)
      },
    }),
  )
  const plan = new Plan(desk)
  await plan.refresh()
  const said = [plan.say(first!, { locked: true }), plan.say(second!, { locked: true })]
  refusal.give()
  await Promise.all(said)
  expect(backend.called('set_effort').map(({ effort }) => effort.code)).toEqual([second])
  expect(plan.said.map((one) => one.code)).toEqual([second])
  expect(
    backend
      .called('find_path')
      .at(-1)
      ?.efforts?.map((one) => one.code),
  ).toEqual([second])
})

const m_none = /^Belum ada\. Tandai langkah di atas/

test('with points to spare the official minimum stays, and what is aimed at stands beside it', async () => {
  const desk = deskOf()
  const raised = (to: string) =>
    pathOf(desk, to, {}).gates.map((gate) => ({
      ...gate,
      minimum: gate.minimum + 0.5,
      met: false,
      value: gate.minimum,
    }))
  fake(
    searching(desk, {
      find_path: ({ to, above }) => pathOf(desk, to, above ? { reachable: false, gates: raised(to) } : {}),
    }),
  )
  const user = userEvent.setup()
  render(Planning, { desk })
  const table = await screen.findByRole('table', { name: 'Syarat sesudahnya' })
  const heads = () =>
    within(table)
      .getAllByRole('columnheader')
      .map((head) => head.textContent)
  expect(heads()).toEqual(['Syarat', 'Sekarang', 'Sesudahnya', 'Minimal'])
  await user.type(screen.getByLabelText('Cadangan tiap syarat, poin'), '0,5{Tab}')
  await waitFor(() => expect(heads()).toEqual(['Syarat', 'Sekarang', 'Sesudahnya', 'Minimal', 'Sasaran']))
  const total = within(table).getByRole('row', { name: /Nilai total/ })
  expect(
    within(total)
      .getAllByRole('cell')
      .slice(-2)
      .map((cell) => cell.textContent),
  ).toEqual(['75,00', '75,50'])
  within(total).getByLabelText('sasaran belum tercapai')
  expect(screen.getAllByText(/paling tinggi 75,00, sasaran 75,50/).length).toBeGreaterThan(0)
})

test('points to spare are asked for as typed, and nonsense is not', async () => {
  const desk = deskOf()
  const backend = fake(searching(desk))
  const user = userEvent.setup()
  render(Planning, { desk })
  const field = await screen.findByRole('textbox', { name: 'Cadangan tiap syarat, poin' })
  await user.type(field, '120{Tab}')
  await screen.findByText('Isikan angka dari 0 sampai 100, misalnya 0,5.')
  await user.clear(field)
  await user.type(field, '0,5{Tab}')
  await waitFor(() => expect(backend.called('find_path').at(-1)?.above).toBe('0,5'))
})
