import { expect, test } from 'vitest'
import type { TaskView } from '$lib/api/types'
import { personOf } from '../../testing/fake'
import { taskOf } from '../../testing/task'
import { beside, shown, typedDue } from './tasks'

const task = (title: string, some: Partial<TaskView> = {}) => taskOf(1, title, some)

test('what is mine is mine in any part', () => {
  const all = [
    task('a', { pic: 'Sari Utami' }),
    task('b', { others: ['Sari Utami'], open: false }),
    task('c', { checker: 'Sari Utami', overdue: true }),
    task('d', { pic: 'Budi' }),
  ]
  const titles = (which: Parameters<typeof shown>[1]) =>
    shown(all, which, personOf('p-1', 'Sari Utami')).map((one) => one.title)
  expect(titles('mine')).toEqual(['a', 'b', 'c'])
  expect(titles('open')).toEqual(['a', 'c', 'd'])
  expect(titles('overdue')).toEqual(['c'])
  expect(titles('all')).toHaveLength(4)
  expect(shown(all, 'mine', null)).toEqual([])
})

test('the arrows stop at the ends of the board', () => {
  expect(beside('belum', 1)).toBe('berjalan')
  expect(beside('belum', -1)).toBe('belum')
  expect(beside('batal', 1)).toBe('batal')
})

test('a due day is a quarter or a day', () => {
  expect(typedDue(' b06 ')).toBe('B06')
  expect(typedDue('31 Mei 2026')).toBe('2026-05-31')
  expect(typedDue('')).toBe('')
  expect(typedDue('B05')).toBe(null)
})
