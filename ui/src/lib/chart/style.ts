/** What charts have in common, away from the library that draws them. */
import type { Look } from './draw'

/** The letters of a chart. */
export const fontOf = ({ font, size }: Look) => ({ family: font, size })

/** A legend below the chart, with the lines as they are drawn. */
export const legendBelow = (look: Look) => ({
  position: 'bottom' as const,
  labels: { color: look.colour('--ink'), font: fontOf(look), boxWidth: 28, boxHeight: 1 },
})
