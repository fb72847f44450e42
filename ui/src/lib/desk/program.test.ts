import { expect, test, vi } from 'vitest'
import type { Begun, OpenedView, Preferences, SummaryView } from '$lib/api/types'
import { workspace } from '$lib/ui/workspace'
import { example, fake, fault, started } from '../../testing/fake'
import { program } from './program.svelte'
import { router } from './router.svelte'

const known = { id: example().view.id } as SummaryView
const startup = started({ workspace: '/ruang-kerja', assessments: [known] })

/** What the page begins with; what was open last is not there yet, unless it is given. */
function begun(some: Partial<Preferences>, opened: OpenedView | null = null): Begun {
  const preferences: Preferences = { theme: 'dark', text: 100, rail: true, last: known.id, at: '#/bukti', ...some }
  return { startup, identity: null, preferences, opened }
}

test('nothing is shown before what was open last has been read', async () => {
  const shown: (string | null)[] = []
  fake({
    begin: () => begun({ text: 120 }),
    take_given_file: () => null,
    open_assessment: () => {
      shown.push(program.startup?.workspace ?? null)
      return example()
    },
  })
  await program.start()
  expect(shown).toEqual([null])
  expect(program.startup).toEqual(startup)
  expect(program.desk?.id).toBe(known.id)
  expect(router.route.page).toBe('bukti')
  expect(document.documentElement.dataset.theme).toBe('dark')
})

test('what came with the first answer is not asked for again', async () => {
  const backend = fake({ begin: () => begun({}, example()), take_given_file: () => null })
  program.desk = null
  await program.start()
  expect(program.desk).not.toBeNull()
  expect(backend.calls.map((call) => call.name)).toEqual(['begin', 'take_given_file'])
})

test('a workspace that cannot be opened leaves no assessment behind', async () => {
  fake({})
  const broken = fault('basis_data_rusak', 'data Pilar rusak')
  await program.takeStartup({ ...startup, fault: broken, assessments: [] })
  expect(program.desk).toBeNull()
  expect(program.startup?.fault).toEqual(broken)
})

test('another folder is another workspace to typed texts, and the first one is the same on the way back', async () => {
  fake({ identity: () => null, preferences: () => begun({}).preferences })
  const at = async (place: string) => {
    await program.takeStartup(started({ workspace: place }))
    return workspace()
  }
  const first = await at('/satu')
  expect(await at('/salinan')).not.toBe(first)
  expect(await at('/satu')).toBe(first)
})

test('a file that the program was started with leads to the import page, at start and later', async () => {
  let file: string | null = '/unduhan/paket.zip'
  const backend = fake({
    begin: () => begun({}, example()),
    take_given_file: () => file,
    set_preferences: () => null,
  })
  await program.start()
  expect(program.given).toBe('/unduhan/paket.zip')
  expect(location.hash).toBe('#/impor')

  location.hash = '#/bukti'
  file = '/unduhan/lain.zip'
  backend.give()
  await vi.waitFor(() => expect(program.given).toBe('/unduhan/lain.zip'))
  expect(location.hash).toBe('#/impor')
  program.given = null
})
