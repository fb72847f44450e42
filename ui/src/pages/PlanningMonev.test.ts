import { render, screen, waitFor, within } from '@testing-library/svelte'
import userEvent from '@testing-library/user-event'
import { beforeEach, expect, test, vi } from 'vitest'
import type { MonevPeriodsView, MonevView } from '$lib/api/types'
import { notices } from '$lib/desk/notices.svelte'
import { program } from '$lib/desk/program.svelte'
import { router } from '$lib/desk/router.svelte'
import { unsaved } from '$lib/ui/Draft.svelte'
import { changed, deskOf, fake, fault, type Handlers } from '../testing/fake'
import { periodsOf, taskOf, viewOf } from '../testing/monev'
import Planning from './Planning.svelte'

vi.mock('../features/planning/Curve.svelte', () => ({ default: () => {} }))
vi.mock('../features/monev/PeriodCourse.svelte', () => ({ default: () => {} }))

beforeEach(() => {
  notices.list = []
  unsaved.clear()
  program.identity = { name: 'Dewi', nip: '', role: 'koordinator' }
  router.route = { page: 'rencana', part: 'monev', at: null }
})

/** A backend with these periods, all of which look like this one. */
function keeping(desk: ReturnType<typeof deskOf>, periods: MonevPeriodsView, view: MonevView): Handlers {
  return {
    monev_periods: () => periods,
    show_monev: () => view,
    set_monev: ({ freeze, note, obstacle, follow_up: next }) => {
      if (freeze) Object.assign(view, { frozen: '2026-11-29', frozen_by: 'Dewi', changed_since: false })
      view = {
        ...view,
        note: note ?? view.note,
        obstacle: obstacle ?? view.obstacle,
        follow_up: next ?? view.follow_up,
      }
      return changed(desk, view)
    },
  }
}

const told = () => notices.list.map((notice) => JSON.stringify(notice)).join(' ')
const pressed = (name: string) => userEvent.click(screen.getByRole('button', { name }))

test('the latest period that has begun is shown, and an asking says what freezing keeps', async () => {
  const desk = deskOf()
  const done = taskOf('Susun SK', {
    status: 'selesai',
    realised: '2026-03-20',
    done: true,
    late: false,
    evidence: ['SK.pdf'],
  })
  const view = viewOf('B09', [done, taskOf('Sosialisasi', { number: 7, status: 'terkendala', obstacle: 'Anggaran' })])
  const backend = fake(keeping(desk, periodsOf({ B12: { begun: false } }), view))
  render(Planning, { desk })
  await screen.findByRole('heading', { name: 'Triwulan III (B09)' })
  expect(backend.called('show_monev')[0]).toEqual({ id: desk.id, period: 'B09' })
  expect(screen.getByText('mulai 1 Oktober 2026')).toBeTruthy()
  expect(screen.queryByRole('link', { name: /Triwulan IV/ })).toBeNull()
  expect(screen.getByRole('link', { name: /Triwulan I \(B03\)/ }).getAttribute('href')).toBe('#/rencana/monev?B03')
  const row = screen.getByText('Susun SK').closest('tr')!
  expect(within(row).getByText('SK.pdf')).toBeTruthy()
  const late = screen.getByText('Sosialisasi').closest('tr')!
  expect(within(late).getByText('lewat tenggat')).toBeTruthy()
  expect(late.firstElementChild?.textContent).toBe('7')
  expect(screen.getByRole<HTMLButtonElement>('button', { name: 'Jadikan bukti' }).disabled).toBe(true)
  await pressed('Bekukan…')
  const dialog = screen.getByRole('dialog', { name: 'Bekukan Triwulan III (B09)?' })
  expect(dialog.textContent).toContain('2 tugas periode ini')
  expect(dialog.textContent).toContain('Urungkan mengembalikan keadaan sebelumnya')
  await userEvent.click(within(dialog).getByRole('button', { name: 'Bekukan' }))
  await waitFor(() =>
    expect(backend.called('set_monev')).toEqual([{ assessment: desk.id, period: 'B09', freeze: true, again: false }]),
  )
  await screen.findByText(/Dibekukan 29 November 2026 oleh Dewi/)
  expect(screen.queryByRole('button', { name: 'Bekukan…' })).toBeNull()
})

test('a period that changed since is frozen again, and what it replaces is named', async () => {
  const desk = deskOf()
  const some = { frozen: '2026-04-02', frozen_by: 'Budi', changed_since: true }
  const view = viewOf('B03', [taskOf('Susun SK')], some)
  const backend = fake(keeping(desk, periodsOf({ B03: some }), view))
  router.route = { page: 'rencana', part: 'monev', at: 'B03' }
  render(Planning, { desk })
  await screen.findByText(/sudah berbeda sejak itu/)
  await pressed('Bekukan lagi…')
  expect(screen.getByRole('dialog').textContent).toContain('Menggantikan yang dibekukan 2 April 2026 oleh Budi')
  await pressed('Bekukan')
  await waitFor(() => expect(backend.called('set_monev')[0]).toMatchObject({ freeze: true, again: true }))
})

