import { render, screen } from '@testing-library/svelte'
import userEvent from '@testing-library/user-event'
import { beforeEach, expect, test } from 'vitest'
import { notices } from '$lib/desk/notices.svelte'
import { fault } from '../../testing/fake'
import Notices from './Notices.svelte'

beforeEach(() => {
  notices.list = []
})

test('what was done takes the place of what was done before; what was refused stays until it is closed', async () => {
  render(Notices)
  notices.tell('Tugas pertama tersimpan.')
  notices.refuse(fault('bukan_cadangan', 'berkas itu bukan cadangan'))
  notices.tell('Tugas kedua tersimpan.', 'Dua dokumen dilewati.')
  await screen.findByText(/Tugas kedua tersimpan/)
  expect(screen.queryByText('Tugas pertama tersimpan.')).toBeNull()
  expect(screen.getAllByRole('button', { name: 'Tutup' })).toHaveLength(2)
  notices.tell('Tugas ketiga tersimpan.')
  expect(notices.list.map((notice) => notice.fault !== null)).toEqual([true, false])
  await userEvent.click(screen.getAllByRole('button', { name: 'Tutup' })[0]!)
  expect(screen.queryByRole('alert')).toBeNull()
  expect(notices.list.map((notice) => notice.text)).toEqual(['Tugas ketiga tersimpan.'])
})

test('several lines are one notice, and none is no notice', () => {
  notices.tell('Diserahkan.', 'Dua isian masih kosong.')
  expect(notices.list.map((notice) => notice.text)).toEqual(['Diserahkan.\nDua isian masih kosong.'])
  notices.tell(...[])
  expect(notices.list).toHaveLength(1)
})
