import { render, screen } from '@testing-library/svelte'
import userEvent from '@testing-library/user-event'
import { expect, test, vi } from 'vitest'
import type { ColumnMap, MergeView, PackageImported } from '$lib/api/types'
import { fake, fault, type Handlers } from '../../testing/fake'
import { databaseOf, importOf } from '../../testing/imports'
import { program } from '$lib/desk/program.svelte'
import ImportFlow from './ImportFlow.svelte'

const open = { id: 'buka', unit: 'Kantor Uji', year: 2026 }
const plan = importOf({
  new: 1,
  updated: 1,
  same: 3,
  changes: [
    { code: 'A.I.1.i.a', label: 'Tim', what: 'jawaban unit', place: 'baris 9', from: null, to: 'Ya' },
    { code: 'A.I.1.i.b', label: 'Rencana', what: 'catatan unit', place: 'baris 10', from: 'lama', to: 'baru' },
  ],
  warnings: [{ code: 'kejanggalan', question: null, message: 'J8 berisi "Ya".' }],
})

function show(handlers: Handlers, into: typeof open | null = open, readOnly = false) {
  const ondone = vi.fn()
  const backend = fake({ pick_file: () => '/tmp/LKE.xlsx', import_kind: () => 'answers' as const, ...handlers })
  render(ImportFlow, { into, readOnly, ondone })
  return { backend, ondone, user: userEvent.setup() }
}

test('a file is planned first and imported as one step when people say so', async () => {
  const { backend, ondone, user } = show({ import_file: ({ dryRun }) => ({ ...plan, stored: !dryRun }) })
  await user.click(screen.getByRole('button', { name: 'Pilih berkas' }))
  expect(await screen.findByText('LKE.xlsx')).toBeDefined()
  expect(await screen.findByText('2 dari 2 perubahan')).toBeDefined()
  expect(screen.getByText('J8 berisi "Ya".')).toBeDefined()
  expect(backend.called('import_file')).toEqual([
    { path: '/tmp/LKE.xlsx', into: 'buka', dryRun: true, skipUnreadable: false },
  ])
  await user.type(screen.getByRole('searchbox'), 'catatan')
  expect(screen.getByText('1 dari 2 perubahan')).toBeDefined()
  await user.click(screen.getByRole('button', { name: 'Impor' }))
  expect(await screen.findByText('Impor selesai')).toBeDefined()
  expect(backend.called('import_file').at(-1)?.dryRun).toBe(false)
  expect(ondone).toHaveBeenCalledOnce()
})

test('rows that cannot be read are left out only when people say so', async () => {
  const { backend, user } = show({
    import_file: ({ skipUnreadable }) => {
      if (!skipUnreadable)
        throw fault('baris_tidak_terbaca', '1 baris tidak dapat dibaca', {
          rows: [{ place: 'K9', reason: 'bukan pilihan' }],
        })
      return plan
    },
  })
  await user.click(screen.getByRole('button', { name: 'Pilih berkas' }))
  expect(screen.queryByRole('button', { name: 'Impor' })).toBeNull()
  await user.click(await screen.findByRole('button', { name: 'Lihat rencana tanpa baris itu' }))
  expect(await screen.findByText(/Baris yang tidak terbaca dilewati/)).toBeDefined()
  expect(backend.called('import_file').at(-1)).toMatchObject({ dryRun: true, skipUnreadable: true })
})

test('what is there already, and a workspace that cannot be written, leave nothing to import', async () => {
  const { user } = show({ import_file: () => ({ ...plan, new: 0, updated: 0, changes: [] }) })
  await user.click(screen.getByRole('button', { name: 'Pilih berkas' }))
  expect(await screen.findByText(/tidak ada yang perlu diimpor/)).toBeDefined()
  expect(screen.getByRole<HTMLButtonElement>('button', { name: 'Impor' }).disabled).toBe(true)
})

test('a full disk leaves the plan, so that it can be tried again', async () => {
  const { user } = show({
    import_file: ({ dryRun }) => {
      if (!dryRun) throw fault('disk_penuh', 'ruang penyimpanan penuh')
      return plan
    },
  })
  await user.click(screen.getByRole('button', { name: 'Pilih berkas' }))
  await user.click(await screen.findByRole('button', { name: 'Impor' }))
  expect((await screen.findByRole('alert')).textContent).toContain('Ruang penyimpanan penuh.')
  expect(screen.getByRole<HTMLButtonElement>('button', { name: 'Impor' }).disabled).toBe(false)
})

