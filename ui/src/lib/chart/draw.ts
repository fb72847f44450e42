/** Charts by Chart.js; only the parts that are used come along. */
import {
  BarController,
  BarElement,
  CategoryScale,
  Chart,
  Filler,
  Legend,
  LinearScale,
  LineController,
  LineElement,
  PointElement,
  RadarController,
  RadialLinearScale,
  Tooltip,
  type ChartConfiguration,
} from 'chart.js'

Chart.register(
  BarController,
  BarElement,
  CategoryScale,
  Filler,
  Legend,
  LinearScale,
  LineController,
  LineElement,
  PointElement,
  RadarController,
  RadialLinearScale,
  Tooltip,
)

/** A chart on a canvas. */
export interface Drawing {
  destroy(): void
  /** The chart as a PNG with a title above it, on paper of its own and sharp enough for print. */
  picture(title: string, look: Look): Promise<number[]>
}

/** Draws a chart that fills the box around its canvas. Nothing moves. */
export function draw(canvas: HTMLCanvasElement, { type, data, options }: ChartConfiguration): Drawing {
  const chart = new Chart(canvas, {
    type,
    data,
    options: { ...options, animation: false, responsive: true, maintainAspectRatio: false },
  })
  return {
    destroy: () => chart.destroy(),
    async picture(title, look) {
      const blob = await onPaper(chart, title, look)
      if (!blob) throw new Error('the picture was not made')
      return Array.from(new Uint8Array(await blob.arrayBuffer()))
    },
  }
}

/** Dots of a picture for each CSS pixel. */
const SHARP = 3

function onPaper(chart: Chart, title: string, look: Look): Promise<Blob | null> {
  chart.options.devicePixelRatio = SHARP
  chart.resize()
  const margin = 16 * SHARP
  const head = look.size * 2.5 * SHARP
  const sheet = document.createElement('canvas')
  sheet.width = chart.canvas.width + 2 * margin
  sheet.height = chart.canvas.height + 2 * margin + head
  const context = sheet.getContext('2d')
  if (!context) throw new Error('no 2d context')
  context.fillStyle = look.colour('--card')
  context.fillRect(0, 0, sheet.width, sheet.height)
  context.fillStyle = look.colour('--ink')
  context.font = `600 ${look.size * 1.15 * SHARP}px ${look.font}`
  context.textBaseline = 'top'
  context.fillText(title, margin, margin, sheet.width - 2 * margin)
  context.drawImage(chart.canvas, margin, margin + head)
  delete chart.options.devicePixelRatio
  chart.resize()
  return new Promise((done) => sheet.toBlob(done, 'image/png'))
}

/** How the page looks now. */
export interface Look {
  /** The colour a token has. */
  colour(token: string): string
  font: string
  /** Size of small text, in CSS pixels. */
  size: number
}

/** Reads how the page looks; each colour once, as the page has to be styled for reading it. */
export function look(): Look {
  const root = getComputedStyle(document.documentElement)
  const colours = new Map<string, string>()
  return {
    colour(token) {
      const colour = colours.get(token) ?? root.getPropertyValue(token).trim()
      colours.set(token, colour)
      return colour
    },
    font: getComputedStyle(document.body).fontFamily,
    size: Number.parseFloat(root.fontSize) * 0.8125,
  }
}
