import { render, screen, waitFor, within } from '@testing-library/svelte'
import userEvent from '@testing-library/user-event'
import { beforeEach, expect, test } from 'vitest'
import type { PeoplePreview, PreviewRow, WorkOf } from '$lib/api/types'
import { notices } from '$lib/desk/notices.svelte'
import { router } from '$lib/desk/router.svelte'
import { changed, deskOf, example, fake, fault, personOf, teamOf, type Handlers } from '../testing/fake'
import { later } from '../testing/later'
import Closing from '../features/frame/Closing.svelte'
import Team from './Team.svelte'

beforeEach(() => {
  notices.list = []
  router.route = { page: 'tim', part: null, at: null }
})

const sari = personOf('p-1', 'Sari Utami', { pokja: ['manajemen-perubahan'], contact: '0812', tasks: 2 })
const budi = personOf('p-2', 'Budi Santoso')

function shown(handlers: Handlers, desk = deskOf()) {
  const backend = fake(handlers)
  render(Team, { desk })
  return { desk, backend, user: userEvent.setup() }
}

const row = (at: number, name: string, some: Partial<PreviewRow> = {}): PreviewRow => ({
  row: at,
  name,
  nip: '',
  position: '',
  pokja: [],
  duty: 'anggota',
  contact: '',
  outcome: 'added',
  reason: null,
  ...some,
})

const preview = (rows: PreviewRow[]): PeoplePreview => {
  const count = (outcome: PreviewRow['outcome']) => rows.filter((one) => one.outcome === outcome).length
  return {
    columns: [{ letters: 'A', heading: 'Nama', example: rows[0]?.name ?? '' }],
    found: { name: 'A' },
    rows,
    added: count('added'),
    changed: count('changed'),
    same: count('same'),
    refused: count('refused'),
  }
}

test('an empty team says what to do first, and a pasted list is kept after every row was looked at', async () => {
  let rows = [row(1, 'Sari'), row(2, 'SARI', { outcome: 'refused', reason: 'SARI sudah ada pada baris 1' })]
  const { desk, backend, user } = shown({
    preview_people: () => preview(rows),
    import_people: () => changed(desk, { ...teamOf(sari), added: 1 }),
  })
  await screen.findByText('Belum ada orang di tim')
  await user.click(screen.getByRole('button', { name: 'Tempel daftar…' }))
  const field = screen.getByLabelText('Satu baris satu orang')
  await user.type(field, 'Sari')
  await user.click(screen.getByRole('button', { name: 'Periksa daftar' }))
  const refused = await screen.findByRole('list', { name: 'Ditolak' })
  expect(within(refused).getByText('Baris 2: SARI sudah ada pada baris 1.')).toBeTruthy()
  expect(screen.queryByRole('button', { name: /^Simpan \d/ })).toBeNull()
  expect(backend.called('import_people')).toEqual([])
  rows = [row(1, 'Sari')]
  await user.type(field, ' ')
  expect(screen.queryByRole('list', { name: 'Ditolak' })).toBeNull()
  await user.click(screen.getByRole('button', { name: 'Periksa daftar' }))
  await user.click(await screen.findByRole('button', { name: 'Simpan 1 orang' }))
  await waitFor(() => expect(backend.called('import_people')[0]?.source).toEqual({ text: 'Sari ' }))
  expect(notices.list.at(-1)?.text).toContain('1 orang baru')
})

test('a list that was pasted and not kept is told when the window closes', async () => {
  const { backend, user } = shown({})
  render(Closing)
  await user.click(await screen.findByRole('button', { name: 'Tempel daftar…' }))
  expect(await backend.close()).toBe(true)
  await user.type(screen.getByLabelText('Satu baris satu orang'), 'Sari')
  const asked = backend.close()
  await screen.findByText('Formulir yang sedang diisi belum disimpan.')
  await user.click(screen.getByRole('button', { name: 'Tutup juga' }))
  expect(await asked).toBe(true)
})

test('a file whose columns are not known asks which is which', async () => {
  const { backend, user } = shown({
    pick_file: () => '/usb/SK Tim.xlsx',
    preview_people: ({ columns }) => ({ ...preview(columns ? [row(2, 'Sari')] : []), found: columns ?? {} }),
  })
  await user.click(await screen.findByRole('button', { name: 'Pilih berkas daftar…' }))
  await screen.findByText('Kolom nama belum dikenali. Pilih kolomnya di atas.')
  await user.selectOptions(screen.getByLabelText('Kolom Nama'), 'A')
  await screen.findByRole('button', { name: 'Simpan 1 orang' })
  expect(backend.called('preview_people').at(-1)).toMatchObject({
    source: { file: '/usb/SK Tim.xlsx' },
    columns: { name: 'A' },
  })
})

