import { expect, test } from 'vitest'
import { changed, difference, deskOf, example, fake, fault } from '../../testing/fake'

const GONE = fault('ruang_kerja_hilang', 'ruang kerja tidak ada lagi')

test('scores that an action left as they were stay the same objects, others are replaced', () => {
  fake()
  const desk = deskOf()
  const before = new Map(desk.questionScores)
  const score = example().view.score
  const [first, second] = score.questions
  first!.fraction = 0.123
  score.warnings = [{ ...score.warnings[0]!, question: second!.code }]
  desk.apply(difference(desk, { score }))
  expect(desk.questionScores.get(first!.code)?.fraction).toBe(0.123)
  expect(desk.questionScores.get(second!.code)).toBe(before.get(second!.code))
  expect([...desk.warnings.keys()]).toEqual([second!.code])
  desk.apply(difference(desk, { score: { ...score, warnings: [] } }))
  expect(desk.warnings.size).toBe(0)
})

test('what an action left as it was stays the same object, in an input as well', async () => {
  const desk = deskOf()
  const { code } = [...desk.inputs.values()].find((input) => input.evidence.length > 0)!
  fake({
    answer_input: ({ value }) => {
      const input = structuredClone({ ...desk.input(code), answers: { unit: value! } })
      return changed(desk, { code, answer: value, changed: true }, { inputs: [input] })
    },
  })
  const [{ evidence, fulfilled }, unproven] = [desk.input(code), desk.withoutEvidence]
  const { tags, logo, late, sources, review } = desk
  const answering = desk.answer(code, 'unit', 'Tidak')
  const shown = desk.input(code)
  await answering
  expect(desk.input(code)).toBe(shown)
  desk.apply(
    structuredClone(difference(desk, { inputs: [{ ...shown, answers: { unit: 'Ya' } }], without_evidence: unproven })),
  )
  expect(desk.input(code).answers.unit).toBe('Ya')
  expect([desk.input(code).evidence, desk.input(code).fulfilled]).toEqual([evidence, fulfilled])
  expect(desk.input(code).evidence).toBe(evidence)
  expect(desk.input(code).fulfilled).toBe(fulfilled)
  expect(desk.withoutEvidence).toBe(unproven)
  for (const [key, was] of Object.entries({ tags, logo, late, sources, review }))
    expect(desk[key as 'tags'], key).toBe(was)
  expect(desk.halves(null)).toBe(desk.halves(null))
})

test('a refused answer goes back to what is stored, also when several were given at once', async () => {
  const desk = deskOf()
  const code = desk.guide.questions[0]!.inputs[0]!.code
  const stored = desk.input(code).answers.unit
  fake({
    answer_input: () => {
      throw GONE
    },
  })
  const first = desk.answer(code, 'unit', 'Tidak')
  expect(desk.input(code).answers.unit).toBe('Tidak')
  const second = desk.answer(code, 'unit', null)
  expect(await Promise.all([first, second])).toEqual([false, false])
  expect(desk.input(code).answers.unit).toBe(stored)
})

test('when the latest answer is refused, the one stored before it is shown', async () => {
  const desk = deskOf()
  const code = desk.guide.questions[0]!.inputs[0]!.code
  fake({
    answer_input: ({ value }) => {
      if (value === null) throw GONE
      const input = { ...desk.input(code), answers: { unit: value } }
      return changed(desk, { code, answer: value, changed: true }, { inputs: [input] })
    },
  })
  await Promise.all([desk.answer(code, 'unit', 'Tidak'), desk.answer(code, 'unit', null)])
  expect(desk.input(code).answers.unit).toBe('Tidak')
})
