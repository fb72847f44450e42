import { render, screen, waitFor } from '@testing-library/svelte'
import userEvent from '@testing-library/user-event'
import { beforeEach, expect, test } from 'vitest'
import type { ChangedCopy, StartupView } from '$lib/api/types'
import { jobs } from '$lib/desk/jobs.svelte'
import { program } from '$lib/desk/program.svelte'
import { fake } from '../../testing/fake'
import ChangedCopies from './ChangedCopies.svelte'

const copy: ChangedCopy = {
  assessment: 'a',
  unit: 'KPP Satu',
  document: 'd',
  title: 'SK Tim',
  path: '/dibuka/a/d/SK.docx',
  name: 'SK.docx',
}

/** A backend with one changed copy, until something is done with it. */
function changed() {
  let there = [copy]
  const gone = () => void (there = [])
  return fake({
    take_back_copies: () => null,
    changed_copies: () => there,
    keep_copy: gone as never,
    drop_copy: gone as never,
  })
}

beforeEach(() => {
  program.desk = null
  program.startup = { read_only: false, fault: null } as StartupView
})

test.each([
  ['Jadikan versi baru', 'keep_copy'],
  ['Buang perubahan', 'drop_copy'],
] as const)('a changed copy is offered at the start: %s', async (button, command) => {
  const backend = changed()
  render(ChangedCopies)
  await userEvent.click(await screen.findByRole('button', { name: button }))
  expect(backend.called(command)).toEqual([{ id: 'a', document: 'd', name: 'SK.docx' }])
  expect(backend.called('take_back_copies')).toHaveLength(1)
  await waitFor(() => {
    expect(screen.queryByText('SK Tim')).toBeNull()
  })
})

test('what is put off is asked no more until the next start, and a copy changed meanwhile is', async () => {
  const backend = changed()
  render(ChangedCopies)
  await userEvent.click(await screen.findByRole('button', { name: 'Nanti' }))
  expect(screen.queryByText('SK Tim')).toBeNull()
  window.dispatchEvent(new Event('focus'))
  await waitFor(() => {
    expect(backend.called('changed_copies')).toHaveLength(2)
  })
  expect(screen.queryByText('SK Tim')).toBeNull()
})

test('a workspace that is only looked at offers nothing', () => {
  program.startup = { read_only: true, fault: null } as StartupView
  const backend = changed()
  render(ChangedCopies)
  expect(backend.called('changed_copies')).toHaveLength(0)
})

test('copies that others still read are not taken back because some work begins or ends', async () => {
  const backend = changed()
  render(ChangedCopies)
  await screen.findByText('SK Tim')
  await jobs.wait('Mengekspor', () => Promise.resolve())
  await jobs.wait('Memeriksa', () => Promise.resolve())
  await Promise.resolve()
  expect(backend.called('take_back_copies')).toHaveLength(1)
})
