import { render, screen } from '@testing-library/svelte'
import { expect, test } from 'vitest'
import { deskOf, example, fake } from '../../testing/fake'
import TopStrip from './TopStrip.svelte'

test('what stands beside the certain score adds up to it', () => {
  fake()
  const opened = example()
  // As where something is blank: the headlines are higher by the official sheet.
  Object.assign(opened.view.score.floor, { total: 66.11, pengungkit: 47.25, hasil: 18.86 })
  render(TopStrip, { desk: deskOf(opened), ongates: () => {} })
  expect(screen.getByTestId('total').textContent).toContain('66,11')
  expect(screen.getByText('Pengungkit dari 60').nextElementSibling?.textContent).toBe('47,25')
  expect(screen.getByText('Hasil dari 40').nextElementSibling?.textContent).toBe('18,86')
})
