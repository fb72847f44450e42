import { render, screen } from '@testing-library/svelte'
import userEvent from '@testing-library/user-event'
import { beforeEach, expect, test, vi } from 'vitest'
import { notices } from '$lib/desk/notices.svelte'
import { program } from '$lib/desk/program.svelte'
import { deskOf, example, fake } from '../../testing/fake'
import { later } from '../../testing/later'
import UnitSwitcher from './UnitSwitcher.svelte'

beforeEach(() => {
  notices.list = []
  HTMLElement.prototype.hidePopover = () => {}
})

test('what was made of a later year is told, although another assessment was opened meanwhile', async () => {
  const desk = deskOf()
  const year = desk.profile.year + 1
  const made = later<void>()
  const counts = { answers: 3, notes: 0, documents: 1, people: 0, left_out: [] }
  const backend = fake({
    carry_over: () => ({ id: 'baru', existing: false, instrument: '', from: year - 1, year, ...counts }),
    list_assessments: () => [],
    open_assessment: async ({ id }) => {
      if (id === 'baru') await made.answer()
      return example()
    },
    set_preferences: () => null,
  })
  location.hash = '#/bukti'
  render(UnitSwitcher, { desk, wide: true })
  await userEvent.click(screen.getByRole('button', { name: new RegExp(`^Buat penilaian ${year}`), hidden: true }))
  await vi.waitFor(() => expect(backend.called('open_assessment')).toHaveLength(1))
  await program.open('lain')
  made.give()
  await vi.waitFor(() => expect(notices.list.at(-1)?.text).toContain(`Penilaian ${year} dibuat.`))
  expect(location.hash).toBe('#/bukti')
  program.desk = null
})
