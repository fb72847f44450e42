/** What was earned at each period, as a picture. */
import type { ChartConfiguration } from 'chart.js'
import type { AreaGuide, MonevPointView } from '$lib/api/types'
import type { Look } from '$lib/chart/draw'
import { fontOf, legendBelow } from '$lib/chart/style'
import { formatPoints, m } from '$lib/i18n'

/** Lines are never told apart by their colour alone. */
const DASHES = [
  [6, 3],
  [2, 3],
  [10, 3, 2, 3],
  [1, 2],
  [8, 6],
  [4, 2, 1, 2],
]
const POINTS = ['circle', 'rect', 'triangle', 'rectRot', 'star', 'cross'] as const

/** The total in points and every area in percent of its weight. */
export function courseChart(
  points: readonly MonevPointView[],
  areas: readonly AreaGuide[],
  look: Look,
): ChartConfiguration<'line', (number | null)[]> {
  const font = fontOf(look)
  const axis = { color: look.colour('--ink-3'), font }
  const line = (label: string, data: (number | null)[], colour: string, more: object) => ({
    label,
    data,
    borderColor: look.colour(colour),
    backgroundColor: look.colour(colour),
    borderWidth: 2,
    pointRadius: 4,
    pointHitRadius: 10,
    ...more,
  })
  return {
    type: 'line',
    data: {
      labels: points.map((point) => point.period),
      datasets: [
        line(
          m.monev.courseTotal,
          points.map((point) => point.total),
          '--accent',
          { borderWidth: 4 },
        ),
        ...areas.map((area, at) =>
          line(
            area.short,
            points.map((point) => point.areas[area.key] ?? null),
            `--area-${(at % 8) + 1}`,
            { borderDash: DASHES[at % DASHES.length], pointStyle: POINTS[at % POINTS.length] },
          ),
        ),
      ],
    },
    options: {
      scales: {
        x: { ticks: axis, grid: { color: look.colour('--line') } },
        y: { min: 0, max: 100, ticks: axis, grid: { color: look.colour('--line') } },
      },
      plugins: {
        legend: legendBelow(look),
        tooltip: {
          bodyFont: font,
          titleFont: font,
          callbacks: { label: (item) => `${item.dataset.label}: ${formatPoints(item.parsed.y ?? 0)}` },
        },
      },
    },
  }
}
