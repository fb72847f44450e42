/** Groups over years, what areas add to a gap, and units of teams, as pictures. */
import type { ChartConfiguration } from 'chart.js'
import type { DisparityView, GapArea } from '$lib/api/types'
import type { Look } from '$lib/chart/draw'
import { fontOf, legendBelow } from '$lib/chart/style'
import { formatCount, formatPoints, m } from '$lib/i18n'
import { AREA_COLOURS } from '$lib/ui/area'
import { drawn } from './agency'

/** Shapes of points, so that colour does not tell lines apart alone. */
const SHAPES = ['circle', 'rect', 'triangle', 'rectRot', 'cross', 'star', 'crossRot', 'dash'] as const

/** The name of a group. */
export function groupName(view: DisparityView, at: number): string {
  return view.groups[at]?.name ?? (view.groups.length > 1 ? m.portfolio.years.untagged : m.portfolio.years.none)
}

/** The median of each group over the years, in one area. */
export function yearsChart(view: DisparityView, area: string, look: Look): ChartConfiguration<'line'> {
  const font = fontOf(look)
  const axis = { color: look.colour('--ink-3'), font }
  const groups = drawn(view)
  return {
    type: 'line',
    data: {
      labels: view.years.map(String),
      datasets: groups.map((group, at) => {
        const colour = look.colour(groups.length === 1 ? '--accent' : `--area-${(at % AREA_COLOURS) + 1}`)
        return {
          label: groupName(view, group),
          data: view.years.map(
            (year) =>
              view.cells.find((cell) => cell.area === area && cell.group === group && cell.year === year)?.median ??
              null,
          ),
          borderColor: colour,
          backgroundColor: colour,
          borderWidth: 2,
          pointStyle: SHAPES[at % SHAPES.length]!,
          pointRadius: 5,
          pointHoverRadius: 5,
          spanGaps: true,
        }
      }),
    },
    options: {
      scales: {
        x: { offset: view.years.length === 1, ticks: axis, grid: { color: look.colour('--line') } },
        y: { min: 0, max: 100, ticks: axis, grid: { color: look.colour('--line') } },
      },
      plugins: {
        legend: groups.length > 1 ? legendBelow(look) : { display: false },
        tooltip: {
          titleFont: font,
          bodyFont: font,
          callbacks: { label: ({ dataset, parsed }) => `${dataset.label}: ${formatPoints(parsed.y ?? 0)}` },
        },
      },
    },
  }
}

/** What each area adds to a gap. */
export function gapChart(areas: readonly GapArea[], look: Look): ChartConfiguration<'bar'> {
  return bars(
    areas.map(({ short, points }) => ({ name: short, value: points })),
    m.portfolio.gap.difference,
    formatPoints,
    ({ value }) => look.colour(value < 0 ? '--bad' : '--good'),
    look,
  )
}

/** How many units each team has. */
export function loadChart(teams: readonly { name: string; value: number }[], look: Look): ChartConfiguration<'bar'> {
  return bars(teams, m.portfolio.load.units, formatCount, () => look.colour('--accent'), look)
}

interface Bar {
  name: string
  value: number
}

function bars(
  all: readonly Bar[],
  label: string,
  format: (value: number) => string,
  colour: (bar: Bar) => string,
  look: Look,
): ChartConfiguration<'bar'> {
  const font = fontOf(look)
  // Counts have no halves between them.
  const tick = (value: number) => (format === formatCount && !Number.isInteger(value) ? '' : format(value))
  return {
    type: 'bar',
    data: {
      labels: all.map(({ name }) => (name.length > 32 ? `${name.slice(0, 31).trimEnd()}…` : name)),
      datasets: [{ label, data: all.map(({ value }) => value), backgroundColor: all.map(colour) }],
    },
    options: {
      indexAxis: 'y',
      scales: {
        x: {
          ticks: { color: look.colour('--ink-3'), font, callback: (value) => tick(Number(value)) },
          grid: { color: look.colour('--line') },
        },
        y: { ticks: { color: look.colour('--ink'), font, autoSkip: false }, grid: { display: false } },
      },
      plugins: {
        legend: { display: false },
        tooltip: {
          titleFont: font,
          bodyFont: font,
          callbacks: { label: ({ parsed }) => `${label}: ${format(parsed.x ?? 0)}` },
        },
      },
    },
  }
}
