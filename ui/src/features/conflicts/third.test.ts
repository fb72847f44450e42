import { expect, test } from 'vitest'
import type { ConflictView } from '$lib/api/types'
import { example } from '../../testing/fake'
import { thirdValue } from './third'

const { guide } = example()
const questionOf = (code: string) => guide.questions.find((one) => one.inputs.some((input) => input.code === code))
const about = (subject: string, code: string | null): ConflictView => ({
  subject,
  what: '',
  soal_id: null,
  code,
  label: '',
  versions: [],
})
const choice = guide.questions.find((one) => one.options.length > 2)!
const ratio = guide.questions.find((one) => one.options.length === 0)!

test('an answer is written as its question asks: one of the options, or a number', () => {
  expect(thirdValue(about('answer/unit/1', choice.inputs[0]!.code), questionOf)).toEqual({
    as: 'choice',
    options: choice.options.map((option) => option.key),
  })
  expect(thirdValue(about('answer/at.2/5', ratio.inputs[0]!.code), questionOf)).toEqual({ as: 'number' })
})

test('notes are texts; files, links and what is unknown can only be chosen', () => {
  expect(thirdValue(about('note/unit/1', choice.inputs[0]!.code), questionOf)).toEqual({ as: 'text' })
  expect(thirdValue(about('evidence_text/1', choice.inputs[0]!.code), questionOf)).toEqual({ as: 'text' })
  for (const subject of ['revision/a/b', 'link/1/a', 'logo', 'profile', 'recommendation/a', 'future/thing']) {
    expect(thirdValue(about(subject, choice.inputs[0]!.code), questionOf)).toBeNull()
  }
  expect(thirdValue(about('answer/unit/9999', 'X.9'), questionOf)).toBeNull()
})
