import { afterEach, expect, test } from 'vitest'
import { press } from '../../testing/press'
import { keyAction, optionOf, scrollPage } from './keys'

test.each([
  ['j', { do: 'next' }],
  ['K', { do: 'previous' }],
  ['b', { do: 'answer', letter: 'B' }],
  ['T', { do: 'answer', letter: 'T' }],
  ['l', { do: 'evidence' }],
  ['n', { do: 'note' }],
  ['/', { do: 'search' }],
  ['?', { do: 'shortcuts' }],
  ['F1', { do: 'help' }],
  ['f', null],
  ['1', null],
])('%s asks for %o', (key, action) => {
  expect(keyAction(press(key), false)).toEqual(action)
})

test('letters in a field are text, and undo there is the field own', () => {
  for (const key of ['a', 'j', '/', '?']) expect(keyAction(press(key), true)).toBeNull()
  expect(keyAction(press('z', { ctrlKey: true }), true)).toBeNull()
  expect(keyAction(press('F1'), true)).toEqual({ do: 'help' })
})

test('undo and redo by every usual combination', () => {
  expect(keyAction(press('z', { ctrlKey: true }), false)).toEqual({ do: 'undo' })
  expect(keyAction(press('Z', { ctrlKey: true, shiftKey: true }), false)).toEqual({ do: 'redo' })
  expect(keyAction(press('y', { metaKey: true }), false)).toEqual({ do: 'redo' })
})

test('a letter chooses the option that begins with it', () => {
  expect(optionOf([{ key: 'Ya' }, { key: 'Tidak' }], 'T')).toBe('Tidak')
  expect(optionOf([{ key: 'A' }, { key: 'B' }], 'C')).toBeNull()
})

afterEach(() => document.body.replaceChildren())

test.each([
  ['nav', true, 'list'],
  ['main', true, 'list'],
  ['list', false, null],
  ['pane', true, 'list'],
  ['textarea', false, null],
])('with the focus in %s a page is turned: %s', (focus, turned, moved) => {
  document.body.innerHTML = `<nav tabindex="0"></nav><main id="page" tabindex="-1">
    <section tabindex="0"></section><ul data-scrolls style="overflow: auto"><li tabindex="0"></li></ul><aside data-scrolls tabindex="0"></aside><textarea></textarea></main>`
  const part = { nav: 'nav', main: 'section', list: 'li', pane: 'aside', textarea: 'textarea' }[focus]!
  const list = document.querySelector('ul')!
  Object.defineProperty(list, 'scrollHeight', { value: 900 })
  const by: string[] = []
  for (const element of document.querySelectorAll('*')) element.scrollBy = () => void by.push(element.tagName)
  document.querySelector<HTMLElement>(part)!.focus()
  expect(scrollPage(true)).toBe(turned)
  expect(by).toEqual(moved ? ['UL'] : [])
})
