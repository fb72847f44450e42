/** The best total of every cost, as a picture. */
import type { ChartConfiguration } from 'chart.js'
import type { BudgetView } from '$lib/api/types'
import type { Look } from '$lib/chart/draw'
import { fontOf, legendBelow } from '$lib/chart/style'
import { formatCount, formatPoints, m } from '$lib/i18n'

/** Steps upwards: what a cost brings is had until the next one; the path and the least total stand out. */
export function curveChart(
  curve: readonly BudgetView[],
  path: { cost: number; total: number } | null,
  minimum: number | undefined,
  unit: string,
  look: Look,
): ChartConfiguration<'line'> {
  const font = fontOf(look)
  const points = curve.map(({ cost, total }) => ({ x: cost, y: total }))
  const last = points.at(-1)?.x ?? 0
  const datasets: ChartConfiguration<'line'>['data']['datasets'] = [
    {
      label: m.planning.path.curveTotal,
      data: points,
      stepped: 'before',
      borderColor: look.colour('--accent'),
      backgroundColor: `color-mix(in srgb, ${look.colour('--accent')} 12%, transparent)`,
      fill: true,
      borderWidth: 2,
      pointRadius: 0,
      pointHitRadius: 8,
    },
  ]
  if (minimum !== undefined) {
    datasets.push({
      label: m.planning.path.minimum,
      data: [
        { x: 0, y: minimum },
        { x: last, y: minimum },
      ],
      borderColor: look.colour('--warn'),
      borderDash: [8, 4],
      borderWidth: 2,
      pointRadius: 0,
    })
  }
  if (path) {
    datasets.push({
      label: m.planning.path.curvePath,
      data: [{ x: path.cost, y: path.total }],
      showLine: false,
      pointStyle: 'rectRot',
      pointRadius: 7,
      pointHoverRadius: 7,
      borderColor: look.colour('--ink'),
      backgroundColor: look.colour('--card'),
      borderWidth: 2,
    })
  }
  const axis = { color: look.colour('--ink-3'), font }
  return {
    type: 'line',
    data: { datasets },
    options: {
      parsing: false,
      scales: {
        x: {
          type: 'linear',
          min: 0,
          max: last,
          title: { display: true, text: m.planning.path.curveCost(unit), ...axis },
          ticks: { ...axis, precision: 0 },
          grid: { color: look.colour('--line') },
        },
        y: { ticks: axis, grid: { color: look.colour('--line') } },
      },
      plugins: {
        legend: legendBelow(look),
        tooltip: {
          bodyFont: font,
          titleFont: font,
          callbacks: {
            title: (items) => `${m.planning.path.cost} ${formatCount(items[0]?.parsed.x ?? 0)} ${unit}`,
            label: (item) => `${item.dataset.label}: ${formatPoints(item.parsed.y ?? 0)}`,
          },
        },
      },
    },
  }
}
