import { fireEvent, render, screen, waitFor, within } from '@testing-library/svelte'
import userEvent from '@testing-library/user-event'
import { expect, test, vi } from 'vitest'
import type { UpdateView } from '$lib/api/types'
import { program } from '$lib/desk/program.svelte'
import { m } from '$lib/i18n'
import { openedAt, workspace } from '$lib/ui/workspace'
import { changed, deskOf, fake, fault, started } from '../../testing/fake'
import BackupSection from './BackupSection.svelte'
import CheckSection from './CheckSection.svelte'
import InstrumentSection from './InstrumentSection.svelte'
import LetterheadSection from './LetterheadSection.svelte'
import LookSection from './LookSection.svelte'
import PlaceSection from './PlaceSection.svelte'
import ProfileSection from './ProfileSection.svelte'
import RulesSection from './RulesSection.svelte'
import UpdateSection from './UpdateSection.svelte'

const startup = started()

test('a field is stored when it is left, with everything else as it was', async () => {
  const desk = deskOf()
  const backend = fake({
    known_tags: () => [],
    set_profile: () => changed(desk, true, { profile: { ...desk.profile, deadline: '2026-05-31' } }),
  })
  render(ProfileSection, { desk })
  const user = userEvent.setup()
  const field = screen.getByLabelText<HTMLInputElement>('Tenggat pengusulan')
  await user.type(field, '31-5-2026')
  await user.tab()
  expect(backend.called('set_profile')[0]?.profile).toMatchObject({ deadline: '2026-05-31', unit: desk.profile.unit })
  expect(await screen.findByDisplayValue('31 Mei 2026')).toBe(field)
})

test('fields that are left one after the other do not undo each other', async () => {
  const desk = deskOf()
  const backend = fake({
    known_tags: () => [],
    set_profile: async ({ profile: { deadline, ...profile } }) => {
      await new Promise((done) => setTimeout(done, 5))
      return changed(desk, true, { profile: { ...desk.profile, ...profile, ...(deadline ? { deadline } : {}) } })
    },
  })
  render(ProfileSection, { desk })
  render(LetterheadSection, { desk })
  const change = (label: string, value: string) => fireEvent.change(screen.getByLabelText(label), { target: { value } })
  const { areas } = desk.guide
  const [first, second] = areas.map(({ name }) => m.settings.pokja.of(m.settings.pokja.pic, name))
  await change(first!, 'Sari')
  await change(second!, 'Wati')
  await change(m.settings.profile.category, 'Dinas')
  await change(m.settings.profile.address, 'Jalan Merdeka 1')
  await waitFor(() => expect(backend.called('set_profile')).toHaveLength(4))
  const pokja = { [areas[0]!.key]: { pic: 'Sari' }, [areas[1]!.key]: { pic: 'Wati' } }
  const all = { pokja, category: 'Dinas', address: ['Jalan Merdeka 1'] }
  await waitFor(() => expect(desk.profile).toMatchObject(all))
})

test('a blank unit and a day that is none are told and not stored', async () => {
  const backend = fake({ known_tags: () => [] })
  render(ProfileSection, { desk: deskOf() })
  const user = userEvent.setup()
  await user.clear(screen.getByLabelText('Nama unit kerja atau satker'))
  await user.type(screen.getByLabelText('Tenggat pengusulan'), '31 Juni 2026')
  await user.tab()
  expect(screen.getByText('Kolom ini perlu diisi.')).toBeDefined()
  expect(screen.getByText(/Tanggal ini tidak terbaca/)).toBeDefined()
  expect(backend.called('set_profile')).toEqual([])
})

test('a tag is stored with single blanks left to the backend, one too long is told', async () => {
  const desk = deskOf()
  const backend = fake({
    known_tags: () => [{ key: 'wilayah', name: 'Bali', units: 2 }],
    set_tags: () => changed(desk, true, { tags: { wilayah: 'Bali' } }),
  })
  render(ProfileSection, { desk })
  const user = userEvent.setup()
  const field = screen.getByLabelText<HTMLInputElement>('Wilayah')
  await user.type(field, 'x'.repeat(81))
  await user.tab()
  expect(screen.getByText('Paling panjang 80 karakter.')).toBeDefined()
  expect(backend.called('set_tags')).toEqual([])
  await user.clear(field)
  await user.type(field, 'Bali')
  await user.tab()
  expect(backend.called('set_tags')).toEqual([{ assessment: desk.id, tags: { wilayah: 'Bali' } }])
  expect(await screen.findByDisplayValue('Bali')).toBe(field)
})

test('text grows by steps and stays within its bounds', async () => {
  fake({ set_preferences: () => null })
  program.preferences = { ...program.preferences, text: 190 }
  render(LookSection)
  const user = userEvent.setup()
  await user.click(screen.getByRole('button', { name: 'Perbesar teks' }))
  expect(screen.getByText('200%')).toBeDefined()
  expect(screen.getByRole<HTMLButtonElement>('button', { name: 'Perbesar teks' }).disabled).toBe(true)
  await user.click(screen.getByRole('button', { name: 'Kembali ke 100%' }))
  expect(program.preferences.text).toBe(100)
})

