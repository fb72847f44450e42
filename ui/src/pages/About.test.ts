import { render, screen, within } from '@testing-library/svelte'
import userEvent from '@testing-library/user-event'
import { expect, test } from 'vitest'
import { deskOf, fake } from '../testing/fake'
import About from './About.svelte'

test('it says what Pilar is and is not, and shows its own licence', async () => {
  fake()
  render(About, { desk: deskOf() })
  expect(screen.getByRole('heading', { level: 1, name: 'Tentang Pilar' })).toBeDefined()
  expect(screen.getByText(/bukan produk resmi/)).toBeDefined()
  const own = await screen.findByRole('region', { name: 'Lisensi Pilar' })
  expect(within(own).queryByText(/Permission is hereby granted/)).toBeNull()
  await userEvent.setup().click(within(own).getByText('Teks lisensi MIT'))
  expect(await within(own).findByText(/Permission is hereby granted/)).toBeDefined()
})

test('a component is found by words and kind, and its text is read with the keyboard', async () => {
  fake()
  render(About, { desk: deskOf() })
  const parts = await screen.findByRole('region', { name: 'Komponen pihak lain' })
  const user = userEvent.setup()
  await user.type(within(parts).getByLabelText('Cari komponen'), 'lucide isc')
  expect(within(parts).getByRole('status').textContent).toBe('1 komponen')
  expect(within(parts).queryByText(/Lucide Icons and Contributors/)).toBeNull()
  const summary = within(parts).getByText('Lucide').closest('summary')!
  await user.click(summary)
  expect(await within(parts).findByText(/Lucide Icons and Contributors/)).toBeDefined()

  await user.click(within(parts).getByRole('button', { name: /^Program/ }))
  expect(within(parts).getByText(/Tidak ada komponen yang cocok/)).toBeDefined()
  await user.clear(within(parts).getByLabelText('Cari komponen'))
  expect(within(parts).getByText('serde').closest('summary')!.textContent).toContain('MIT OR Apache-2.0')
  expect(within(parts).queryByText('svelte')).toBeNull()
})
