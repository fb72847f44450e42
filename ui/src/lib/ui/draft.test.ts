import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { Draft, isTyped, storeTyped, storeUnsaved, unsaved, unsavedOf } from './Draft.svelte'
import { movedTo, openedAt, workspace } from './workspace'

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
  const left = new Draft(store, { key: 'a' })
  left.type('x')
  await left.flush()
  expect(left.refused).toBe(true)
  const again = new Draft(store, { key: 'a' })
  again.show('lama')
  expect([again.text, again.refused, unsaved.size]).toEqual(['x', true, 1])
  expect(new Draft(store, { key: 'b' }).text).toBe('')
  open = true
  storeUnsaved()
  await vi.runAllTimersAsync()
  expect([stored, again.dirty, again.refused, unsaved.size]).toEqual([['x'], false, false, 0])
})

test('what was refused in a workspace is not in a copy of it, and goes along where it is moved', async () => {
  openedAt('/satu', 'satu')
  const store = vi.fn(() => false)
  const left = new Draft(store, { key: 'unit a' })
  left.type('x')
  await left.flush()
  openedAt('/salinan', 'satu')
  const other = new Draft(() => true, { key: 'unit a' })
  expect([other.text, unsaved.size, unsavedOf('unit').length]).toEqual(['', 1, 0])
  storeUnsaved()
  await left.flush()
  expect(store).toHaveBeenCalledTimes(1)
  // On the way back it is there again.
  openedAt('/satu', 'satu')
  movedTo('/pindah', 'satu')
  openedAt('/pindah', 'satu')
  expect([new Draft(store, { key: 'unit a' }).text, unsavedOf('unit').length]).toEqual(['x', 1])
  // The folder that was kept where it was is another one.
  openedAt('/satu', 'satu')
  expect(new Draft(store, { key: 'unit a' }).text).toBe('')
  unsaved.clear()
})

test('another drive at the same letter is another workspace, and one that fails to open is the one that was there', () => {
  const at = (place: string, id: string | null) => {
    openedAt(place, id)
    return workspace()
  }
  const first = at('E:\\Pilar', 'satu')
  expect(at('E:\\Pilar', null)).toBe(first)
  const second = at('E:\\Pilar', 'dua')
  expect(second).not.toBe(first)
  expect([at('E:\\Pilar', null), at('E:\\Pilar', 'dua'), at('E:\\Pilar', 'satu')]).toEqual([second, second, first])
  // Opened for the first time while it cannot be, it is the same once it can.
  const broken = at('F:\\Pilar', null)
  expect([at('F:\\Pilar', 'tiga'), at('F:\\Pilar', 'satu') === broken]).toEqual([broken, false])
})

test('a workspace that was moved and could not be opened there is known by its id', () => {
  openedAt('/lama', 'empat')
  const moved = workspace()
  movedTo('G:\\Pilar', null)
  openedAt('G:\\Pilar', null)
  expect(workspace()).toBe(moved)
  openedAt('G:\\Pilar', 'lima')
  expect(workspace()).not.toBe(moved)
})

test('a text that is typed again as it was before is stored again, after the one between', async () => {
  const stored: string[] = []
  const ends: (() => void)[] = []
  const draft = new Draft(async (text) => {
    await new Promise<void>((end) => ends.push(end))
    stored.push(text)
    return true
  })
  for (const text of ['a', 'b', 'a']) {
    draft.type(text)
    void draft.flush()
    void draft.flush()
  }
  expect(ends.length).toBe(3)
  ends[0]!()
  await vi.advanceTimersByTimeAsync(0)
  expect(draft.dirty).toBe(true)
  for (const end of ends) end()
  await vi.advanceTimersByTimeAsync(0)
  expect([stored, draft.dirty]).toEqual([['a', 'b', 'a'], false])
})

test('an older text that is refused late does not come after a newer one of the same field', async () => {
  let refuse = () => {}
  const older = new Draft(() => new Promise<boolean>((answer) => (refuse = () => answer(false))), { key: 'c' })
  older.type('lama')
  void older.flush()
  const stored: string[] = []
  const newer = new Draft((text) => stored.push(text) > 0, { key: 'c' })
  newer.type('baru')
  refuse()
  await vi.advanceTimersByTimeAsync(500)
  expect([stored, unsaved.size]).toEqual([['baru'], 0])
  const refused = new Draft(() => false, { key: 'c' })
  refused.type('lama')
  await refused.flush()
  const last = new Draft(() => true, { key: 'c' })
  last.type('terakhir')
  await last.flush()
  expect(unsaved.size).toBe(0)
})

test('all that is being typed is stored at once', async () => {
  const stored: string[] = []
  const drafts = ['a', 'b'].map(() => new Draft((text) => stored.push(text) > 0))
  for (const [at, draft] of drafts.entries()) draft.type(`teks ${at}`)
  expect(isTyped()).toBe(true)
  await storeTyped()
  expect([stored, isTyped()]).toEqual([['teks 0', 'teks 1'], false])
})
