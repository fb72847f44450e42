/** Areas on a radar, away from any canvas. */
import type { ChartConfiguration } from 'chart.js'
import type { AreaGuide } from '$lib/api/types'
import { formatPercent } from '$lib/i18n'
import type { Look } from './draw'
import { fontOf, legendBelow } from './style'

/** One polygon. */
export interface Polygon {
  label: string
  /** The token of its colour; the accent is filled. */
  token: string
  /** Lengths of its strokes and the gaps between them; none for a whole line. */
  dash: number[]
  /** In percent, one for each area; `null` where there is none. */
  values: (number | null)[]
  point: 'circle' | 'rectRot' | false
}

/** A name on two or three short lines, for the corners of the radar. */
export function broken(name: string, longest = 18): string[] {
  const lines: string[] = []
  for (const word of name.split(' ')) {
    const last = lines.at(-1)
    if (last !== undefined && `${last} ${word}`.length <= longest) lines[lines.length - 1] = `${last} ${word}`
    else lines.push(word)
  }
  return lines
}

/** Polygons over areas, between 0 and 100 percent. */
export function radarOf(
  areas: readonly AreaGuide[],
  polygons: readonly Polygon[],
  look: Look,
): ChartConfiguration<'radar'> {
  const font = fontOf(look)
  return {
    type: 'radar',
    data: {
      labels: areas.map((area) => broken(area.short)),
      datasets: polygons.map(({ label, token, dash, values, point }) => ({
        label,
        data: values,
        borderColor: look.colour(token),
        backgroundColor: `color-mix(in srgb, ${look.colour(token)} 14%, transparent)`,
        borderWidth: 2,
        borderDash: dash,
        fill: token === '--accent',
        pointStyle: point,
        pointRadius: 4,
        pointBackgroundColor: look.colour(token),
      })),
    },
    options: {
      scales: {
        r: {
          min: 0,
          max: 100,
          ticks: { stepSize: 20, color: look.colour('--ink-3'), backdropColor: look.colour('--card'), font },
          pointLabels: { color: look.colour('--ink'), font },
          grid: { color: look.colour('--line') },
          angleLines: { color: look.colour('--line') },
        },
      },
      plugins: {
        legend: legendBelow(look),
        tooltip: {
          bodyFont: font,
          titleFont: font,
          callbacks: {
            title: (items) => areas[items[0]?.dataIndex ?? 0]?.name ?? '',
            label: (item) => `${item.dataset.label}: ${formatPercent(item.parsed.r, 2)}`,
          },
        },
      },
    },
  }
}
