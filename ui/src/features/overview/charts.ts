/** What the charts show, away from any canvas. */
import type { ChartConfiguration } from 'chart.js'
import type { AreaGuide } from '$lib/api/types'
import type { Desk } from '$lib/desk/desk.svelte'
import { formatPercent, m } from '$lib/i18n'
import { areaToken } from '$lib/ui/area'
import type { Look } from '$lib/chart/draw'
import { radarOf, type Polygon } from '$lib/chart/radar'
import { fontOf } from '$lib/chart/style'

/** One of the areas; figures in percent of its weight. */
export interface AreaFigure {
  area: AreaGuide
  unit: number
  /** The reviewers' figure; `null` before any of them answered. */
  tpi: number | null
  /** What the target asks; `null` where no gate looks at the area. */
  minimum: number | null
}

/** One sub-area; figures in percent of its weight. */
export interface SubAreaFigure {
  area: AreaGuide
  code: string
  name: string
  floor: number
  score: number
}

/** The numbered areas as they stand. */
export function areaFigures(desk: Desk, tpi: ReadonlyMap<string, number | null>): AreaFigure[] {
  return desk.guide.areas
    .filter((area) => area.number !== null)
    .map((area) => {
      const score = area.nodes.reduce((sum, id) => sum + (desk.nodeScores.get(id)?.score ?? 0), 0)
      const gate = desk.guide.gates.find((one) => one.unit === 'percent' && sameNodes(one.nodes, area.nodes))
      return {
        area,
        unit: (score / area.weight) * 100,
        tpi: tpi.get(area.key) ?? null,
        minimum: gate?.minimum[desk.profile.target] ?? null,
      }
    })
}

function sameNodes(a: number[], b: number[]): boolean {
  return a.length === b.length && a.every((id) => b.includes(id))
}

/** The sub-areas of one area, or of all of them. */
export function subAreaFigures(desk: Desk, key: string | null): SubAreaFigure[] {
  return desk.guide.areas
    .filter((area) => key === null || area.key === key)
    .flatMap((area) =>
      desk.halves(area.key).flatMap((half) => half.groups.map((group) => ({ area, node: group.node }))),
    )
    .map(({ area, node }) => {
      const score = desk.nodeScores.get(node.id)!
      return {
        area,
        code: node.code,
        name: node.name,
        floor: (score.floor / node.weight) * 100,
        score: (score.score / node.weight) * 100,
      }
    })
}

/** A name cut where a chart has no room for more. */
export function cut(name: string, longest: number): string {
  return name.length <= longest ? name : `${name.slice(0, longest - 1).trimEnd()}…`
}

/** The areas on a radar: the unit, the reviewers when they answered, and the minimum. */
export function radar(figures: AreaFigure[], target: string, look: Look): ChartConfiguration<'radar'> {
  const values = (of: 'unit' | 'tpi' | 'minimum') => figures.map((one) => one[of])
  const any = (of: 'tpi' | 'minimum') => figures.some((one) => one[of] !== null)
  const polygons: Polygon[] = [
    { label: m.overview.unit, token: '--accent', dash: [], values: values('unit'), point: 'circle' },
  ]
  if (any('tpi')) {
    polygons.push({ label: m.overview.tpi, token: '--info', dash: [2, 3], values: values('tpi'), point: 'rectRot' })
  }
  if (any('minimum')) {
    const label = m.overview.minimum(target)
    polygons.push({ label, token: '--warn', dash: [8, 4], values: values('minimum'), point: false })
  }
  return radarOf(
    figures.map((one) => one.area),
    polygons,
    look,
  )
}

/** The sub-areas as bars: what is certain, and what blanks left out of the mean add to it. */
export function bars(figures: SubAreaFigure[], look: Look): ChartConfiguration<'bar'> {
  const font = fontOf(look)
  // Larger text leaves room for fewer letters beside the bars.
  const letters = Math.round((46 * 13) / Math.max(13, look.size))
  const own = figures.map((one) => look.colour(areaToken(one.area)))
  const more = figures.map((one) => Math.max(0, one.score - one.floor))
  const datasets = [{ label: m.overview.certain, data: figures.map((one) => one.floor), backgroundColor: own }]
  if (more.some((value) => value > 1e-9)) {
    datasets.push({
      label: m.overview.byAnswers,
      data: more,
      backgroundColor: own.map((colour) => `color-mix(in srgb, ${colour} 35%, transparent)`),
    })
  }
  return {
    type: 'bar',
    data: { labels: figures.map((one) => `${one.code}  ${cut(one.name, letters)}`), datasets },
    options: {
      indexAxis: 'y',
      datasets: { bar: { barPercentage: 0.72, categoryPercentage: 0.9 } },
      scales: {
        x: {
          min: 0,
          max: 100,
          stacked: true,
          position: 'top',
          ticks: { color: look.colour('--ink-3'), font, callback: (value) => `${value}%` },
          grid: { color: look.colour('--line') },
        },
        y: {
          stacked: true,
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
            title: (items) => figures[items[0]?.dataIndex ?? 0]?.name ?? '',
            label: (item) => {
              const one = figures[item.dataIndex]
              const value = item.datasetIndex === 0 ? one?.floor : one?.score
              return `${item.dataset.label}: ${formatPercent(value ?? 0, 2)}`
            },
          },
        },
      },
    },
  }
}
