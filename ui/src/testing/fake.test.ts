import { render, screen } from '@testing-library/svelte'
import { expect, test } from 'vitest'
import { call } from '$lib/api/backend'
import { notices } from '$lib/desk/notices.svelte'
import TopStrip from '../features/frame/TopStrip.svelte'
import { blank, changed, deskOf, fake, fault, finish } from './fake'

test('a handler answers and its calls are remembered', async () => {
  const backend = fake()
  const desk = deskOf()
  backend.on('set_note', () => changed(desk, true, { undo: 'Ubah catatan' }))
  expect(await desk.note('A.I.1.i.a', 'unit', 'Lengkap')).toBe(true)
  expect(backend.called('set_note')).toEqual([{ id: desk.id, code: 'A.I.1.i.a', layer: 'unit', text: 'Lengkap' }])
  expect(desk.undoName).toBe('Ubah catatan')
})

test('a fault thrown by a handler reaches the page', async () => {
  fake({
    set_note: () => {
      throw fault('disk_penuh', 'ruang penyimpanan penuh')
    },
  })
  expect(await deskOf().note('A.I.1.i.a', 'unit', 'Lengkap')).toBe(false)
  expect(notices.list.at(-1)?.fault?.hint).toBe('Kosongkan sebagian atau pilih tempat lain, lalu ulangi.')
})

test('a missing handler fails the test', async () => {
  fake()
  await expect(call('undo', { id: 'x' })).rejects.toThrow('no handler for undo')
  expect(finish).toThrow('no handler for undo')
})

test('the example and its blank are shown by components', () => {
  fake()
  const { unmount } = render(TopStrip, { desk: deskOf(), ongates: () => {} })
  expect(screen.getByTestId('answered').textContent).toBe('127 / 127')
  unmount()
  render(TopStrip, { desk: deskOf(blank()), ongates: () => {} })
  expect(screen.getByTestId('answered').textContent).toBe('0 / 127')
  expect(screen.getByTestId('total').textContent).toBe('0,00')
})
