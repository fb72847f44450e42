import { render, screen } from '@testing-library/svelte'
import userEvent from '@testing-library/user-event'
import { expect, test, vi } from 'vitest'
import { NO_FACTS } from '$lib/api/faults'
import type { Facts } from '$lib/api/types'
import { program } from '$lib/desk/program.svelte'
import { fake, started } from '../testing/fake'
import Trouble from './Trouble.svelte'

const startup = started({
  backups: [{ path: '/ws/backups/satu.db', time: '2026-03-02T10:00:00+07:00', size: 1000 }],
})
const damaged = (facts: Partial<Facts>) => ({
  ...startup,
  fault: { code: 'basis_data_rusak' as const, what: 'berkas rusak', facts: { ...NO_FACTS, ...facts } },
})

test('backups are offered for the database that they hold', () => {
  fake()
  program.startup = damaged({ database: 'pilar.db' })
  const { unmount } = render(Trouble)
  expect(screen.getByText('Cadangan yang tersedia')).toBeDefined()
  unmount()
  program.startup = damaged({ database: 'evidence.db' })
  render(Trouble)
  expect(screen.queryByText('Cadangan yang tersedia')).toBeNull()
  expect(screen.getByText(/Cadangan berkala tidak memuat isi bukti dukung/)).toBeDefined()
})

test('lost evidence is gone on without only after it was asked', async () => {
  const backend = fake({ begin_evidence: () => startup, identity: () => null, preferences: () => program.preferences })
  program.startup = {
    ...startup,
    fault: { code: 'isi_bukti_hilang', what: 'berkas evidence.db tidak ada atau kosong', facts: NO_FACTS },
  }
  render(Trouble)
  const user = userEvent.setup()
  expect(screen.queryByText('Cadangan yang tersedia')).toBeNull()
  await user.click(screen.getByRole('button', { name: 'Lanjutkan tanpa isi bukti dukung' }))
  expect(backend.called('begin_evidence')).toEqual([])
  const dialog = await screen.findByRole('dialog', { name: 'Lanjutkan tanpa isi bukti dukung?' })
  expect(dialog.textContent).toContain('Jangan lanjutkan bila evidence.db masih disinkronkan')
  const sure = screen.getAllByRole('button', { name: 'Lanjutkan tanpa isi bukti dukung' })
  await user.click(sure.at(-1)!)
  await vi.waitFor(() => expect(program.startup?.fault).toBeNull())
  expect(backend.called('begin_evidence')).toHaveLength(1)
})

test('a full backup is offered where a database is damaged or lost, and a dialog that is closed changes nothing', async () => {
  const backend = fake({ pick_file: () => '/flashdisk/Pilar lengkap.pilar-lengkap', pick_folder: () => null })
  const user = userEvent.setup()
  for (const refused of [damaged({ database: 'pilar.db' }), damaged({ database: 'evidence.db' })]) {
    program.startup = refused
    const { unmount } = render(Trouble)
    await user.click(screen.getByRole('button', { name: 'Buka dari cadangan lengkap…' }))
    unmount()
  }
  expect(backend.called('pick_folder')).toHaveLength(2)
  expect(backend.called('restore_full')).toEqual([])
})
