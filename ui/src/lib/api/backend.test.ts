import { expect, test } from 'vitest'
import { fake, fault } from '../../testing/fake'
import type { Preferences } from './types'
import { call, refused, store } from './backend'
import { isStoring, rested } from './turns'

const NOBODY = { name: '', nip: '', role: 'pokja' }
const identity = (name: string) => ({ identity: { ...NOBODY, name } })

test('whatever is called after a change is sent once that is stored or refused', async () => {
  const turns: ((done: 'stored' | 'refused') => void)[] = []
  const backend = fake({
    set_identity: async ({ identity }) => {
      const done = await new Promise((turn) => turns.push(turn))
      if (done === 'refused') throw fault('peran_tidak_dikenal', 'tidak')
      return identity
    },
    identity: () => NOBODY,
    cancel_job: () => null,
  })
  const sent = () => backend.calls.map(({ name }) => name)
  const before = refused()
  const first = store('set_identity', identity('A'))
  const second = store('set_identity', identity('B'))
  const read = call('identity', {})
  void call('cancel_job', { job: 1 })
  expect(sent()).toEqual(['set_identity', 'cancel_job'])
  turns[0]!('refused')
  await expect(first).rejects.toMatchObject({ code: 'peran_tidak_dikenal' })
  expect(sent()).toEqual(['set_identity', 'cancel_job', 'set_identity'])
  expect([isStoring(), refused()]).toEqual([true, before + 1])
  turns[1]!('stored')
  expect((await second).name).toBe('B')
  await Promise.all([read, rested()])
  expect([sent().at(-1), isStoring()]).toEqual(['identity', false])
  void store('set_preferences', { preferences: {} as Preferences }).catch(() => undefined)
  expect(sent().at(-1)).toBe('set_preferences')
  backend.missing.length = 0
})
