import { expect, test } from 'vitest'
import type { ChangeView } from '$lib/api/types'
import { days, past, replaced, told } from './log'

function change(id: string, some: Partial<ChangeView> = {}): ChangeView {
  return {
    id,
    action: `action ${id}`,
    action_name: 'Ubah jawaban',
    time: '2026-11-22T14:07:00+07:00',
    author: 'Siti',
    role: 'pokja',
    operation: 'set_answer',
    subject: 'answer/unit/1',
    what: 'jawaban unit',
    soal_id: 1,
    code: 'A.I.1.i.a',
    label: '',
    value: id,
    text: id,
    restorable: true,
    base: null,
    ...some,
  }
}

test('changes are grouped by the day on the clock of their maker, and by action', () => {
  const grouped = days([
    change('c', { time: '2026-11-23T00:10:00+07:00' }),
    change('b', { action: 'x' }),
    change('a', { action: 'x' }),
  ])
  expect(grouped.map((day) => [day.date, day.actions.map((action) => action.changes.length)])).toEqual([
    ['2026-11-23', [1]],
    ['2026-11-22', [2]],
  ])
})

test('a change knows what it replaced only where that is at hand', () => {
  const all = [change('c', { base: 'b' }), change('b', { base: 'a' })]
  expect([...replaced(all)]).toEqual([['c', 'b']])
})

test('the latest change of a subject stands, whatever the earlier ones built on', () => {
  const all = [change('d', { base: 'b' }), change('c', { base: 'b' }), change('b', { subject: 'note/unit/1' })]
  expect([...past(all)]).toEqual(['c'])
})

test('values that are only data are not shown', () => {
  expect(told('{"stage":"draft"}')).toBe('')
  expect(told('Ya')).toBe('Ya')
})
