import { expect, test } from 'vitest'
import { deskOf, fake } from '../../testing/fake'
import { periodsOf, taskOf } from '../../testing/monev'
import { courseChart } from './course'
import { byArea, chosenOf } from './monev'

const look = { colour: (token: string) => token, font: 'sans', size: 13 }

test('the address chooses a period that has begun, otherwise it is the latest', () => {
  const year = periodsOf({ B06: { frozen: '2026-07-01' }, B12: { begun: false } })
  expect(chosenOf(year, 'B06')?.period).toBe('B06')
  expect(chosenOf(year, null)?.period).toBe('B09')
  expect(chosenOf(year, 'B12')?.period).toBe('B09')
  expect(chosenOf(year, 'lain')?.period).toBe('B09')
  const ahead = { begun: false }
  expect(chosenOf(periodsOf({ B03: ahead, B06: ahead, B09: ahead, B12: ahead }), 'B03')).toBe(null)
})

test('tasks stand below their area, those of none in the last', () => {
  const area = { key: 'a', name: 'A', planned: 1, done: 0, late: 1, stuck: 0, percent: 0 }
  const none = { ...area, key: null, name: 'Lintas area' }
  const tasks = [taskOf('satu', { area: 'a' }), taskOf('dua')]
  expect(byArea([area, none], tasks).map((group) => group.tasks.map((task) => task.title))).toEqual([['satu'], ['dua']])
})

test('the course has a line for the total and one for each area, broken where a period does not say it', () => {
  fake()
  const { areas } = deskOf().guide
  const [first] = areas
  const points = [
    { period: 'B03', on: '2026-03-31', total: 50, areas: { [first!.key]: 40 } },
    { period: 'B06', on: '2026-06-30', total: 70, areas: {} },
    { period: 'B09', on: '2026-09-30', total: null, areas: {} },
  ]
  const { data } = courseChart(points, areas, look)
  expect(data.labels).toEqual(['B03', 'B06', 'B09'])
  expect(data.datasets).toHaveLength(areas.length + 1)
  expect(data.datasets[0]?.data).toEqual([50, 70, null])
  expect(data.datasets[1]?.data).toEqual([40, null, null])
  const dashes = data.datasets.map((line) => JSON.stringify(line.borderDash))
  expect(new Set(dashes.slice(1)).size).toBeGreaterThan(1)
})
