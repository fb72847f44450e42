import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { Draft, storeUnsaved, unsaved } from './Draft.svelte'

beforeEach(() => vi.useFakeTimers())
afterEach(() => vi.useRealTimers())

test('typing is stored once, a moment after the last key', async () => {
  const store = vi.fn(() => true)
  const draft = new Draft(store)
  draft.type('a')
  vi.advanceTimersByTime(400)
  draft.type('ab')
  vi.advanceTimersByTime(499)
  expect(store).not.toHaveBeenCalled()
  await vi.advanceTimersByTimeAsync(1)
  expect(store.mock.calls).toEqual([['ab']])
  expect(draft.dirty).toBe(false)
})

test('what comes from the store never replaces what is being typed', async () => {
  const draft = new Draft(() => true)
  draft.show('lama')
  draft.type('baru')
  draft.show('dari tempat lain')
  expect(draft.text).toBe('baru')
  await draft.flush()
  draft.show('dari tempat lain')
  expect(draft.text).toBe('dari tempat lain')
})

test('what was refused stays in the field', async () => {
  const draft = new Draft(() => Promise.resolve(false))
  draft.type('x')
  await draft.flush()
  draft.show('')
  expect(draft.text).toBe('x')
})

test('what was refused is there again with its field, and is stored once that is possible', async () => {
  let open = false
  const stored: string[] = []
  const store = (text: string) => {
    if (open) stored.push(text)
    return open
  }
  const left = new Draft(store, { key: () => 'a' })
  left.type('x')
  await left.flush()
  expect(left.refused).toBe(true)
  const again = new Draft(store, { key: () => 'a' })
  again.show('lama')
  expect([again.text, again.refused, unsaved.size]).toEqual(['x', true, 1])
  expect(new Draft(store, { key: () => 'b' }).text).toBe('')
  open = true
  storeUnsaved()
  await vi.runAllTimersAsync()
  expect([stored, again.dirty, again.refused, unsaved.size]).toEqual([['x'], false, false, 0])
})
