import { fireEvent, render, screen } from '@testing-library/svelte'
import { expect, test, vi } from 'vitest'
import { call, store } from '$lib/api/backend'
import type { StartupView } from '$lib/api/types'
import { jobs } from '$lib/desk/jobs.svelte'
import { notices } from '$lib/desk/notices.svelte'
import { program } from '$lib/desk/program.svelte'
import { Draft } from '$lib/ui/Draft.svelte'
import { deskOf, fake, fault, started } from '../../testing/fake'
import JobBar from './JobBar.svelte'

const NOBODY = { name: '', nip: '', role: 'pokja' }
const PREFERENCES = { theme: 'system' as const, text: 100, rail: true, last: null, at: null }

test('what was typed is stored in the workspace that is left, and nothing is done until the other is shown', async () => {
  let open: (startup: StartupView) => void = () => {}
  const backend = fake({
    set_identity: ({ identity }) => identity,
    choose_workspace: () => new Promise<StartupView>((given) => (open = given)),
    identity: () => null,
    preferences: () => PREFERENCES,
  })
  program.desk = deskOf()
  render(JobBar)
  const draft = new Draft(async (name) => (await store('set_identity', { identity: { ...NOBODY, name } })) !== null)
  draft.type('Budi')
  const gone = program.use('/lain', 'existing')
  await vi.waitFor(() => expect(backend.called('choose_workspace')).toHaveLength(1))
  expect(backend.calls.map((one) => one.name)).toEqual(['set_identity', 'choose_workspace'])
  expect(draft.dirty).toBe(false)
  expect(jobs.list.map(({ reads, alone }) => ({ reads, alone }))).toEqual([{ reads: false, alone: true }])

  const shut = screen.getByRole<HTMLDialogElement>('dialog')
  const pressed = vi.fn()
  window.addEventListener('keydown', pressed)
  for (const key of ['Escape', 'F1', 'z'])
    expect(await fireEvent.keyDown(shut, { key, ctrlKey: key === 'z' })).toBe(false)
  window.removeEventListener('keydown', pressed)
  expect(pressed).not.toHaveBeenCalled()
  shut.close()
  expect(shut.open).toBe(true)

  open(started({ workspace: '/lain' }))
  await gone
  expect([program.startup?.workspace, program.desk]).toEqual(['/lain', null])
  await vi.waitFor(() => expect(screen.queryByRole('dialog')).toBeNull())
})

test('a change that is sent meanwhile does not wait for the other workspace', async () => {
  let refuse = () => {}
  notices.list = []
  const backend = fake({
    choose_workspace: async () => {
      await new Promise<void>((given) => (refuse = given))
      throw fault('ruang_kerja_hilang', 'ruang kerja tidak ditemukan')
    },
    set_identity: () => {
      throw fault('ruang_kerja_tertutup', 'ruang kerja tidak terbuka')
    },
  })
  const gone = program.use('/lain', 'existing')
  await vi.waitFor(() => expect(backend.called('choose_workspace')).toHaveLength(1))
  await expect(store('set_identity', { identity: NOBODY })).rejects.toMatchObject({ code: 'ruang_kerja_tertutup' })
  refuse()
  await gone
  expect(notices.list).toHaveLength(1)
  expect(jobs.list).toEqual([])
})

test('work that only reads says so, and no other', async () => {
  fake({ list_assessments: () => [] })
  let seen: boolean[] = []
  const look = () => {
    seen = jobs.list.map((job) => job.reads)
    return call('list_assessments', {})
  }
  await jobs.wait('Membaca', look, { reads: true })
  expect(seen).toEqual([true])
  await jobs.run('Menulis', look)
  expect(seen).toEqual([false])
})
