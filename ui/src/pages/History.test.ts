import { render, screen, within } from '@testing-library/svelte'
import userEvent from '@testing-library/user-event'
import { beforeEach, expect, test } from 'vitest'
import type { ChangeView } from '$lib/api/types'
import { notices } from '$lib/desk/notices.svelte'
import { router } from '$lib/desk/router.svelte'
import { changed, deskOf, example, fake, fault } from '../testing/fake'
import History from './History.svelte'

beforeEach(() => {
  notices.list = []
  router.route = { page: 'riwayat', part: null, at: null }
})

function change(id: string, text: string, some: Partial<ChangeView> = {}): ChangeView {
  return {
    id,
    action: `action ${id}`,
    action_name: 'Ubah jawaban A.I.1.i.a',
    time: '2026-11-22T14:07:00+07:00',
    author: 'Siti Rahma',
    role: 'pokja',
    operation: 'set_answer',
    subject: 'answer/unit/1',
    what: 'jawaban unit',
    soal_id: 1,
    code: 'A.I.1.i.a',
    label: 'SK Tim',
    value: text,
    text,
    restorable: true,
    base: null,
    ...some,
  }
}

test('an empty history says what will be here', async () => {
  fake({ history: () => [], authors: () => [] })
  render(History, { desk: deskOf() })
  await screen.findByText('Belum ada perubahan')
})

test('a change shows what it replaced, links to its question, and only a past value can be brought back', async () => {
  const desk = deskOf()
  const backend = fake({
    history: () => [change('b', 'Ya', { base: 'a' }), change('a', 'Tidak', { time: '2026-11-21T09:00:00+07:00' })],
    authors: () => ['Siti Rahma'],
    restore_value: () => changed(desk, true),
  })
  render(History, { desk })
  const today = await screen.findByRole('region', { name: '22 November 2026' })
  expect(within(today).getByText('Tidak').tagName).toBe('S')
  expect(within(today).getByRole('link').getAttribute('href')).toBe('#/lembar/manajemen-perubahan?A.I.1.i.a')
  within(today).getByText('berlaku')
  await userEvent
    .setup()
    .click(screen.getByRole('button', { name: 'Kembali ke nilai ini: jawaban unit A.I.1.i.a Tidak' }))
  expect(backend.called('restore_value')).toEqual([{ id: desk.id, change: 'a' }])
  expect(notices.list.at(-1)?.text).toBe('Nilai dikembalikan sebagai perubahan baru; Ctrl+Z mengurungkannya.')
})

test('people and questions narrow it, and the address may name a question', async () => {
  router.route = { page: 'riwayat', part: null, at: 'A.I.1.i.b' }
  const backend = fake({ history: () => [], authors: () => ['Budi', 'Siti Rahma'] })
  const user = userEvent.setup()
  render(History, { desk: deskOf() })
  await screen.findByText('Tidak ada perubahan yang cocok')
  await user.selectOptions(screen.getByLabelText('Orang'), 'Budi')
  expect(backend.called('history').at(-1)?.query).toEqual({ code: 'A.I.1.i.b', author: 'Budi', limit: 100, skip: 0 })
  await user.click(await screen.findByRole('button', { name: 'Tampilkan semua' }))
  expect(backend.called('history').at(-1)?.query).toEqual({ code: null, author: null, limit: 100, skip: 0 })
})

test('older changes are read page by page', async () => {
  const page = Array.from({ length: 100 }, (_, at) => change(`n${at}`, 'Ya', { action: 'one' }))
  const backend = fake({
    history: ({ query }) => (query.skip === 0 ? page : [change('old', 'Tidak', { action: 'two' })]),
    authors: () => [],
  })
  render(History, { desk: deskOf() })
  await userEvent.setup().click(await screen.findByText('Muat yang lebih lama'))
  expect(await screen.findByText('Tidak')).toBeTruthy()
  expect(backend.called('history').map((call) => call.query.skip)).toEqual([0, 100])
  expect(screen.queryByText('Muat yang lebih lama')).toBeNull()
})

test('a history that cannot be read says why', async () => {
  fake({
    history: () => {
      throw fault('ruang_kerja_tertutup', 'ruang kerja tidak terbuka')
    },
    authors: () => [],
  })
  render(History, { desk: deskOf(example(), true) })
  await screen.findByText('Ruang kerja tidak terbuka.')
})
