import { expect, test } from 'vitest'
import { typedNumber } from './number'

test.each([
  ['', ''],
  ['  ', ''],
  ['12', '12'],
  ['3,5', '3,5'],
  ['3.5', '3.5'],
  [' 1 200 ', '1200'],
  ['-4', '-4'],
  ['0', '0'],
])('%j is taken as %j', (text, number) => {
  expect(typedNumber(text)).toBe(number)
})

test.each(['dua', '1,2,3', '1e5', '--1', '12 orang', '<b>1</b>'])('%j is no number', (text) => {
  expect(typedNumber(text)).toBeNull()
})