test('a check tells what is wrong, and offers to clear what nothing needs', async () => {
  const found = {
    good: false,
    backup_helps: false,
    faults: ['Berkas a.pdf rusak.'],
    conflict_copies: [],
    notices: ['Berkas pilar-DESKTOP-7Q.db tampak seperti salinan bentrok.'],
    assessments: 1,
    changes: 2,
    ahead: 0,
    files: 1,
    bytes: 5,
    unused_bytes: 2000,
    unused: 3,
    deep: true,
    latest_backup: null,
    lines: [],
  }
  const backend = fake({ check_workspace: () => found, clear_unreferenced: () => 2000 })
  render(CheckSection, { readOnly: false })
  const user = userEvent.setup()
  await user.click(screen.getByRole('button', { name: 'Periksa menyeluruh' }))
  expect(await screen.findByText('Berkas a.pdf rusak.')).toBeDefined()
  expect(screen.getByText(/^Berkas pilar-DESKTOP-7Q.db tampak/)).toBeDefined()
  await user.click(screen.getByRole('button', { name: 'Bersihkan' }))
  expect(backend.called('check_workspace')).toEqual([{ deep: true }, { deep: false }])
})

test('a made backup is in the list, and none is restored in a workspace that cannot be written', async () => {
  const backup = { path: '/ws/backups/satu.db', time: '2026-03-02T10:00:00+07:00', size: 1000 }
  fake({ back_up: () => [backup] })
  program.startup = startup
  const { rerender } = render(BackupSection, { readOnly: false })
  expect(screen.getByText('Belum ada cadangan.')).toBeDefined()
  await userEvent.setup().click(screen.getByRole('button', { name: 'Cadangkan sekarang' }))
  const restore = await screen.findByRole<HTMLButtonElement>('button', { name: /Pulihkan cadangan 2 Maret 2026/ })
  await rerender({ readOnly: true })
  expect(restore.disabled).toBe(true)
})

const update: UpdateView = { version: '0.2.0', here: '0.1.0', date: '2026-11-28', notes: ['Impor lebih cepat.'] }

test('an update is shown with its notes before it is kept for the next start, and can be forgotten', async () => {
  program.startup = startup
  const backend = fake({
    pick_file: () => '/usb/Pilar-0.2.0.pilar-update',
    examine_update: () => update,
    keep_update: () => update,
    discard_update: () => null,
  })
  render(UpdateSection)
  const user = userEvent.setup()
  await user.click(screen.getByRole('button', { name: 'Perbarui dari berkas…' }))
  const dialog = await screen.findByRole('dialog', { name: 'Pasang Pilar 0.2.0?' })
  expect(dialog.textContent).toContain('Impor lebih cepat.')
  expect(dialog.textContent).toContain('28 November 2026')
  expect(backend.called('keep_update')).toEqual([])
  await user.click(screen.getByRole('button', { name: 'Pasang saat dibuka berikutnya' }))
  expect(await screen.findByText('Pilar 0.2.0 siap dipasang.')).toBeDefined()
  await user.click(screen.getByRole('button', { name: 'Buang pembaruan' }))
  await vi.waitFor(() => expect(screen.queryByText('Pilar 0.2.0 siap dipasang.')).toBeNull())
})

test('a refused update says why and what to do, and one that was tried says that all is as it was', async () => {
  program.startup = { ...startup, update: { update, tried: true } }
  fake({
    pick_file: () => '/usb/lain.pilar-update',
    examine_update: () => {
      throw fault('pembaruan_ditolak', 'pembaruan ini tidak bertanda tangan', { case: 'unofficial' })
    },
  })
  render(UpdateSection)
  expect(screen.getByText('Pilar 0.2.0 belum berhasil dipasang.')).toBeDefined()
  await userEvent.setup().click(screen.getByRole('button', { name: 'Perbarui dari berkas…' }))
  expect(await screen.findByText(/Jangan pasang berkas itu/)).toBeDefined()
})

test('a workspace is moved to the place that is offered, and the kept folder is named', async () => {
  program.startup = { ...startup, better: 'C:\\Lokal\\Pilar' }
  openedAt(startup.workspace, startup.id)
  const here = workspace()
  const backend = fake({
    recent_workspaces: () => [],
    move_workspace: ({ dir }) => ({ startup: { ...startup, workspace: dir }, kept: 'C:\\Roaming\\Pilar-dipindahkan' }),
    identity: () => null,
    preferences: () => program.preferences,
  })
  render(PlaceSection, { readOnly: false })
  await userEvent.setup().click(screen.getByRole('button', { name: 'Pindahkan ke sana' }))
  expect(await screen.findByText(/Pilar-dipindahkan/)).toBeDefined()
  expect(backend.called('move_workspace')).toMatchObject([{ dir: 'C:\\Lokal\\Pilar' }])
  // What was typed in it goes along.
  await vi.waitFor(() => expect(program.startup?.workspace).toBe('C:\\Lokal\\Pilar'))
  expect(workspace()).toBe(here)
  expect(screen.queryByRole('button', { name: 'Pindahkan ke sana' })).toBeNull()
})

