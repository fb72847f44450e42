import { expect, test } from 'vitest'
import type { OpenedView } from '$lib/api/types'
import { deskOf, example } from '../../testing/fake'
import { officialOf } from './official'

const desk = deskOf(example())
const question = (code: string) => desk.questions.get(code)!

type Words = NonNullable<OpenedView['wording']>['questions'][number]
const wording = (questions: Record<number, Words>) => ({ questions }) as OpenedView['wording']

test('without the official file there is nothing to tell', () => {
  expect(officialOf(null, question('A.I.1.i.b'))).toBeNull()
})

test('criteria that stand option by option are not told a second time', () => {
  const options = { A: 'Bunyi A.', B: 'Bunyi B.', C: 'Bunyi C.' }
  const official = officialOf(
    wording({ 2: { question: 'Tanya.', criteria: 'a. Bunyi A.', options } }),
    question('A.I.1.i.b'),
  )
  expect(official).toEqual({ asks: [{ label: null, text: 'Tanya.' }], criteria: [], options })
})

test('labels that repeat their keys leave the criteria standing', () => {
  const options = { Ya: 'Ya', Tidak: 'Tidak' }
  const official = officialOf(
    wording({ 1: { question: 'Tanya.', criteria: 'Ya, jika ada.', options } }),
    question('A.I.1.i.a'),
  )
  expect(official).toEqual({ asks: [{ label: null, text: 'Tanya.' }], criteria: ['Ya, jika ada.'], options: {} })
})

test('numbers are told by their inputs, what they share once', () => {
  const criteria = 'Dibagi.'
  const share = question('A.II.1.i.a')
  const [first, second] = share.inputs
  const official = officialOf(
    wording({ 88: { question: 'Satu.', criteria, options: {} }, 89: { question: 'Dua.', criteria, options: {} } }),
    share,
  )
  expect(official).toEqual({
    asks: [
      { label: first!.label, text: 'Satu.' },
      { label: second!.label, text: 'Dua.' },
    ],
    criteria: [criteria],
    options: {},
  })
})
