import { render, screen } from '@testing-library/svelte'
import userEvent from '@testing-library/user-event'
import { tick } from 'svelte'
import { beforeEach, expect, test, vi } from 'vitest'
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

test('how high they stand is no look of the root, at whose change charts are drawn anew', async () => {
  render(Notices)
  const before = document.documentElement.getAttribute('style')
  notices.refuse(fault('bukan_cadangan', 'berkas itu bukan cadangan'))
  await screen.findByRole('alert')
  expect(document.body.style.getPropertyValue('--notices')).not.toBe('')
  expect(document.documentElement.getAttribute('style')).toBe(before)
})

test('several lines are one notice, and none is no notice', () => {
  notices.tell('Diserahkan.', 'Dua isian masih kosong.')
  expect(notices.list.map((notice) => notice.text)).toEqual(['Diserahkan.\nDua isian masih kosong.'])
  notices.tell(...[])
  expect(notices.list).toHaveLength(1)
})

test('a notice stands at the end of the page, and at its top while the focus is there', async () => {
  const field = document.body.appendChild(document.createElement('input'))
  const rects = new Map<Element, Partial<DOMRect>>()
  const rect = vi.spyOn(Element.prototype, 'getBoundingClientRect')
  rect.mockImplementation(function (this: Element) {
    const known = this.matches('.notices')
      ? { left: 890, right: 1340, top: 80, bottom: 724 }
      : this.matches('.list')
        ? { height: 54 }
        : rects.get(this)
    return { left: 0, right: 0, top: 0, bottom: 0, width: 0, height: 0, ...known } as DOMRect
  })
  const { container } = render(Notices)
  const column = container.querySelector('.notices')!
  const focusAt = async (top: number, bottom: number, right = 1250) => {
    rects.set(field, { left: 342, right, top, bottom })
    field.blur()
    field.focus()
    await tick()
    return column.classList.contains('above')
  }
  notices.tell('Tersimpan.')
  await screen.findByText('Tersimpan.')
  expect(await focusAt(678, 732)).toBe(true)
  expect(await focusAt(300, 340)).toBe(false)
  // Beside it there is room, and what fills the page is at both ends.
  expect(await focusAt(678, 732, 800)).toBe(false)
  expect(await focusAt(0, 760)).toBe(false)
  // It moves with what scrolls below it.
  rects.set(field, { left: 342, right: 1250, top: 680, bottom: 720 })
  document.body.dispatchEvent(new Event('scroll'))
  await tick()
  expect(column.classList.contains('above')).toBe(true)
  rect.mockRestore()
  field.remove()
})
