/** How many colours the palette of styles/tokens.css has for areas; an instrument with more of them begins anew. */
export const AREA_COLOURS = 8

/** The token of an area's colour: that of its place in the instrument; parts without a number have the quiet one. */
export function areaToken(area: { number: number | null; colour: number } | undefined): string {
  return `--area-${area && area.number !== null ? (area.colour % AREA_COLOURS) + 1 : 0}`
}

/** The colour of an area, as CSS takes it. */
export function areaColour(area: { number: number | null; colour: number } | undefined): string {
  return `var(${areaToken(area)})`
}
