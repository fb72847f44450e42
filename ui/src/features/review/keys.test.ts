import { expect, test } from 'vitest'
import { press } from '../../testing/press'
import { reviewAction } from './keys'

test.each([
  ['j', { do: 'next' }],
  ['K', { do: 'previous' }],
  ['n', { do: 'note' }],
  ['s', { do: 'verdict', verdict: 'sesuai' }],
  ['R', { do: 'verdict', verdict: 'revisi' }],
  ['1', { do: 'tick', tick: 'evidence' }],
  ['2', { do: 'tick', tick: 'year' }],
  ['3', { do: 'tick', tick: 'naming' }],
  ['e', { do: 'answer', letter: 'E' }],
  ['y', { do: 'answer', letter: 'Y' }],
  ['t', { do: 'answer', letter: 'T' }],
  ['4', null],
  ['0', null],
  ['l', { do: 'evidence' }],
  ['p', null],
  ['/', null],
  ['F1', null],
  ['Escape', null],
])('%s asks for %o', (key, action) => {
  expect(reviewAction(press(key), false)).toEqual(action)
})

test('letters in a field are text, and Escape leaves it', () => {
  for (const key of ['s', 'r', '1', 'j', 'a', 'n']) expect(reviewAction(press(key), true)).toBeNull()
  expect(reviewAction(press('Escape'), true)).toEqual({ do: 'leave' })
})

test('a key that is held goes on, and writes nothing', () => {
  for (const key of ['s', 'r', '1', 'a']) expect(reviewAction({ ...press(key), repeat: true }, false)).toBeNull()
  expect(reviewAction({ ...press('j'), repeat: true }, false)).toEqual({ do: 'next' })
})

test('combinations belong to the window', () => {
  expect(reviewAction(press('s', { ctrlKey: true }), false)).toBeNull()
  expect(reviewAction(press('r', { metaKey: true }), false)).toBeNull()
  expect(reviewAction(press('1', { altKey: true }), false)).toBeNull()
})
