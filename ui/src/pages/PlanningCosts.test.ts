import { render, screen, waitFor, within } from '@testing-library/svelte'
import userEvent from '@testing-library/user-event'
import { beforeEach, expect, test, vi } from 'vitest'
import { notices } from '$lib/desk/notices.svelte'
import { router } from '$lib/desk/router.svelte'
import { changed, deskOf, fake, fault } from '../testing/fake'
import { codes, efforts, pathOf, searching, step } from '../testing/paths'
import Planning from './Planning.svelte'

vi.mock('../features/planning/Curve.svelte', () => ({ default: () => {} }))

beforeEach(() => {
  notices.list = []
  router.route = { page: 'rencana', part: null, at: null }
})

test('costs are counted in days, so many for each unit of the model, and what is typed then is days', async () => {
  const desk = deskOf()
  const [first] = codes(desk)
  let days: number | null = null
  const unit = () => (days === null ? 'satuan upaya' : 'hari')
  const backend = fake(
    searching(desk, {
      list_efforts: () => ({ ...efforts(desk), unit: unit(), days }),
      find_path: ({ to }) => pathOf(desk, to, { cost: days ?? 1, steps: [step(first!, days ?? 1)], unit: unit() }),
      set_effort_days: (given) => {
        days = given.days
        return changed(desk, null, { saved: `${days} hari` })
      },
    }),
  )
  const user = userEvent.setup()
  render(Planning, { desk })
  const choice = within(await screen.findByRole('group', { name: 'Biaya dihitung dalam' }))
  expect(choice.getByRole('button', { name: 'satuan upaya' }).getAttribute('aria-pressed')).toBe('true')
  await user.click(choice.getByRole('button', { name: 'hari' }))
  const each = await screen.findByRole<HTMLInputElement>('textbox', { name: 'Hari untuk satu satuan upaya' })
  expect(each.value).toBe('1')
  await user.clear(each)
  await user.type(each, '11{Tab}')
  await screen.findByText('Isikan 1 sampai 10 hari.')
  await user.clear(each)
  await user.type(each, '3{Tab}')
  await waitFor(() => expect(screen.getByTestId('cost').textContent).toBe('1 jawaban dinaikkan, biaya 3 hari'))
  expect(backend.called('set_effort_days').map((given) => given.days)).toEqual([1, 3])
  expect(screen.queryByText('Isikan 1 sampai 10 hari.')).toBeNull()

  const field = screen.getByRole<HTMLInputElement>('textbox', { name: `Biaya satu tingkat, ${first}` })
  await waitFor(() => expect(field.value).toBe('3'))
  await user.clear(field)
  await user.type(field, '5{Tab}')
  const last = () => backend.called('set_effort').at(-1)?.effort
  await waitFor(() => expect(last()).toMatchObject({ code: first, cost: null, days: 5 }))
  await screen.findByText('biaya satu tingkat 5 hari')
  await user.click(choice.getByRole('button', { name: 'satuan upaya' }))
  await waitFor(() => expect(backend.called('set_effort_days').at(-1)?.days).toBe(null))
})

/** What was said that no path can be searched with, as the backend tells it. */
const tooDear = () =>
  fault('kenaikan_tidak_sah', 'kenaikan jawaban tidak dapat dipakai', {
    items: ['jumlah seluruh biaya 50000 hari, paling banyak 10000'],
  })

test('where no path can be searched with what is stored, it can still be said otherwise', async () => {
  const desk = deskOf()
  const [first] = codes(desk)
  let days: number | null = 10
  let dear = true
  const backend = fake(
    searching(desk, {
      list_efforts: () => {
        const { questions, ...rest } = efforts(desk)
        const said = questions.map((one) => (one.code === first && dear ? { ...one, days: 9000 } : one))
        return { ...rest, questions: said, unit: days === null ? 'satuan upaya' : 'hari', days }
      },
      find_path: ({ to, efforts }) => {
        if (days !== null && efforts?.some((one) => one.days)) throw tooDear()
        return pathOf(desk, to)
      },
      set_effort_days: (given) => {
        days = given.days
        return changed(desk, null, { saved: `${days} hari` })
      },
      set_effort: ({ effort }) => {
        dear = effort.days !== null
        return changed(desk, null, { saved: 'dilepas' })
      },
    }),
  )
  const user = userEvent.setup()
  const { unmount } = render(Planning, { desk })
  await screen.findByText('jumlah seluruh biaya 50000 hari, paling banyak 10000.')
  expect(screen.queryByTestId('cost')).toBeNull()
  expect(screen.getByRole<HTMLInputElement>('textbox', { name: 'Hari untuk satu satuan upaya' }).value).toBe('10')
  await user.click(screen.getByRole('button', { name: `Hapus batasan ${first}` }))
  await screen.findByTestId('cost')
  expect(backend.called('set_effort').at(-1)?.effort).toMatchObject({ code: first, days: null })
  unmount()

  // With a path in sight what came from elsewhere is shown, too, and the unit can be changed.
  const other = deskOf()
  dear = false
  days = null
  render(Planning, { desk: other })
  await screen.findByTestId('cost')
  dear = true
  days = 10
  other.saved = 'digabung'
  await screen.findByText('jumlah seluruh biaya 50000 hari, paling banyak 10000.')
  const choice = within(screen.getByRole('group', { name: 'Biaya dihitung dalam' }))
  await waitFor(() => expect(choice.getByRole('button', { name: 'hari' }).getAttribute('aria-pressed')).toBe('true'))
  await user.click(choice.getByRole('button', { name: 'satuan upaya' }))
  await waitFor(() => expect(screen.queryByText(/jumlah seluruh biaya/)).toBeNull())
  expect(backend.called('set_effort_days').map((given) => given.days)).toEqual([null])
})

test('days that are refused do not stay in their field', async () => {
  const desk = deskOf()
  fake(
    searching(desk, {
      list_efforts: () => ({ ...efforts(desk), unit: 'hari', days: 2 }),
      set_effort_days: () => {
        throw tooDear()
      },
    }),
  )
  const user = userEvent.setup()
  render(Planning, { desk })
  const each = await screen.findByRole<HTMLInputElement>('textbox', { name: 'Hari untuk satu satuan upaya' })
  await user.clear(each)
  await user.type(each, '9{Tab}')
  await waitFor(() => expect(each.value).toBe('2'))
  expect(notices.list).toHaveLength(1)
})

test('an estimate in days that nobody sees stays when a limit is taken away', async () => {
  const desk = deskOf()
  const [first] = codes(desk)
  const backend = fake(
    searching(desk, {
      list_efforts: () => {
        const { questions, ...rest } = efforts(desk)
        const said = questions.map((one) => (one.code === first ? { ...one, locked: true, days: 7 } : one))
        return { ...rest, questions: said }
      },
    }),
  )
  render(Planning, { desk })
  await userEvent.click(await screen.findByRole('button', { name: `Hapus batasan ${first}` }))
  await waitFor(() =>
    expect(backend.called('set_effort').at(-1)?.effort).toMatchObject({ code: first, locked: false, days: 7 }),
  )
})

test('where nothing may be changed it is told what costs count', async () => {
  const desk = deskOf(undefined, true)
  fake(searching(desk, { list_efforts: () => ({ ...efforts(desk), unit: 'hari', days: 3 }) }))
  render(Planning, { desk })
  await screen.findByText('Biaya dihitung dalam hari; satu satuan upaya dihitung 3 hari.')
  expect(screen.queryByRole('group', { name: 'Biaya dihitung dalam' })).toBeNull()
})