test('a list that cannot be read is told where it was chosen', async () => {
  const { user } = shown({
    pick_file: () => '/usb/kosong.csv',
    preview_people: () => {
      throw fault('berkas_kosong', 'berkas kosong (0 byte)')
    },
  })
  await user.click(await screen.findByRole('button', { name: 'Pilih berkas daftar…' }))
  expect((await screen.findByRole('alert')).textContent).toContain('Berkas kosong')
})

test('somebody is added, changed, and leaves with what they do handed over', async () => {
  const { desk, backend, user } = shown({
    list_people: () => teamOf(sari, budi),
    change_person: () => changed(desk, teamOf(sari, budi)),
    remove_person: () => changed(desk, teamOf(budi)),
  })
  await user.click(await screen.findByRole('button', { name: 'Tambah orang' }))
  await user.type(screen.getByLabelText('Nama'), 'Wati')
  await user.selectOptions(screen.getByLabelText('Peran dalam tim'), 'ketua')
  await user.click(screen.getByRole('checkbox', { name: /^2\./ }))
  await user.click(screen.getAllByRole('button', { name: 'Tambah orang' })[1]!)
  await waitFor(() =>
    expect(backend.called('change_person')[0]).toMatchObject({
      name: 'Wati',
      duty: 'ketua',
      pokja: ['penataan-tatalaksana'],
    }),
  )
  expect(backend.called('change_person')[0]).not.toHaveProperty('change')
  await user.click(screen.getByRole('button', { name: 'Ubah data Sari Utami' }))
  const dialog = screen.getByRole('dialog')
  expect(within(dialog).getByLabelText<HTMLInputElement>('Kontak').value).toBe('0812')
  await user.type(within(dialog).getByLabelText('Jabatan'), 'Analis')
  await user.click(within(dialog).getByRole('button', { name: 'Simpan perubahan' }))
  await waitFor(() => expect(backend.called('change_person')[1]).toMatchObject({ change: 'p-1', position: 'Analis' }))
  await user.click(screen.getByRole('button', { name: 'Keluarkan Sari Utami' }))
  const leaving = await screen.findByRole('dialog', { name: 'Keluarkan Sari Utami dari tim?' })
  within(leaving).getByText(/2 tugas rencana aksi/)
  await user.selectOptions(within(leaving).getByLabelText('Serahkan pekerjaannya kepada'), 'p-2')
  await user.click(within(leaving).getByRole('button', { name: 'Keluarkan' }))
  await waitFor(() => expect(backend.called('remove_person')[0]).toMatchObject({ person: 'p-1', to: 'p-2' }))
})

test('a package for one person is of what they work on, and nobody gets an empty one', async () => {
  const sari = personOf('p-1', 'Sari Utami', { inputs: ['A.I.1.i.a'] })
  const { backend, user } = shown({
    list_people: () => teamOf(sari, budi),
    save_as: () => '/usb/sari.zip',
    export_package: ({ path }) => ({ path, size: 10, notices: [] }),
  })
  const button = await screen.findByRole<HTMLButtonElement>('button', { name: 'Simpan paket…' })
  expect(button.disabled).toBe(true)
  await user.selectOptions(screen.getByLabelText('Untuk'), 'p-2')
  expect(screen.getByRole('alert').textContent).toBe('Budi Santoso belum mengerjakan isian apa pun.')
  await user.selectOptions(screen.getByLabelText('Untuk'), 'p-1')
  await user.click(button)
  await waitFor(() => expect(backend.called('export_package')[0]).toMatchObject({ scope: { person: 'p-1' } }))
})

