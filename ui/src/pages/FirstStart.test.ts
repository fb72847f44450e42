import { render, screen } from '@testing-library/svelte'
import userEvent from '@testing-library/user-event'
import { beforeEach, expect, test, vi } from 'vitest'
import { notices } from '$lib/desk/notices.svelte'
import { program } from '$lib/desk/program.svelte'
import { fake, fault, started } from '../testing/fake'
import FirstStart from './FirstStart.svelte'

const startup = started({ workspace: '/baru' })
const BACKUP = '/flashdisk/Pilar lengkap 2026-05-29.pilar-lengkap'
const press = async () => {
  render(FirstStart)
  await userEvent.setup().click(screen.getByRole('button', { name: /Buka dari cadangan lengkap…/ }))
}

beforeEach(() => {
  notices.list = []
  program.desk = null
  program.startup = startup
})

test('a full backup is opened before anything was made, also where this workspace is only looked at', async () => {
  program.startup = { ...startup, read_only: true }
  const backend = fake({
    pick_file: () => BACKUP,
    pick_folder: () => '/kosong',
    restore_full: () => ({ ...startup, workspace: '/kosong' }),
    identity: () => null,
    preferences: () => program.preferences,
  })
  await press()
  await vi.waitFor(() => expect(program.startup?.workspace).toBe('/kosong'))
  expect(backend.called('restore_full')[0]).toMatchObject({ path: BACKUP, dir: '/kosong' })
  expect(notices.list.map((one) => one.text)).toEqual([
    'Cadangan lengkap dipulihkan; Pilar sekarang bekerja di folder itu',
  ])
})

test('a full backup that is refused is told, and this workspace stays open', async () => {
  fake({
    pick_file: () => BACKUP,
    pick_folder: () => '/kosong',
    restore_full: () => {
      throw fault('bukan_cadangan', `berkas ${BACKUP} bukan cadangan Pilar atau rusak; tidak ada yang berubah`)
    },
  })
  await press()
  await vi.waitFor(() => expect(notices.list[0]?.fault?.code).toBe('bukan_cadangan'))
  expect(program.startup?.workspace).toBe('/baru')
  expect(screen.getByRole('button', { name: /Buka dari cadangan lengkap…/ }).hasAttribute('disabled')).toBe(false)
})
