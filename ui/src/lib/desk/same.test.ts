import { expect, test } from 'vitest'
import { alike, kept, steady } from './same'

test.each<[unknown, unknown, boolean]>([
  ['Ya', 'Ya', true],
  ['1', 1, false],
  [null, {}, false],
  [{ a: [1, { b: null }] }, { a: [1, { b: null }] }, true],
  [{ a: 1, b: 2 }, { b: 2, a: 1 }, true],
  [{ a: 1 }, { a: 1, b: 2 }, false],
  [{ a: undefined }, { b: undefined }, false],
  [[1, 2], [1, 2, 3], false],
  [[], {}, false],
  [new Map([['a', ['x']]]), new Map([['a', ['x']]]), true],
  [new Map([['a', ['x']]]), new Map([['a', ['y']]]), false],
  [new Map([['a', 1]]), new Map([['b', 1]]), false],
  [new Map(), {}, false],
])('%j and %j say the same: %s', (one, other, same) => {
  expect([alike(one, other), alike(other, one)]).toEqual([same, same])
})

test('what says the same is the object from before, and so is each part that does', () => {
  const before = { answers: { unit: 'Ya' }, evidence: ['d1'], notes: {} }
  expect(kept(before, structuredClone(before))).toBe(before)
  const next = kept(before, { answers: { unit: 'Tidak' }, evidence: ['d1'], notes: {} })
  expect(next).toEqual({ answers: { unit: 'Tidak' }, evidence: ['d1'], notes: {} })
  expect([next.evidence === before.evidence, next.notes === before.notes]).toEqual([true, true])
  expect([kept(undefined, next) === next, kept([1], [2])]).toEqual([true, [2]])
})

test('a steady computation gives another value only where it says another thing', () => {
  let at = 0
  const compute = steady(() => [Math.floor((at += 1) / 3)])
  const [first, second, third] = [compute(), compute(), compute()]
  expect([first, second === first, third]).toEqual([[0], true, [1]])
})