test('an area, a sub-area and a question are given by boxes, and what nobody has is marked', async () => {
  router.route = { page: 'tim', part: 'tugas', at: 'p-1' }
  const desk = deskOf()
  const area = desk.guide.areas[0]!
  const question = desk.guide.questions.find((one) => one.area === area.key)!
  const codes = question.inputs.map((input) => input.code)
  const view = { ...teamOf({ ...sari, assigned: codes, inputs: codes }, budi), unassigned: ['x'] }
  const { backend, user } = shown(
    {
      list_people: () => view,
      assign: ({ remove }) =>
        changed(desk, { id: 'p-1', name: 'Sari Utami', assigned: [], changed: remove ? 1 : 9, unassigned: [] }),
    },
    desk,
  )
  await screen.findByText('1 isian belum ada yang mengerjakan.')
  const whole = screen.getByRole<HTMLInputElement>('checkbox', { name: `Tugaskan seluruh area ${area.name}` })
  expect([whole.checked, whole.indeterminate]).toEqual([false, true])
  await user.click(whole)
  await waitFor(() => expect(backend.called('assign')[0]).toMatchObject({ areas: [area.key], remove: false }))
  expect(notices.list.at(-1)?.text).toBe('9 isian ditugaskan kepada Sari Utami.')
  await user.click(screen.getByText(area.name))
  const one = await screen.findByRole('checkbox', { name: `Tugaskan ${question.code} ${question.title}` })
  expect((one as HTMLInputElement).checked).toBe(true)
  await user.click(one)
  await waitFor(() => expect(backend.called('assign')[1]).toMatchObject({ codes: [question.code], remove: true }))
})

test('progress leads to its questions, names who is quiet, and sheets say contacts only when ticked', async () => {
  router.route = { page: 'tim', part: 'kemajuan', at: null }
  const opened = example()
  const [first] = opened.guide.questions
  const code = first!.inputs[0]!.code
  const work = (some: Partial<WorkOf>): WorkOf => ({
    id: 'p-1',
    name: 'Sari Utami',
    inputs: 4,
    answered: 3,
    evidenced: 2,
    returned: [],
    blank: [code],
    unproven: [],
    tasks: 2,
    done: 0,
    overdue: 1,
    last: null,
    quiet: true,
    ...some,
  })
  const pokja = work({ id: first!.area!, name: 'Manajemen Perubahan', quiet: false, blank: [], overdue: 0 })
  const path = later<string>()
  const { backend, user } = shown(
    {
      list_people: () => teamOf(sari),
      work_of_team: () => ({ people: [work({})], pokja: [pokja] }),
      save_as: path.answer,
      export_plan: ({ output }) => ({ path: output, size: 10, notices: [] }),
    },
    deskOf(opened),
  )
  await screen.findByText('1 orang tidak mengubah apa pun selama 14 hari.')
  await user.click(screen.getByRole('button', { name: 'Orang' }))
  expect(screen.getByRole('progressbar', { name: 'Sari Utami, Terjawab: 3 dari 4' })).toBeTruthy()
  await user.click(screen.getByRole('button', { name: 'Belum diisi, Sari Utami: 1 isian' }))
  const list = screen.getByRole('list', { name: 'Belum diisi: Sari Utami' })
  expect(within(list).getByRole('link').getAttribute('href')).toBe(`#/lembar/${first!.area}?${first!.code}`)
  expect(screen.getByRole('link', { name: 'Sari Utami' }).getAttribute('href')).toBe('#/lembar/~p-1')
  await user.click(screen.getByRole('checkbox', { name: 'Sertakan kontak' }))
  await user.click(screen.getByRole('button', { name: 'Simpan buku kerja…' }))
  await waitFor(() => expect(backend.called('save_as')).toHaveLength(1))
  await user.click(screen.getByRole('checkbox', { name: 'Sertakan kontak' }))
  path.give('/usb/tim.xlsx')
  await waitFor(() => expect(backend.called('export_plan')[0]).toMatchObject({ format: 'sheet', contacts: true }))
})

test('who only looks on changes nobody', async () => {
  shown({ list_people: () => teamOf(sari) }, deskOf(example(), true))
  await screen.findByText('Sari Utami', { selector: 'th' })
  for (const name of ['Tempel daftar…', 'Tambah orang', 'Ubah data Sari Utami', 'Keluarkan Sari Utami'])
    expect(screen.queryByRole('button', { name })).toBeNull()
})

test('a team that cannot be read is told, and tried again', async () => {
  let broken = true
  const { user } = shown({
    list_people: () => {
      if (broken) throw fault('data_tidak_terbaca', 'data orang tidak terbaca')
      return teamOf(sari)
    },
  })
  await screen.findByRole('alert')
  broken = false
  await user.click(screen.getByRole('button', { name: 'Coba lagi' }))
  await screen.findByText('Sari Utami', { selector: 'th' })
})

test('work is given to nobody else when the person who was chosen is gone', async () => {
  router.route = { page: 'tim', part: 'tugas', at: 'p-1' }
  const desk = deskOf()
  shown({ list_people: () => ({ ...teamOf(budi), unassigned: [] }) }, desk)
  expect((await screen.findByRole<HTMLSelectElement>('combobox')).value).toBe('')
  expect(screen.queryByRole('checkbox')).toBeNull()
})
