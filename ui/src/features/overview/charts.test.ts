import { expect, test } from 'vitest'
import { blank, deskOf, example, fake } from '../../testing/fake'
import { broken } from '$lib/chart/radar'
import { areaFigures, bars, cut, subAreaFigures } from './charts'

const look = { colour: (token: string) => token, font: 'sans', size: 13 }

test('areas are told with both halves together and the minimum of the target', () => {
  fake()
  const desk = deskOf()
  const first = areaFigures(desk, new Map([['manajemen-perubahan', 70]]))[0]!
  const [pemenuhan, reform] = first.area.nodes.map((id) => desk.nodeScores.get(id)!.score)
  expect(first.unit).toBeCloseTo(((pemenuhan! + reform!) / first.area.weight) * 100)
  expect([first.tpi, first.minimum]).toEqual([70, 60])
})

test('bars show what blanks add only where they do', () => {
  fake()
  const whole = subAreaFigures(deskOf(), null)
  expect(bars(whole, look).data.datasets).toHaveLength(1)
  const opened = example()
  const node = opened.view.score.nodes.find((one) => one.code === 'A.I.1.i')!
  node.floor = node.score / 2
  const figures = subAreaFigures(deskOf(opened), 'manajemen-perubahan')
  const [certain, more] = bars(figures, look).data.datasets
  expect(figures[0]?.code).toBe('A.I.1.i')
  expect(Number(certain?.data[0]) + Number(more?.data[0])).toBeCloseTo(figures[0]!.score)
  expect(subAreaFigures(deskOf(blank()), null).every((one) => one.score === 0)).toBe(true)
})

test('names are broken between words and cut where there is no room', () => {
  expect(broken('Penataan Sistem Manajemen SDM Aparatur')).toEqual(['Penataan Sistem', 'Manajemen SDM', 'Aparatur'])
  expect(cut('Perencanaan Kebutuhan', 12)).toBe('Perencanaan…')
  expect(cut('Hasil', 12)).toBe('Hasil')
})
