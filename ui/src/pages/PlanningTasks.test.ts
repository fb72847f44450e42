import { fireEvent, render, screen, waitFor, within } from '@testing-library/svelte'
import userEvent from '@testing-library/user-event'
import { beforeEach, expect, test, vi } from 'vitest'
import type { MadeTask, TaskView } from '$lib/api/types'
import { notices } from '$lib/desk/notices.svelte'
import { router } from '$lib/desk/router.svelte'
import { changed, deskOf, fake, NOBODY, personOf, teamOf, type Handlers } from '../testing/fake'
import { later } from '../testing/later'
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

test('the plan is saved of the tasks that were shown when it was asked for', async () => {
  const desk = deskOf()
  const path = later<string>()
  const backend = fake({
    ...keeping([task(1, 'Susun SK')], desk),
    save_as: path.answer,
    export_plan: ({ output }) => ({ path: output, size: 1, notices: [] }),
  })
  render(Planning, { desk })
  await userEvent.click(await screen.findByRole('button', { name: /^Belum selesai/ }))
  await userEvent.click(screen.getByRole('button', { name: 'Simpan kalender…' }))
  await waitFor(() => expect(backend.called('save_as')).toHaveLength(1))
  await userEvent.click(screen.getByRole('button', { name: /^Tugas saya/ }))
  path.give('/usb/rencana.ics')
  await waitFor(() =>
    expect(backend.called('export_plan').map(({ filter }) => filter)).toEqual([
      { assessment: desk.id, open: true, overdue: false },
    ]),
  )
})

test('a card of the board is moved by the arrows and by dragging', async () => {
  const desk = deskOf()
  const tasks = [task(1, 'Susun SK'), task(2, 'Sosialisasi', { status: 'terkendala' })]
  const backend = fake(keeping(tasks, desk))
  render(Planning, { desk })
  await userEvent.click(await screen.findByRole('button', { name: 'Papan' }))
  const card = await screen.findByRole('button', { name: /^Susun SK/ })
  await fireEvent.keyDown(card, { key: 'ArrowLeft' })
  expect(backend.called('set_task')).toEqual([])
  await fireEvent.keyDown(card, { key: 'ArrowRight' })
  await waitFor(() => expect(backend.called('set_task')[0]).toMatchObject({ change: 'id-1', status: 'berjalan' }))
  const other = screen.getByRole('button', { name: /^Sosialisasi/ })
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

test('what asks for tasks tells which, when and whose before they are made', async () => {
  const desk = deskOf()
  const made = (some: Partial<MadeTask>): MadeTask => ({
    ...{ id: 'id-9', title: 'Naikkan jawaban', code: null, area: null, document: '', pic: null, due: null, new: true },
    beside: [],
    ...some,
  })
  const backend = fake({
    ...keeping([], desk),
    make_tasks: ({ due, pic, dry_run }) => {
      const tasks = [
        made({ due: due ? '2026-09-30' : null, pic: pic ? sari.name : 'Budi' }),
        made({ id: 'x', new: false }),
      ]
      return changed(desk, { tasks, new: 1, existing: 1, stored: !dry_run })
    },
  })
  render(Planning, { desk })
  await userEvent.click(await screen.findByRole('button', { name: 'jalan termurah…' }))
  const asked = within(screen.getByRole('dialog'))
  await asked.findByText('Budi, tanpa tenggat')
  expect(asked.getByText('1 tugas baru, 1 sudah ada dan tetap seperti sekarang.')).toBeTruthy()
  const due = asked.getByLabelText('Tenggat semuanya')
  expect(document.activeElement).toBe(due)
  await userEvent.type(due, 'b0')
  expect(asked.getByRole<HTMLButtonElement>('button', { name: 'Buat 1 tugas' }).disabled).toBe(true)
  await userEvent.type(due, '9')
  await userEvent.selectOptions(asked.getByLabelText('Penanggung jawab semuanya'), 'p-1')
  await asked.findByText('Sari Utami, 30 September 2026')
  expect(backend.called('make_tasks').every(({ dry_run }) => dry_run)).toBe(true)
  await userEvent.click(asked.getByRole('button', { name: 'Buat 1 tugas' }))
  await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull())
  expect(backend.called('make_tasks').at(-1)).toEqual({
    assessment: desk.id,
    from: 'path',
    due: 'B09',
    pic: 'p-1',
    dry_run: false,
  })
})

test('a task whose question has one already is named, and left out where its box is empty', async () => {
  const desk = deskOf()
  const one = { title: 'Naikkan jawaban', area: null, document: '', pic: null, due: null, new: true }
  const backend = fake({
    ...keeping([], desk),
    make_tasks: ({ dry_run }) => {
      const tasks: MadeTask[] = [
        { ...one, id: 'id-1', code: 'A.I.1.i.a', beside: ['No. 3 Menetapkan SK tim kerja'] },
        { ...one, id: 'id-2', code: null, title: 'Rapat', beside: [] },
      ]
      return changed(desk, { tasks, new: 2, existing: 0, stored: !dry_run })
    },
  })
  render(Planning, { desk })
  await userEvent.click(await screen.findByRole('button', { name: 'jalan termurah…' }))
  const asked = within(screen.getByRole('dialog'))
  await asked.findByText('Sudah ada tugas untuk A.I.1.i.a: No. 3 Menetapkan SK tim kerja.')
  await userEvent.click(asked.getByRole('checkbox', { name: /^Naikkan jawaban/ }))
  await userEvent.click(asked.getByRole('button', { name: 'Buat 1 tugas' }))
  await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull())
  expect(backend.called('make_tasks').at(-1)).toMatchObject({ without: ['id-1'], dry_run: false })
})

