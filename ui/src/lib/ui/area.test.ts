import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { AREA_COLOURS, areaColour, areaToken } from './area'

const area = (colour: number, number: number | null = colour + 1) => ({ number, colour })

test('areas take the colours of the palette in their order, and begin anew behind the last', () => {
  expect([0, 1, 7, 8].map((at) => areaToken(area(at)))).toEqual(['--area-1', '--area-2', '--area-8', '--area-1'])
  expect(areaColour(area(2))).toBe('var(--area-3)')
})

test('a part without a number, and an area nobody knows, have the quiet colour', () => {
  expect(areaToken(area(6, null))).toBe('--area-0')
  expect(areaColour(undefined)).toBe('var(--area-0)')
})

test('the palette holds every colour that can be asked for, in light and dark, no two alike', () => {
  const [light, dark] = readFileSync('src/styles/tokens.css', 'utf8').split(":root[data-theme='dark']")
  for (const theme of [light!, dark!]) {
    const colours = [...theme.matchAll(/--area-(\d): (#[0-9a-f]{6});/g)]
    expect(new Set(colours.map(([, at]) => Number(at)))).toEqual(new Set(Array(AREA_COLOURS + 1).keys()))
    expect(new Set(colours.map(([, , colour]) => colour)).size).toBe(AREA_COLOURS + 1)
  }
})
