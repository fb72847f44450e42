import { expect, test } from 'vitest'
import { example } from '../../testing/fake'
import { editOf, linesOf, stepSize, withPokja } from './profile'

const profile = {
  ...example().view.profile,
  deadline: '2026-05-31',
  pokja: { tatalaksana: { pic: 'Sari', members: ['Budi'] } },
}

test('one changed field leaves the others as they are stored', () => {
  const edit = editOf(profile, { category: 'Dinas' })
  expect(edit).toMatchObject({ unit: profile.unit, deadline: '2026-05-31', category: 'Dinas', pokja: profile.pokja })
  expect(editOf({ ...profile, deadline: undefined, pokja: undefined }, {})).toMatchObject({ deadline: null, pokja: {} })
})

test('blank lines are no lines', () => {
  expect(linesOf(' Jalan Merdeka 1 \r\n\n Tirtamaya \n')).toEqual(['Jalan Merdeka 1', 'Tirtamaya'])
})

test('a group keeps its members when its PIC changes', () => {
  expect(withPokja(profile, 'tatalaksana', { pic: 'Wati' })).toEqual({
    tatalaksana: { pic: 'Wati', members: ['Budi'] },
  })
  expect(withPokja(profile, 'lain', { members: ['A'] }).lain).toEqual({ pic: '', members: ['A'] })
})

test.each([
  [100, 1, 110],
  [200, 1, 200],
  [80, -1, 80],
  [100, -1, 90],
  [125, 1, 130],
  [125, -1, 120],
] as const)('text of %d goes by %d to %d', (from, by, to) => {
  expect(stepSize(from, by)).toBe(to)
})