test('a dropped package goes to its own assessment, or its values into the open one', async () => {
  const about = {
    assessment: 'asal',
    unit: 'Kantor Uji',
    year: 2026,
    made_at: '2026-03-02T10:00:00+07:00',
    made_by: 'Pilar',
    scope_name: null,
    since: false,
    documents: 2,
    papers: 'agree',
    changes: 9,
  }
  const whole = {
    ...plan,
    kind: 'package',
    package: about,
    id: 'asal',
    creates: true,
    same_unit: ['buka'],
    conflicts: 0,
    contents: 0,
    content_bytes: 0,
    notices: [],
    items: [],
    replaced: [],
    settled: [],
  } as unknown as PackageImported
  const { backend, user } = show({ import_kind: () => 'package' as const, import_package: () => whole })
  backend.drop(['/tmp/paket.zip'], { x: 1, y: 1 })
  expect(await screen.findByText(/Unit dan tahun yang sama sudah ada/)).toBeDefined()
  expect(backend.called('import_package')[0]).toMatchObject({ into: null, dryRun: true })
  await user.click(screen.getByRole('radio', { name: /Ambil isinya/ }))
  expect(backend.called('import_package').at(-1)).toMatchObject({ into: 'buka', dryRun: true })
})

test('a file that the program was started with is planned at once', async () => {
  program.given = '/unduhan/LKE kiriman.xlsx'
  const { backend } = show({ import_file: () => plan })
  expect(await screen.findByText('LKE kiriman.xlsx')).toBeDefined()
  expect(await screen.findByText('2 dari 2 perubahan')).toBeDefined()
  expect(backend.called('import_file')).toMatchObject([{ path: '/unduhan/LKE kiriman.xlsx', dryRun: true }])
  expect(program.given).toBeNull()
})

test('a database is planned as one list of all its assessments, with what is replaced and settled', async () => {
  const version = { change: 'c', value: 'B', role: 'pokja', time: '2026-03-02T10:00:00+07:00', action_name: '' }
  const file = { sha256: '', role: 'pokja', time: '2026-03-02T10:00:00+07:00' }
  const about = { subject: 'answer/unit/3', what: 'jawaban unit', soal_id: 3, code: 'A.I.1.i.c', label: 'Tim' }
  const one = {
    id: 'satu',
    unit: 'Kantor Uji',
    year: 2026,
    creates: false,
    items: [{ ...about, effect: 'new', from: null, to: { ...version, text: 'B', author: 'Budi' }, versions: [] }],
    replaced: [
      {
        ...about,
        subject: 'evidence/1',
        what: 'bukti dukung',
        code: null,
        label: 'SK Tim',
        from: { ...file, name: 'lama.pdf', size: 1000, author: 'Sari' },
        to: { ...file, name: 'baru.pdf', size: 2000, author: 'Budi' },
      },
    ],
    settled: [
      {
        ...about,
        decided: { ...version, text: 'A', author: 'Tono' },
        versions: [
          { ...version, text: 'A', author: 'Sari' },
          { ...version, text: 'B', author: 'Budi' },
        ],
      },
    ],
  }
  const plans = [one, { ...one, id: 'dua', unit: 'Kantor Lain', replaced: [], settled: [] }]
  const plan = databaseOf(plans as unknown as MergeView[], {
    refused: [{ id: 'tiga', unit: 'Kantor Rusak', why: 'instrumen tidak dikenal' }],
    notices: ['perhatikan ini.'],
  })
  const { backend, user, ondone } = show({
    import_kind: () => 'database' as const,
    import_database: ({ dryRun }) => ({ ...plan, stored: !dryRun }),
  })
  backend.drop(['/ruang/pilar-DESKTOP-7Q.db'], { x: 1, y: 1 })
  expect(await screen.findByText('Kantor Uji 2026; Kantor Lain 2026')).toBeDefined()
  expect(screen.getByText('2 dari 2 perubahan')).toBeDefined()
  expect(screen.getByText('Kantor Lain 2026: jawaban unit: Tim')).toBeDefined()
  expect(screen.getByText(/^lama.pdf, .* \(Sari\)$/)).toBeDefined()
  expect(screen.getByText(/^baru.pdf, .* \(Budi\)$/)).toBeDefined()
  expect(screen.getByText(/A \(Sari\) atau B \(Budi\)/)).toBeDefined()
  expect(screen.getByText('menjadi A (Tono)')).toBeDefined()
  expect(screen.getByText('Kantor Rusak tidak diambil: instrumen tidak dikenal.')).toBeDefined()
  expect(screen.getByText('Perhatikan ini.')).toBeDefined()
  await user.click(screen.getByRole('button', { name: 'Impor' }))
  expect(await screen.findByText('Impor selesai')).toBeDefined()
  expect(backend.called('import_database').map(({ dryRun }) => dryRun)).toEqual([true, false])
  expect(ondone).toHaveBeenCalledOnce()
})

