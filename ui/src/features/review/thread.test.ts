import { render, screen, within } from '@testing-library/svelte'
import userEvent from '@testing-library/user-event'
import { beforeEach, expect, test } from 'vitest'
import type { MessageView } from '$lib/api/types'
import { program } from '$lib/desk/program.svelte'
import { threads } from '$lib/desk/threads.svelte'
import { unsent, unsentOf } from '$lib/ui/unsent.svelte'
import { openedAt } from '$lib/ui/workspace'
import { deskOf, fake } from '../../testing/fake'
import Thread from './Thread.svelte'

const CODE = 'A.I.1.i.a'

const message = (at: number): MessageView => ({
  id: `m${at}`,
  text: `pesan ke-${at}`,
  author: 'Adi',
  role: 'Koordinator',
  is_reviewer: false,
  time: '2026-03-02T10:00:00+07:00',
})

beforeEach(() => {
  threads.clear()
  program.identity = { name: 'Sri', nip: '', role: 'at' }
  fake()
})

test('of a long thread the last messages are there, and the older ones when they are asked for', async () => {
  threads.inputs.set(
    CODE,
    Array.from({ length: 1_500 }, (_, at) => message(at)),
  )
  render(Thread, { desk: deskOf(), code: CODE })
  const texts = () => within(screen.getByRole('list')).getAllByText(/^pesan ke-/)
  expect(texts().at(-1)?.textContent).toBe('pesan ke-1499')
  expect(texts()).toHaveLength(20)
  await userEvent.click(screen.getByRole('button', { name: 'Tampilkan pesan sebelumnya (1.480)' }))
  expect(texts()).toHaveLength(40)
  expect(texts()[0]?.textContent).toBe('pesan ke-1460')
})

test('a message that was not sent is not at the same input of a copy of the folder', async () => {
  threads.inputs.set(CODE, [message(1)])
  const desk = deskOf()
  const field = () => screen.getByRole<HTMLTextAreaElement>('textbox')
  openedAt('/satu', 'satu')
  const first = render(Thread, { desk, code: CODE })
  await userEvent.type(field(), 'Belum selesai')
  first.unmount()
  openedAt('/salinan', 'satu')
  const copy = render(Thread, { desk, code: CODE })
  expect([field().value, unsent(), unsentOf(desk.id)]).toEqual(['', 1, 0])
  copy.unmount()
  openedAt('/satu', 'satu')
  render(Thread, { desk, code: CODE })
  expect(field().value).toBe('Belum selesai')
  await userEvent.clear(field())
})

test('a message that was not sent is still there after looking at another input', async () => {
  threads.inputs.set(CODE, [message(1)])
  const desk = deskOf()
  const field = () => screen.getByRole<HTMLTextAreaElement>('textbox')
  const first = render(Thread, { desk, code: CODE })
  await userEvent.type(field(), 'Belum selesai')
  first.unmount()
  const other = render(Thread, { desk, code: 'A.I.1.i.b' })
  expect(screen.queryByRole('textbox')).toBeNull()
  other.unmount()
  render(Thread, { desk, code: CODE })
  expect(field().value).toBe('Belum selesai')
  await userEvent.clear(field())
})
