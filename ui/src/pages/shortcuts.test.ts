import { render, screen, within } from '@testing-library/svelte'
import { expect, test } from 'vitest'
import { reviewAction } from '../features/review/keys'
import Shortcuts from '../features/frame/Shortcuts.svelte'

test('every key of the review that is listed means something there', () => {
  render(Shortcuts, { onclose: () => {} })
  const group = screen.getByRole('region', { name: 'Reviu' })
  const keys = [...group.querySelectorAll('kbd')].map((key) => key.textContent ?? '')
  expect(keys).toEqual(expect.arrayContaining(['S', 'R', '1', '2', '3', 'J', 'K', 'N']))
  // Ctrl is only held; Esc and Enter are keys of a field as well.
  for (const key of keys.filter((key) => key !== 'Ctrl').flatMap((key) => (key === 'A–E' ? ['A', 'E'] : [key]))) {
    const press = {
      key: key === 'Esc' ? 'Escape' : key,
      ctrlKey: false,
      metaKey: false,
      altKey: false,
      shiftKey: false,
    }
    expect(reviewAction(press, key === 'Esc'), key).not.toBeNull()
  }
  expect(within(group).getByText('Hasil reviu: Sesuai')).toBeDefined()
})
