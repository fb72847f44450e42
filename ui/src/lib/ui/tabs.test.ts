import { render, screen } from '@testing-library/svelte'
import userEvent from '@testing-library/user-event'
import { expect, test } from 'vitest'
import { neighbourTab } from './tabs'
import Tabs from './Tabs.svelte'

test.each([
  ['ArrowRight', 0, 1],
  ['ArrowRight', 2, 0],
  ['ArrowLeft', 0, 2],
  ['Home', 2, 0],
  ['End', 0, 2],
  ['j', 0, null],
])('%s on tab %i of three leads to %s', (key, at, to) => {
  expect(neighbourTab(key, at, 3)).toBe(to)
})

test('the arrows go from tab to tab; only the one that is shown is reached by Tab', async () => {
  const tabs = ['satu', 'dua', 'tiga'].map((key) => ({ key, name: key, href: `#/halaman/${key}` }))
  const { rerender } = render(Tabs, { label: 'Bagian', tabs, current: 'dua', panel: 'isi' })
  const user = userEvent.setup()
  expect(screen.getByRole('tab', { selected: true }).textContent?.trim()).toBe('dua')
  expect(screen.getByRole('tab', { selected: true }).getAttribute('aria-controls')).toBe('isi')
  await user.tab()
  expect(document.activeElement?.textContent?.trim()).toBe('dua')
  await user.keyboard('{ArrowRight}')
  expect(document.activeElement?.textContent?.trim()).toBe('tiga')
  expect(location.hash).toBe('#/halaman/tiga')
  await rerender({ current: 'tiga' })
  await user.keyboard('{ArrowRight}')
  expect(location.hash).toBe('#/halaman/satu')
  await user.tab({ shift: true })
  expect(document.activeElement).toBe(document.body)
})