test('what is risky about the place is told where the place is shown', () => {
  program.startup = { ...startup, place: ['Ruang kerja ada di drive jaringan.'] }
  fake({ recent_workspaces: () => [] })
  render(PlaceSection, { readOnly: false })
  expect(screen.getByText('Ruang kerja ada di drive jaringan.')).toBeDefined()
})

test('a full backup is written where people choose, and restored into a folder that has to be empty', async () => {
  program.startup = startup
  const backend = fake({
    save_as: ({ name }) => `/usb/${name}`,
    back_up_full: () => null,
    pick_file: () => '/usb/kami.pilar-lengkap',
    pick_folder: () => '/data/penuh',
    restore_full: () => {
      throw fault('tujuan_tidak_sah', 'folder /data/penuh tidak kosong; tidak ada yang berubah', { case: 'occupied' })
    },
  })
  render(BackupSection, { readOnly: false })
  const user = userEvent.setup()
  await user.click(screen.getByRole('button', { name: 'Simpan cadangan lengkap…' }))
  await vi.waitFor(() => expect(backend.called('back_up_full')[0]?.path).toMatch(/Pilar lengkap \d{4}-\d\d-\d\d/))
  await user.click(screen.getByRole('button', { name: 'Buka dari cadangan lengkap…' }))
  expect(await screen.findByText('Pilih folder yang kosong.')).toBeDefined()
  expect(backend.called('restore_full')).toMatchObject([{ path: '/usb/kami.pilar-lengkap', dir: '/data/penuh' }])
})

test('rules are taken after what they change was shown, and a plan is of what was chosen', async () => {
  const desk = deskOf()
  const [code] = Object.keys(desk.rules.choices.zero)
  const after = { ...desk.score, total: desk.score.total + 1 }
  const backend = fake({
    plan_rules: () => ({ rules: desk.rules, before: desk.score, after }),
    set_rules: () => changed(desk, true, { subjects: ['instrument'] }),
  })
  render(RulesSection, { desk })
  const user = userEvent.setup()
  const look = screen.getByRole<HTMLButtonElement>('button', { name: 'Lihat akibatnya' })
  expect(look.disabled).toBe(true)
  await user.selectOptions(screen.getByLabelText('Rasio yang pembaginya nol'), 'Bernilai nol')
  await user.click(look)
  expect(backend.called('plan_rules')[0]?.rules).toMatchObject({ standard: true, gates: 'baku' })
  expect(backend.called('plan_rules')[0]?.rules.zero).toContain(`${code}=nol`)
  expect((await screen.findByRole('status')).textContent).toContain('menjadi')
  // Another choice needs another look.
  await user.selectOptions(screen.getByLabelText('Rasio yang pembaginya nol'), 'Bernilai penuh')
  expect(screen.queryByRole('status')).toBeNull()
  await user.click(screen.getByRole('button', { name: 'Lihat akibatnya' }))
  await user.click(await screen.findByRole('button', { name: 'Pakai ketentuan ini' }))
  expect(backend.called('set_rules')[0]?.rules.zero).toContain(`${code}=penuh`)
  expect(desk.remeasured).toBe(true)
})

test('an instrument is looked at before it is added, and what is wrong with one is listed whole', async () => {
  const one = { key: 'lke', name: 'LKE 2027', version: 1, year: 2027, facts: 'ab'.repeat(32), inputs: 127 }
  const list = [{ ...one, name: 'LKE 2026', year: 2026, new: false, stored: true }]
  let wrong = true
  const backend = fake({
    list_instruments: () => [...list],
    pick_file: () => '/tmp/lke-2027.zip',
    startup: () => ({ ...startup, instruments: [] }),
    add_instrument: ({ dryRun }) => {
      if (wrong)
        throw fault('instrumen_tidak_sah', 'instrumen itu tidak dapat dipakai, 2 hal di dalamnya salah', {
          items: ['soal 3 tidak punya pilihan', 'syarat "total" menunjuk yang tidak ada'],
        })
      if (!dryRun) list.push({ ...one, new: true, stored: true })
      return { ...one, new: true, stored: !dryRun }
    },
  })
  render(InstrumentSection, { readOnly: false })
  const user = userEvent.setup()
  await screen.findByText('LKE 2026')
  const add = () => user.click(screen.getByRole('button', { name: 'Tambah dari zip…' }))
  await add()
  const alert = await screen.findByRole('alert')
  expect(alert.textContent).toContain('oal 3 tidak punya pilihan')
  expect(alert.textContent).toContain('yarat "total" menunjuk yang tidak ada')
  wrong = false
  await add()
  const dialog = await screen.findByRole('dialog')
  expect(within(dialog).getByText(/Tahun 2027, versi 1, 127 isian/)).toBeDefined()
  expect(list).toHaveLength(1)
  await user.click(within(dialog).getByRole('button', { name: 'Tambahkan' }))
  await screen.findByText('LKE 2027')
  expect(backend.called('add_instrument').map(({ dryRun }) => dryRun)).toEqual([true, true, false])
})
