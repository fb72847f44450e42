import { render, screen } from '@testing-library/svelte'
import { beforeEach, expect, test } from 'vitest'
import { Draft, unsaved } from '$lib/ui/Draft.svelte'
import { deskOf, fake } from '../../testing/fake'
import StatusLine from './StatusLine.svelte'

beforeEach(() => unsaved.clear())

/** Types a text about something, and has it refused. */
async function refuse(key: string) {
  const draft = new Draft(() => false, { key })
  draft.type('x')
  await draft.flush()
}

test('a refused text of another unit is told as such, and one of this unit as its own', async () => {
  fake()
  const desk = deskOf()
  render(StatusLine, { desk, onturn: () => {}, onshortcuts: () => {} })
  const state = () => screen.getByRole('status').textContent?.trim()
  expect(state()).toMatch(/^Tersimpan pukul/)
  await refuse('unit-lain catatan')
  await screen.findByText('Belum tersimpan di penilaian atau ruang kerja lain')
  await refuse(`${desk.id} catatan`)
  await screen.findByText('Belum tersimpan')
})
