import { fireEvent, render, screen, waitFor, within } from '@testing-library/svelte'
import userEvent from '@testing-library/user-event'
import { beforeEach, expect, test, vi } from 'vitest'
import type { TaskView } from '$lib/api/types'
import { notices } from '$lib/desk/notices.svelte'
import { router } from '$lib/desk/router.svelte'
import { changed, deskOf, fake, NOBODY, personOf, teamOf, type Handlers } from '../testing/fake'
import { taskOf as task } from '../testing/task'
import Planning from './Planning.svelte'

vi.mock('../features/planning/Curve.svelte', () => ({ default: () => {} }))

beforeEach(() => {
  notices.list = []
  router.route = { page: 'rencana', part: 'tugas', at: null }
})

const sari = personOf('p-1', 'Sari Utami')

/** A backend that keeps tasks and moves them. */
function keeping(tasks: TaskView[], desk: ReturnType<typeof deskOf>): Handlers {
  return {
    list_people: () => teamOf(sari),
    my_work: () => ({ ...NOBODY, person: sari.id, name: sari.name }),
    list_tasks: () => tasks,
    set_task: ({ change, status }) => {
      const found = tasks.find((one) => one.id === change) ?? tasks[0]!
      if (status) found.status = status
      return changed(desk, found)
    },
  }
}

test('tasks are a table with mine, and a new state is stored', async () => {
  const desk = deskOf()
  const tasks = [
    task(1, 'Susun SK', { pic: 'Sari Utami', due: '2026-03-31', overdue: true }),
    task(2, 'Sosialisasi', { status: 'berjalan' }),
  ]
  const backend = fake(keeping(tasks, desk))
  render(Planning, { desk })
  const row = (await screen.findByText('Susun SK')).closest('tr')!
  expect(within(row).getByText('lewat tenggat')).toBeTruthy()
  await userEvent.click(screen.getByRole('button', { name: /Tugas saya/ }))
  expect(screen.queryByText('Sosialisasi')).toBeNull()
  await userEvent.selectOptions(screen.getByLabelText('Keadaan: Susun SK'), 'selesai')
  await waitFor(() => expect(backend.called('set_task')[0]).toMatchObject({ change: 'id-1', status: 'selesai' }))
})

test('a card of the board is moved by the arrows and by dragging', async () => {
  const desk = deskOf()
  const tasks = [task(1, 'Susun SK'), task(2, 'Sosialisasi', { status: 'terkendala' })]
  const backend = fake(keeping(tasks, desk))
  render(Planning, { desk })
  await userEvent.click(await screen.findByRole('button', { name: 'Papan' }))
  const card = await screen.findByRole('button', { name: 'Keadaan: Susun SK' })
  await fireEvent.keyDown(card, { key: 'ArrowLeft' })
  expect(backend.called('set_task')).toEqual([])
  await fireEvent.keyDown(card, { key: 'ArrowRight' })
  await waitFor(() => expect(backend.called('set_task')[0]).toMatchObject({ change: 'id-1', status: 'berjalan' }))
  const other = screen.getByRole('button', { name: 'Keadaan: Sosialisasi' })
  await fireEvent.dragStart(other)
  const column = screen.getByRole('group', { name: 'Selesai' })
  await fireEvent.dragOver(column)
  await fireEvent.drop(column)
  await waitFor(() => expect(backend.called('set_task')[1]).toMatchObject({ change: 'id-2', status: 'selesai' }))
})

test('a new task needs a title and a day that is one', async () => {
  const desk = deskOf()
  const backend = fake(keeping([], desk))
  backend.called('set_task')
  render(Planning, { desk })
  const add = await screen.findByRole('button', { name: 'Tambah tugas' })
  expect((add as HTMLButtonElement).disabled).toBe(true)
  await userEvent.type(screen.getByLabelText('Uraian kegiatan'), 'Rapat')
  await userEvent.type(screen.getByLabelText('Tenggat'), 'besok')
  expect(screen.getByRole('alert').textContent).toContain('Tanggal itu tidak terbaca')
  expect((add as HTMLButtonElement).disabled).toBe(true)
})
