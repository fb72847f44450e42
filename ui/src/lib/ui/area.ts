/** The colour of an area: the numbered ones have their own, the results a quiet one. */
export function areaColour(area: { number: number | null; colour: number }): string {
  return area.number === null ? 'var(--area-0)' : `var(--area-${(area.colour % 6) + 1})`
}
