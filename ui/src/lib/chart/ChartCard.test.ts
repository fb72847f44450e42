import { render, screen } from '@testing-library/svelte'
import type { ChartConfiguration } from 'chart.js'
import { createRawSnippet, tick } from 'svelte'
import { beforeEach, expect, test, vi } from 'vitest'
import { fake } from '../../testing/fake'
import ChartCard from './ChartCard.svelte'

/** What was drawn and what was put away, by the label of what it shows. */
const log: string[] = []
vi.mock('$lib/chart/draw', () => ({
  draw: (_: HTMLCanvasElement, chart: ChartConfiguration) => {
    const [label] = chart.data.labels as string[]
    log.push(`draw ${label}`)
    return {
      destroy: () => log.push(`destroy ${label}`),
      picture: () => {
        log.push(`picture ${label}`)
        return Promise.resolve([137, 80])
      },
    }
  },
  look: () => ({ colour: (token: string) => token, font: 'sans', size: 13 }),
}))

const table = createRawSnippet(() => ({ render: () => '<table></table>' }))
const showing = (label: string) => ({
  title: 'Kurva',
  text: '',
  caption: 'Kurva',
  height: 10,
  table,
  chart: () => ({ type: 'line' as const, data: { labels: [label], datasets: [] } }),
})

beforeEach(() => {
  log.length = 0
  document.documentElement.dataset.theme = 'light'
})

test('other figures are drawn after the frame that shows them in words, and only the last', async () => {
  const { rerender, unmount } = render(ChartCard, showing('A'))
  await tick()
  expect(log).toEqual(['draw A'])
  await rerender(showing('B'))
  await rerender(showing('C'))
  expect(log).toEqual(['draw A'])
  await vi.waitFor(() => expect(log).toEqual(['draw A', 'destroy A', 'draw C']))
  await rerender(showing('D'))
  unmount()
  await new Promise((done) => requestAnimationFrame(() => setTimeout(done, 20)))
  expect(log).toEqual(['draw A', 'destroy A', 'draw C', 'destroy C'])
})

test('another theme is put on at once, for paper as well', async () => {
  render(ChartCard, showing('A'))
  await tick()
  delete document.documentElement.dataset.theme
  // The observer is told first, then the page is changed.
  await Promise.resolve()
  await tick()
  expect(log).toEqual(['draw A', 'destroy A', 'draw A'])
})

test('a picture that is saved shows the latest figures', async () => {
  const backend = fake({ save_as: () => null })
  const { rerender } = render(ChartCard, showing('A'))
  await tick()
  await rerender(showing('B'))
  screen.getByRole('button', { name: /Kurva/ }).click()
  expect(log).toEqual(['draw A', 'destroy A', 'draw B', 'picture B'])
  await vi.waitFor(() => expect(backend.called('save_as')).toHaveLength(1))
})
