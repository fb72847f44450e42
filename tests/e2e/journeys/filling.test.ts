import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { Key } from 'selenium-webdriver'
import { expect, test } from 'vitest'
import { begin, pilar } from '../support/pilar'
import { root, scratch, SLOW } from '../support/process'
import { Window } from '../support/window'

/** As many keys as filling the whole sheet may take. */
const MOST_KEYS = 260

interface Case {
  id: string
  answers: Record<string, string | number>
}
interface Input {
  soal_id: number
  code: string
  answers: { unit?: string | number }
}

test('all 127 inputs are filled from nothing without the mouse, in at most 260 keys', async () => {
  const cases = JSON.parse(readFileSync(join(root, 'tests/golden/scoring-cases.json'), 'utf8')) as Case[]
  const wanted = cases[0]!.answers
  const workspace = scratch('filling')
  const id = begin(workspace)
  const inputs = () => (JSON.parse(pilar(workspace, '--json', 'show', id)) as { inputs: Input[] }).inputs
  const soal = new Map(inputs().map((input) => [input.code, String(input.soal_id)]))

  const window = await Window.start({ workspace })
  try {
    await window.go('#/lembar')
    await window.driver.wait(
      async () =>
        (await window.driver.executeScript<number>(`return document.querySelectorAll('article').length`)) === 113,
      SLOW,
      'not every question is drawn',
    )
    const questions = await window.driver.executeScript<{ codes: string[]; number: boolean }[]>(
      `return [...document.querySelectorAll('article')].map((card) => {
         const fields = [...card.querySelectorAll('[data-input]')]
         const codes = fields.length > 0 ? fields.map((field) => field.dataset.input) : [card.querySelector('[data-note]').dataset.note]
         return { codes, number: fields.length > 0 }
       })`,
    )
    let pressed = 0
    const press = async (...keys: string[]) => {
      for (const key of keys) await window.type(key)
      pressed += keys.length
    }
    for (const [at, { codes, number }] of questions.entries()) {
      const answers = codes.map((code) => String(wanted[soal.get(code)!]))
      if (number) for (const answer of answers) await press(...answer.replace('.', ','), Key.ENTER)
      else {
        await press(answers[0]!.charAt(0).toLowerCase())
        // A digit goes into the numbers of the next card by itself.
        if (!questions[at + 1]?.number) await press(Key.ENTER)
      }
    }
    await window.reads('127 / 127')
    await window.saved()
    expect(pressed).toBeLessThanOrEqual(MOST_KEYS)
    const stored = new Map(inputs().map((input) => [String(input.soal_id), input.answers.unit]))
    for (const [key, answer] of Object.entries(wanted)) expect(stored.get(key), key).toEqual(answer)
  } finally {
    await window.close()
  }
})
