import { expect, test } from 'vitest'
import type { TaskView } from '$lib/api/types'
import { personOf } from '../../testing/fake'
import { taskOf } from '../../testing/task'
import { beside, changesOf, realisedFault, shown, typedDue, typedOf } from './tasks'

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

test('what is different in a form is sent, and nothing else', () => {
  const sari = personOf('p-1', 'Sari Utami')
  const proofs = { evidence: ['SK.pdf', 'SK.pdf'], evidence_ids: ['c', 'd'] }
  const one = task('a', { pic: 'Sari Utami', due: '2026-06-30', area: 'manajemen-perubahan', ...proofs })
  const unproved = { evidence: [], without: [] }
  const before = typedOf(one, [sari])
  expect(before).toMatchObject({ about: 'area:manajemen-perubahan', pic: 'p-1', due: '30 Juni 2026' })
  expect(changesOf({ ...before }, before)).toBe(null)
  expect(changesOf({ ...before, due: '', pic: '' }, before)).toEqual({ due: '', pic: '', ...unproved })
  expect(changesOf({ ...before, about: 'A.I.1.i.a' }, before)).toEqual({ code: 'A.I.1.i.a', ...unproved })
  expect(changesOf({ ...before, evidence: ['d', 'e'] }, before)).toEqual({ evidence: ['e'], without: ['c'] })
  // The day it was done is that of a task that is done.
  const done = { realised: '20 Maret 2026' }
  expect(changesOf({ ...before, ...done }, before)).toBe(null)
  expect(changesOf({ ...before, ...done, status: 'selesai' }, before)).toMatchObject({
    status: 'selesai',
    realised: '2026-03-20',
  })
})

test('a task was done on a day that has come', () => {
  expect(realisedFault('', '2026-11-30')).toBe(null)
  expect(realisedFault('30-11-2026', '2026-11-30')).toBe(null)
  expect(realisedFault('1-12-2026', '2026-11-30')).toBe('future')
  expect(realisedFault('kemarin', '2026-11-30')).toBe('unread')
})