test('notes are typed in place, each by itself, and one that is refused stays', async () => {
  const desk = deskOf()
  const backend = fake(keeping(desk, periodsOf(), viewOf('B12', [taskOf('Susun SK')], { note: 'Lama' })))
  render(Planning, { desk })
  const field = (name: string) => screen.findByRole('textbox', { name })
  expect(((await field('Catatan')) as HTMLTextAreaElement).value).toBe('Lama')
  await userEvent.type(await field('Kendala'), 'Anggaran terlambat')
  await userEvent.tab()
  await waitFor(() =>
    expect(backend.called('set_monev')).toEqual([
      { assessment: desk.id, period: 'B12', freeze: false, again: false, obstacle: 'Anggaran terlambat' },
    ]),
  )
  expect(((await field('Kendala')) as HTMLTextAreaElement).value).toBe('Anggaran terlambat')
  backend.on('set_monev', () => {
    throw fault('disk_penuh', 'disk penuh')
  })
  await userEvent.type(await field('Tindak lanjut'), 'Rapat')
  await userEvent.tab()
  await screen.findByText('Catatan ini belum tersimpan; teksnya tetap di sini.')
  expect(((await field('Tindak lanjut')) as HTMLTextAreaElement).value).toBe('Rapat')
})

test('the report is saved where the dialog says, and becomes evidence of the questions that are named', async () => {
  const desk = deskOf()
  const frozen = { frozen: '2026-04-02', frozen_by: 'Budi' }
  const year = periodsOf({ B12: frozen })
  year.proves = desk.guide.questions.slice(0, 2).map((question) => question.inputs[0]!.code)
  const backend = fake({
    ...keeping(desk, year, viewOf('B12', [taskOf('Susun SK')], frozen)),
    save_as: ({ name }) => `/out/${name}`,
    export_monev: ({ output }) => ({ path: output, size: 1000, notices: [] }),
    attach_monev: () => changed(desk, { id: 'd', name: 'Laporan Monev B12.pdf', codes: year.proves, replaced: false }),
  })
  render(Planning, { desk })
  await userEvent.click(await screen.findByRole('button', { name: 'Simpan DOCX…' }))
  await waitFor(() => expect(backend.called('export_monev')[0]).toMatchObject({ period: 'B12' }))
  expect(backend.called('export_monev')[0]?.output).toMatch(/^\/out\/Laporan Monev B12 - .*\.docx$/)
  await screen.findByText(/^\/out\/Laporan/)
  const [first] = desk.guide.questions
  expect(screen.getByRole('link', { name: `${year.proves[0]} ${first!.title}` }).getAttribute('href')).toBe(
    `#/lembar/${first!.area}?${first!.code}`,
  )
  await pressed('Jadikan bukti')
  await waitFor(() => expect(told()).toContain(`dilampirkan pada ${year.proves.join(', ')}`))
})

test('without tasks the way to them is shown, and what cannot be read can be asked again', async () => {
  const desk = deskOf()
  const backend = fake({
    monev_periods: () => {
      throw fault('ruang_kerja_sibuk', 'ruang kerja sedang dipakai')
    },
  })
  render(Planning, { desk })
  await screen.findByText(/^Ruang kerja sedang dipakai/)
  backend.on('monev_periods', () => periodsOf({}, 0))
  backend.on('show_monev', () => viewOf('B12', []))
  await pressed('Coba lagi')
  const link = await screen.findByRole('link', { name: 'Ke Tugas' })
  expect(link.getAttribute('href')).toBe('#/rencana/tugas')
})

test('a year to come says when it begins, and who only looks changes nothing', async () => {
  const ahead = { begun: false }
  const desk = deskOf(undefined, true)
  const backend = fake({ monev_periods: () => periodsOf({ B03: ahead, B06: ahead, B09: ahead, B12: ahead }) })
  const { unmount } = render(Planning, { desk })
  await screen.findByText('Periode pertama dimulai 1 Januari 2026.')
  unmount()
  backend.on('monev_periods', () => periodsOf())
  backend.on('show_monev', () => viewOf('B12', [taskOf('Susun SK')]))
  render(Planning, { desk })
  await screen.findByText('Susun SK')
  for (const name of ['Bekukan…', 'Jadikan bukti']) expect(screen.queryByRole('button', { name })).toBeNull()
  expect(screen.getByRole<HTMLTextAreaElement>('textbox', { name: 'Catatan' }).readOnly).toBe(true)
})

test('a reviewer reads what the unit planned and said, and saves the report', async () => {
  const desk = deskOf()
  program.identity = { name: 'Rina', nip: '', role: 'at' }
  fake(keeping(desk, periodsOf(), viewOf('B12', [taskOf('Susun SK')], { note: 'Dari unit' })))
  render(Planning, { desk })
  const note = await screen.findByRole<HTMLTextAreaElement>('textbox', { name: 'Catatan' })
  expect([note.value, note.readOnly]).toEqual(['Dari unit', true])
  for (const name of ['Bekukan…', 'Jadikan bukti']) expect(screen.queryByRole('button', { name })).toBeNull()
  expect(screen.getByRole('button', { name: 'Simpan PDF…' })).toBeTruthy()
})
