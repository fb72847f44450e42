/** Figures by their names as bars. */
import type { ChartConfiguration } from 'chart.js'
import type { Look } from '$lib/chart/draw'
import { fontOf } from '$lib/chart/style'

/** One bar. */
export interface Bar {
  name: string
  value: number
}

/** Letters of a name that a bar has room for. */
const LETTERS = 40

/** The bars; `most` ends the axis where the figures have an end. */
export function barChart(
  bars: readonly Bar[],
  label: string,
  format: (value: number) => string,
  most: number | undefined,
  look: Look,
): ChartConfiguration<'bar'> {
  const font = fontOf(look)
  const cut = (name: string) => (name.length <= LETTERS ? name : `${name.slice(0, LETTERS - 1).trimEnd()}…`)
  return {
    type: 'bar',
    data: {
      labels: bars.map(({ name }) => cut(name)),
      datasets: [{ label, data: bars.map(({ value }) => value), backgroundColor: look.colour('--accent') }],
    },
    options: {
      indexAxis: 'y',
      scales: {
        x: {
          min: 0,
          ...(most !== undefined && { max: most }),
          ticks: { color: look.colour('--ink-3'), font, precision: 0 },
          grid: { color: look.colour('--line') },
        },
        y: {
          ticks: { color: look.colour('--ink'), font, autoSkip: false, crossAlign: 'far' },
          grid: { display: false },
        },
      },
      plugins: {
        legend: { display: false },
        tooltip: {
          bodyFont: font,
          titleFont: font,
          callbacks: {
            title: (items) => bars[items[0]?.dataIndex ?? 0]?.name ?? '',
            label: (item) => `${label}: ${format(item.parsed.x ?? 0)}`,
          },
        },
      },
    },
  }
}
