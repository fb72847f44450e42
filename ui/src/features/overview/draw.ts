/** Charts by Chart.js; only the parts that are used come along. */
import {
  BarController,
  BarElement,
  CategoryScale,
  Chart,
  Filler,
  Legend,
  LinearScale,
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
  LineElement,
  PointElement,
  RadarController,
  RadialLinearScale,
  Tooltip,
)

/** A chart on a canvas. */
export interface Drawing {
  destroy(): void
}

/** Draws a chart that fills the box around its canvas. Nothing moves, and it is sharp enough for print. */
export function draw(canvas: HTMLCanvasElement, { type, data, options }: ChartConfiguration): Drawing {
  return new Chart(canvas, {
    type,
    data,
    options: { ...options, animation: false, responsive: true, maintainAspectRatio: false, devicePixelRatio: 2 },
  })
}

/** The drawing as a PNG with its title above it, on paper of its own. */
export async function picture(canvas: HTMLCanvasElement, title: string, look: Look): Promise<number[]> {
  const scale = canvas.width / canvas.clientWidth
  const margin = 16 * scale
  const head = look.size * 2.5 * scale
  const sheet = document.createElement('canvas')
  sheet.width = canvas.width + 2 * margin
  sheet.height = canvas.height + 2 * margin + head
  const context = sheet.getContext('2d')
  if (!context) throw new Error('no 2d context')
  context.fillStyle = look.colour('--card')
  context.fillRect(0, 0, sheet.width, sheet.height)
  context.fillStyle = look.colour('--ink')
  context.font = `600 ${look.size * 1.15 * scale}px ${look.font}`
  context.textBaseline = 'top'
  context.fillText(title, margin, margin, sheet.width - 2 * margin)
  context.drawImage(canvas, margin, margin + head)
  const blob = await new Promise<Blob | null>((done) => sheet.toBlob(done, 'image/png'))
  if (!blob) throw new Error('the picture was not made')
  return Array.from(new Uint8Array(await blob.arrayBuffer()))
}

/** How the page looks now. */
export interface Look {
  /** The colour a token has. */
  colour(token: string): string
  font: string
  /** Size of small text, in CSS pixels. */
  size: number
}

/** Reads how the page looks. */
export function look(): Look {
  const root = getComputedStyle(document.documentElement)
  return {
    colour: (token) => root.getPropertyValue(token).trim(),
    font: getComputedStyle(document.body).fontFamily,
    size: Number.parseFloat(root.fontSize) * 0.8125,
  }
}
