import { expect, test } from 'vitest'
import { changed, deskOf, example, fake } from '../../testing/fake'

test('scores that an action left as they were stay the same objects, others are replaced', () => {
  fake()
  const desk = deskOf()
  const before = new Map(desk.questionScores)
  const score = example().view.score
  const [first, second] = score.questions
  first!.fraction = 0.123
  score.warnings = [{ ...score.warnings[0]!, question: second!.code }]
  desk.apply(changed(desk, { score }))
  expect(desk.questionScores.get(first!.code)?.fraction).toBe(0.123)
  expect(desk.questionScores.get(second!.code)).toBe(before.get(second!.code))
  expect([...desk.warnings.keys()]).toEqual([second!.code])
  desk.apply(changed(desk, { score: { ...score, warnings: [] } }))
  expect(desk.warnings.size).toBe(0)
})