test('of sheets that fit equally well a person chooses, and can choose again', async () => {
  const { backend, user } = show({
    import_file: ({ sheet }) => {
      if (!sheet) throw fault('lembar_rancu', 'beberapa lembar sama cocoknya', { choices: ['Satu', 'Dua'] })
      return plan
    },
  })
  await user.click(screen.getByRole('button', { name: 'Pilih berkas' }))
  await user.click(await screen.findByRole('radio', { name: 'Dua' }))
  expect(await screen.findByText('2 dari 2 perubahan')).toBeDefined()
  expect(backend.called('import_file').at(-1)).toMatchObject({ sheet: 'Dua', dryRun: true })
  await user.click(screen.getByRole('radio', { name: 'Satu' }))
  await user.click(screen.getByRole('button', { name: 'Impor' }))
  expect(backend.called('import_file').at(-1)).toMatchObject({ sheet: 'Satu', dryRun: false })
})

test('links that wait are told, and pictures are attached when people say so', async () => {
  const picture = { code: 'A.I.1.i.a', place: 'LKE ZI!8', name: 'Gambar A.I.1.i.a 1.png', size: 70 }
  const { backend, user } = show({
    import_file: ({ pictures, dryRun }) => ({
      ...plan,
      stored: !dryRun,
      waiting: 86,
      pictures: [picture],
      attached: pictures ? 1 : 0,
    }),
  })
  await user.click(screen.getByRole('button', { name: 'Pilih berkas' }))
  expect(await screen.findByText(/86 tautan menunggu berkas/)).toBeDefined()
  await user.click(screen.getByRole('checkbox', { name: /Lampirkan 1 gambar/ }))
  expect(backend.called('import_file').at(-1)).toMatchObject({ pictures: true, dryRun: true })
  await user.click(screen.getByRole('button', { name: 'Impor' }))
  expect(await screen.findByText('1 gambar dilampirkan sebagai bukti dukung.')).toBeDefined()
  expect(screen.getByText(/86 tautan menunggu berkas/)).toBeDefined()
})

test('columns that were not found are chosen by people', async () => {
  const { backend, user } = show({
    import_file: ({ map }) => {
      if (!map)
        throw fault('instrumen_berbeda', 'baris judul tidak ditemukan', {
          case: 'columns',
          sheet: { sheet: 'LKE ZI', heading_row: 2 },
        })
      return plan
    },
    preview_sheet: () => ({
      columns: ['A', 'B'].map((letters) => ({ letters, heading: '' })),
      rows: [{ number: 3, cells: ['Tim kerja', 'Ya'] }],
    }),
    column_maps: () => [],
  })
  await user.click(screen.getByRole('button', { name: 'Pilih berkas' }))
  expect((await screen.findByRole('alert')).textContent).toContain('pilih kolomnya lewat Ganti kolom')
  await user.click(screen.getByText('Ganti kolom'))
  expect(backend.called('preview_sheet')).toEqual([{ path: '/tmp/LKE.xlsx', sheet: 'LKE ZI', heading_row: 2 }])
  await user.selectOptions(await screen.findByRole('combobox', { name: 'Kegunaan kolom B' }), 'answer')
  await user.click(screen.getByRole('button', { name: 'Baca dengan kolom ini' }))
  expect(backend.called('import_file').at(-1)).toMatchObject({
    map: { kind: 'given', of: { sheet: 'LKE ZI', heading_row: 2, answer: 'B' } },
  })
  expect(await screen.findByText('2 dari 2 perubahan')).toBeDefined()
})