test('a task whose answer was reached says so as long as it is open', async () => {
  const desk = deskOf()
  fake(keeping([task(4, 'Susun SK', { reached: true }), task(5, 'Rapat', { reached: true, open: false })], desk))
  render(Planning, { desk })
  const row = (title: string) => within(screen.getByText(title).closest('tr')!)
  await screen.findByText('Susun SK')
  expect(row('Susun SK').getByText('jawaban yang dituju sudah tercapai')).toBeTruthy()
  expect(row('Rapat').queryByText('jawaban yang dituju sudah tercapai')).toBeNull()
  await userEvent.click(screen.getByRole('button', { name: 'Papan' }))
  expect((await screen.findByRole('button', { name: /^Susun SK/ })).textContent).toContain('No. 4, belum ada')
})

test('a task is opened, and only what is different is stored, as one action', async () => {
  const desk = deskOf()
  const [old, proof] = desk.evidence
  const some = { pic: 'Sari Utami', due: '2026-03-31', status: 'selesai', realised: '2026-11-30', open: false }
  const proved = { ...some, evidence: [old!.name], evidence_ids: [old!.id] }
  const backend = fake(keeping([task(1, 'Susun SK', proved)], desk))
  render(Planning, { desk })
  await userEvent.click(await screen.findByRole('button', { name: 'Ubah tugas: Susun SK' }))
  const form = within(screen.getByRole('dialog'))
  const field = (label: string) => form.getByLabelText<HTMLInputElement>(label)
  expect(field('Penanggung jawab').value).toBe('p-1')
  expect(document.activeElement).toBe(field('Uraian kegiatan'))
  await userEvent.clear(field('Tenggat'))
  await userEvent.type(field('Tenggat'), 'b06')
  await userEvent.clear(field('Tanggal selesai'))
  await userEvent.type(field('Tanggal selesai'), '1-1-2999')
  expect(form.getByRole('alert').textContent).toBe('Tanggal itu belum tiba.')
  await userEvent.clear(field('Tanggal selesai'))
  await userEvent.type(field('Tanggal selesai'), '20 Maret 2026')
  await userEvent.selectOptions(field('Bukti'), proof!.id)
  await userEvent.click(form.getByRole('button', { name: `Lepaskan dari tugas: ${old!.title || old!.name}` }))
  await userEvent.click(form.getByRole('button', { name: 'Simpan' }))
  await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull())
  expect(backend.called('set_task')).toEqual([
    {
      assessment: desk.id,
      change: 'id-1',
      due: 'B06',
      realised: '2026-03-20',
      evidence: [proof!.id],
      without: [old!.id],
    },
  ])
  expect(notices.list.at(-1)?.text).toBe('Tugas "Susun SK" tersimpan.')
})

test('a task in whose way something stands is stored together with what that is', async () => {
  const desk = deskOf()
  const backend = fake(keeping([task(1, 'Susun SK'), task(2, 'Sosialisasi')], desk))
  render(Planning, { desk })
  const list = await screen.findByLabelText<HTMLSelectElement>('Keadaan: Susun SK')
  await userEvent.selectOptions(list, 'terkendala')
  expect(list.value).toBe('belum')
  expect(backend.called('set_task')).toEqual([])
  expect(within(screen.getByRole('dialog')).queryByLabelText('Tanggal selesai')).toBeNull()
  await userEvent.type(screen.getByLabelText('Kendala'), 'Menunggu tanda tangan')
  await userEvent.click(screen.getByRole('button', { name: 'Simpan' }))
  await waitFor(() =>
    expect(backend.called('set_task')).toEqual([
      {
        assessment: desk.id,
        change: 'id-1',
        status: 'terkendala',
        obstacle: 'Menunggu tanda tangan',
        evidence: [],
        without: [],
      },
    ]),
  )

  // The board asks whoever drags; the arrows only pass by.
  await userEvent.click(screen.getByRole('button', { name: 'Papan' }))
  await fireEvent.dragStart(screen.getByRole('button', { name: /^Sosialisasi/ }))
  await fireEvent.drop(screen.getByRole('group', { name: 'Terkendala' }))
  expect(await screen.findByLabelText('Kendala')).toBeTruthy()
  expect(backend.called('set_task')).toHaveLength(1)
  await userEvent.click(screen.getByRole('button', { name: 'Batal' }))
  expect(screen.queryByRole('dialog')).toBeNull()
})

test('a card of the board opens its task by the keyboard, and leaving it leads back there', async () => {
  const desk = deskOf()
  const backend = fake(keeping([task(1, 'Susun SK')], desk))
  render(Planning, { desk })
  await userEvent.click(await screen.findByRole('button', { name: 'Papan' }))
  const card = await screen.findByRole('button', { name: /^Susun SK/ })
  card.focus()
  await userEvent.keyboard('{Enter}')
  await userEvent.click(screen.getByRole('button', { name: 'Simpan' }))
  expect(backend.called('set_task')).toEqual([])
  expect(document.activeElement).toBe(card)
})
