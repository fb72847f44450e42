/** The spread of every area as a box: lowest to highest, the middle half, the median. */
import {
  BarController,
  BarElement,
  CategoryScale,
  Chart,
  LinearScale,
  LineController,
  LineElement,
  PointElement,
  Tooltip,
} from 'chart.js'
import type { AreaSpreadView } from '$lib/api/types'
import { formatPercent, m } from '$lib/i18n'

Chart.register(
  BarController,
  BarElement,
  CategoryScale,
  LinearScale,
  LineController,
  LineElement,
  PointElement,
  Tooltip,
)

/** Draws the boxes, each in the colour of a token; the caller ends the drawing with `destroy`. */
export function drawSpread(canvas: HTMLCanvasElement, areas: AreaSpreadView[], colours: string[]): { destroy(): void } {
  const style = getComputedStyle(document.documentElement)
  const token = (name: string) => style.getPropertyValue(name).trim()
  const own = colours.map(token)
  const font = { family: getComputedStyle(document.body).fontFamily, size: Number.parseFloat(style.fontSize) * 0.8125 }
  const soft = own.map((colour) => `color-mix(in srgb, ${colour} 45%, transparent)`)
  return new Chart<'bar' | 'line', (number | [number, number])[]>(canvas, {
    data: {
      labels: areas.map((area) => area.short),
      datasets: [
        {
          type: 'line',
          label: m.portfolio.median,
          data: areas.map((area) => area.median),
          showLine: false,
          pointStyle: 'rectRot',
          pointRadius: 7,
          pointHoverRadius: 7,
          pointBackgroundColor: token('--card'),
          pointBorderColor: token('--ink'),
          pointBorderWidth: 2,
        },
        {
          type: 'bar',
          label: m.portfolio.middle,
          data: areas.map((area) => [area.q1, area.q3]),
          backgroundColor: soft,
          borderColor: own,
          borderWidth: 1,
          borderSkipped: false,
          barThickness: 18,
          grouped: false,
          minBarLength: 2,
        },
        {
          type: 'bar',
          label: m.portfolio.range,
          data: areas.map((area) => [area.min, area.max]),
          backgroundColor: own,
          barThickness: 3,
          grouped: false,
          minBarLength: 2,
        },
      ],
    },
    options: {
      indexAxis: 'y',
      animation: false,
      responsive: true,
      maintainAspectRatio: false,
      scales: {
        x: {
          min: 0,
          max: 100,
          ticks: { color: token('--ink-3'), font, callback: (value) => `${value}%` },
          grid: { color: token('--line') },
        },
        y: { ticks: { color: token('--ink'), font, autoSkip: false }, grid: { display: false } },
      },
      plugins: {
        legend: { display: false },
        tooltip: {
          titleFont: font,
          bodyFont: font,
          callbacks: {
            label: ({ dataset, raw }) => {
              const values = Array.isArray(raw) ? raw : [raw]
              return `${dataset.label}: ${values.map((value) => formatPercent(Number(value), 2)).join(' – ')}`
            },
          },
        },
      },
    },
  })
}