test('columns are shown with their roles, changed, saved under a name, used again and removed', async () => {
  const map: ColumnMap = {
    format: 1,
    name: '',
    sheet: 'Jawaban',
    heading_row: 1,
    answer: 'B',
    note: 'C',
    evidence: [],
    review: [],
    extra: [{ name: 'Jenjang empat', column: 'E' }],
    headings: { B: 'Jawaban', C: 'Catatan', D: 'Temuan' },
  }
  let saved: ColumnMap[] = []
  const { backend, user } = show({
    import_file: ({ map: choice }) => ({ ...plan, maps: [choice?.kind === 'given' ? choice.of : map] }),
    preview_sheet: () => ({
      columns: ['A', 'B', 'C', 'D', 'E'].map((letters) => ({ letters, heading: '' })),
      rows: [{ number: 2, cells: ['Tim kerja', 'Ya', 'ada', 'temuan auditor', 'B'] }],
    }),
    column_maps: () => saved,
    save_column_map: ({ map: one }) => {
      saved = [one]
      return null
    },
    remove_column_map: () => {
      saved = []
      return null
    },
  })
  await user.click(screen.getByRole('button', { name: 'Pilih berkas' }))
  await user.click(await screen.findByText('Ganti kolom'))
  expect(await screen.findByText('temuan auditor')).toBeDefined()
  const role = (letters: string) =>
    screen.getByRole<HTMLSelectElement>('combobox', { name: `Kegunaan kolom ${letters}` })
  expect([role('A').value, role('B').value, role('C').value]).toEqual(['none', 'answer', 'note'])
  expect(screen.getByText(/Kolom tambahan: Jenjang empat/)).toBeDefined()
  // An unknown column is kept under its heading, or under a name of one's own.
  await user.selectOptions(role('D'), 'extra')
  const name = screen.getByRole<HTMLInputElement>('textbox', { name: 'Nama kolom tambahan D' })
  expect(name.value).toBe('Temuan')
  await user.clear(name)
  expect(screen.getByRole('alert').textContent).toContain('Beri nama setiap kolom tambahan')
  await user.type(name, 'Temuan auditor')
  await user.click(screen.getByRole('button', { name: 'Baca dengan kolom ini' }))
  expect(backend.called('import_file').at(-1)).toMatchObject({
    map: {
      of: {
        extra: [
          { name: 'Jenjang empat', column: 'E' },
          { name: 'Temuan auditor', column: 'D' },
        ],
      },
    },
  })
  await user.click(await screen.findByText('Ganti kolom'))
  await user.selectOptions(role('D'), 'note')
  expect(screen.getByRole('alert').textContent).toContain('Catatan unit dipilih pada lebih dari satu kolom.')
  await user.selectOptions(role('C'), 'evidence')
  await user.click(screen.getByRole('button', { name: 'Baca dengan kolom ini' }))
  expect(backend.called('import_file').at(-1)).toMatchObject({
    dryRun: true,
    map: { kind: 'given', of: { answer: 'B', note: 'D', evidence: ['C'] } },
  })
  await user.click(await screen.findByText('Ganti kolom'))
  await user.type(await screen.findByRole('textbox', { name: /Nama peta kolom/ }), 'Format Kantor')
  await user.click(screen.getByRole('button', { name: 'Simpan peta' }))
  expect(saved).toMatchObject([{ name: 'Format Kantor', note: 'D' }])
  await user.click(await screen.findByRole('button', { name: 'Pakai peta Format Kantor' }))
  expect(backend.called('import_file').at(-1)).toMatchObject({ map: { kind: 'saved', of: 'Format Kantor' } })
  await user.click(await screen.findByText('Ganti kolom'))
  await user.click(await screen.findByRole('button', { name: 'Hapus peta Format Kantor' }))
  expect(backend.called('remove_column_map')).toEqual([{ name: 'Format Kantor' }])
})

test('sheets that are read together and are alike have one map, which is for none of them alone', async () => {
  const of = (sheet: string): ColumnMap => ({
    format: 1,
    name: '',
    sheet,
    heading_row: 1,
    answer: 'B',
    evidence: [],
    review: [],
    extra: [],
    headings: { A: sheet, B: 'Jawaban', C: 'Uraian' },
  })
  const { backend, user } = show({
    import_file: () => ({ ...plan, maps: [of('Area I'), of('Area II')], joined: true }),
    preview_sheet: () => ({
      columns: ['A', 'B', 'C'].map((letters) => ({ letters, heading: '' })),
      rows: [{ number: 2, cells: ['Tim kerja', 'Ya', 'ada'] }],
    }),
    column_maps: () => [],
  })
  await user.click(screen.getByRole('button', { name: 'Pilih berkas' }))
  expect(await screen.findByText('Kolom lembar Area I, Area II')).toBeDefined()
  await user.click(screen.getByText('Ganti kolom'))
  await user.selectOptions(await screen.findByRole('combobox', { name: 'Kegunaan kolom C' }), 'note')
  await user.click(screen.getByRole('button', { name: 'Baca dengan kolom ini' }))
  const map = backend.called('import_file').at(-1)?.map
  expect(map).toEqual({
    kind: 'given',
    of: {
      format: 1,
      name: '',
      heading_row: 1,
      answer: 'B',
      note: 'C',
      evidence: [],
      review: [],
      extra: [],
      headings: { B: 'Jawaban', C: 'Uraian' },
    },
  })
})
