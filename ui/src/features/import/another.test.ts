import { render, screen } from '@testing-library/svelte'
import userEvent from '@testing-library/user-event'
import { expect, test } from 'vitest'
import type { PackageImported } from '$lib/api/types'
import { fake, fault, type Handlers } from '../../testing/fake'
import { databaseOf, importOf, mergeOf, standingOf } from '../../testing/imports'
import ImportFlow from './ImportFlow.svelte'

const plan = importOf({
  kind: 'jawaban-unit',
  new: 1,
  same: 3,
  changes: [
    { code: 'A.I.1.i.a', label: 'Tim', what: 'jawaban unit', place: 'answers[1]', from: null, to: { choice: 'Ya' } },
  ],
})

function show(handlers: Handlers) {
  const backend = fake({ pick_file: () => '/tmp/jawaban.json', import_kind: () => 'answers' as const, ...handlers })
  const into = { id: 'buka', unit: 'Kantor Uji', year: 2026 }
  render(ImportFlow, { into, readOnly: false, ondone: () => {} })
  return { backend, user: userEvent.setup() }
}

test("another unit's file makes a new assessment unless people say otherwise, and its identity is mended first", async () => {
  const other = { code: 'unit_berbeda', question: null, message: 'Berkas ini untuk unit Kantor Lain.' }
  const { backend, user } = show({
    import_file: ({ into, names }) => ({
      ...plan,
      id: into,
      creates: into === null,
      unit: names?.unit ?? (into ? 'Kantor Uji' : 'Kantor Lain'),
      said_unit: 'Kantor Lain',
      warnings: into ? [other] : [],
    }),
  })
  await user.click(screen.getByRole('button', { name: 'Pilih berkas' }))
  expect(await screen.findByText('1 dari 1 perubahan')).toBeDefined()
  expect(screen.getByText('Kantor Lain, 2026')).toBeDefined()
  expect(screen.getByRole<HTMLInputElement>('radio', { name: /Penilaian baru/ }).checked).toBe(true)
  const name = screen.getByRole<HTMLInputElement>('textbox', { name: 'Nama unit' })
  expect(name.value).toBe('Kantor Lain')
  await user.clear(name)
  await user.tab()
  expect(screen.getByText('Isi nama unitnya.')).toBeDefined()
  await user.type(name, 'Kantor Betul')
  await user.tab()
  expect(backend.called('import_file').at(-1)).toMatchObject({
    into: null,
    dryRun: true,
    names: { unit: 'Kantor Betul', instansi: 'Kota Uji', year: 2026 },
  })
  expect(await screen.findByText('1 dari 1 perubahan')).toBeDefined()
  // Whoever wants it here says so, and is not overruled.
  await user.click(screen.getByRole('radio', { name: /Penilaian ini/ }))
  expect(await screen.findByText('Berkas ini untuk unit Kantor Lain.')).toBeDefined()
  expect(backend.called('import_file').at(-1)).toMatchObject({ into: 'buka' })
  expect(screen.queryByRole('textbox', { name: 'Nama unit' })).toBeNull()
})

test('a plan says what the score and the gates come to, and what each row is about', async () => {
  const { user } = show({ import_file: () => ({ ...plan, before: standingOf(70.5), after: standingOf(76.25) }) })
  await user.click(screen.getByRole('button', { name: 'Pilih berkas' }))
  expect(await screen.findByText('Nilai pasti 70,50 menjadi 76,25')).toBeDefined()
  expect(screen.getByRole('row', { name: /Nilai total 70,50 76,25 75,00/ })).toBeDefined()
  expect(screen.getByText('jawaban unit: Tim')).toBeDefined()
})

test('the plan of a package says it too, gate by gate, and so does what became of it', async () => {
  const before = standingOf(70.5)
  const after = standingOf(76.25)
  const other = { ...after.gates[0]!, key: 'survei', name: 'Hasil survei', value: 9.5, minimum: 9 }
  after.gates.push(other)
  before.gates.push({ ...other, value: 9.25 })
  // Its target may come along with it.
  before.gates.unshift({ ...before.gates[0]!, key: 'lain', value: 12 })
  const counts = { contents: 0, content_bytes: 0, notices: [] }
  const about = { made_at: '2026-03-02T10:00:00+07:00', made_by: 'Pilar', scope_name: null, since: false }
  const whole = {
    ...mergeOf({ before, after, changes: 1, updated: 1 }),
    ...counts,
    kind: 'package',
    package: { ...about, documents: 2, changes: 9 },
  } as unknown as PackageImported
  const { user } = show({
    import_kind: () => 'package' as const,
    import_package: ({ dryRun }) => ({ ...whole, stored: !dryRun }),
  })
  await user.click(screen.getByRole('button', { name: 'Pilih berkas' }))
  expect(await screen.findByText('Nilai pasti 70,50 menjadi 76,25')).toBeDefined()
  expect(screen.getByText('Syarat terpenuhi 1 menjadi 2 dari 2')).toBeDefined()
  // Only what turns is in sight.
  expect(screen.getByRole('row', { name: /Nilai total 70,50 76,25 75,00/ }).closest('details')).toBeNull()
  expect(screen.getByText('Syarat lain (1)').closest('details')?.open).toBe(false)
  expect(screen.getByText('Hasil survei').closest('details')).not.toBeNull()
  await user.click(screen.getByRole('button', { name: 'Impor' }))
  expect(await screen.findByText('Impor selesai')).toBeDefined()
  expect(screen.getByText('Nilai pasti 70,50 menjadi 76,25')).toBeDefined()
})

test('the plan of a database says it of each of its assessments', async () => {
  const whole = databaseOf([
    mergeOf({ before: standingOf(70.5), after: standingOf(76.25) }),
    mergeOf({ id: 'dua', unit: 'Kantor Lain', creates: true, after: standingOf(60) }),
  ])
  const { user } = show({ import_kind: () => 'database' as const, import_database: () => whole })
  await user.click(screen.getByRole('button', { name: 'Pilih berkas' }))
  expect(await screen.findByText('Kantor Lain 2026')).toBeDefined()
  expect(screen.getByText('Nilai pasti 60,00')).toBeDefined()
  expect(screen.getByText('Nilai pasti 70,50 menjadi 76,25')).toBeDefined()
})

test('it can make a new assessment instead', async () => {
  const { backend, user } = show({ import_file: ({ into }) => ({ ...plan, id: into, creates: into === null }) })
  await user.click(screen.getByRole('button', { name: 'Pilih berkas' }))
  await user.click(await screen.findByRole('radio', { name: /Penilaian baru/ }))
  expect(backend.called('import_file').at(-1)).toMatchObject({ into: null, dryRun: true })
})

test('a file of another instrument is refused here and can become an assessment of its own', async () => {
  const { user } = show({
    import_file: ({ into }) => {
      if (into) throw fault('instrumen_berbeda', 'penilaian ini memakai instrumen lain')
      return { ...plan, id: null, creates: true }
    },
  })
  await user.click(screen.getByRole('button', { name: 'Pilih berkas' }))
  await user.click(await screen.findByRole('radio', { name: /Penilaian baru/ }))
  expect(await screen.findByText('1 dari 1 perubahan')).toBeDefined()
  expect(screen.queryByRole('alert')).toBeNull()
})
