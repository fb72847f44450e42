import { render, screen } from '@testing-library/svelte'
import userEvent from '@testing-library/user-event'
import { beforeEach, expect, test } from 'vitest'
import type { StartupView } from '$lib/api/types'
import { program } from '$lib/desk/program.svelte'
import { fake } from '../../testing/fake'
import DoubtfulClock from './DoubtfulClock.svelte'

const WHAT = 'jam komputer menunjuk 27 November 2027, jauh sesudah perubahan terakhir'
const doubtful = {
  code: 'jam_meragukan',
  what: WHAT,
  facts: { rows: [], fields: [], files: [], items: [] },
} as unknown as StartupView['doubtful_clock']

beforeEach(() => {
  program.startup = { doubtful_clock: doubtful } as StartupView
  program.clock = 'asked'
})

test('a clock that is hardly right is asked about, and going on asks no more', async () => {
  fake({})
  render(DoubtfulClock)
  expect(screen.getByText(/Jam komputer menunjuk 27 November 2027/)).toBeTruthy()
  await userEvent.click(screen.getByRole('button', { name: 'Jamnya benar, lanjutkan' }))
  expect(program.clock).toBe('right')
  expect(screen.queryByText(/27 November 2027/)).toBeNull()
})

test('once the clock is put right, looking again asks no more', async () => {
  const backend = fake({ startup: () => ({ doubtful_clock: null }) as StartupView })
  render(DoubtfulClock)
  await userEvent.click(screen.getByRole('button', { name: 'Sudah dibetulkan, periksa lagi' }))
  expect(backend.called('startup')).toHaveLength(1)
  expect(program.startup?.doubtful_clock).toBeNull()
  expect(screen.queryByText(/27 November 2027/)).toBeNull()
})
