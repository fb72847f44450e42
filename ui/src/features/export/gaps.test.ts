import { expect, test } from 'vitest'
import { blank, example } from '../../testing/fake'
import { gapsOf, type Facts } from './gaps'

function facts(opened = example()): Facts {
  const { profile, logo, inputs } = opened.view
  return { profile, logo, inputs }
}

test('a blank worksheet lacks every answer and leads to the first', () => {
  const given = facts(blank())
  const [gap, ...rest] = gapsOf(given, ['unanswered', 'unproven'])
  expect(gap).toMatchObject({ key: 'unanswered', page: 'lembar', at: given.inputs[0]!.code })
  expect(gap!.text).toContain(String(given.inputs.length))
  expect(rest).toEqual([])
})

test('an answer of 0 is an answer; text from an import is evidence', () => {
  const given = facts(blank())
  given.inputs = given.inputs.slice(0, 2)
  given.inputs[0]!.answers = { unit: 0 }
  given.inputs[1]!.answers = { unit: 'Ya' }
  given.inputs[1]!.evidence_text = 'https://contoh.go.id/sk'
  expect(gapsOf(given, ['unanswered', 'unproven']).map((gap) => [gap.key, gap.at])).toEqual([
    ['unproven', given.inputs[0]!.code],
  ])
})

test('only what matters for the format is told', () => {
  const given = facts()
  given.profile = { ...given.profile, portal_unit_id: null, category: null, address: [] }
  given.logo = null
  expect(gapsOf(given, ['portalUnit']).map((gap) => gap.key)).toEqual(['portalUnit'])
  expect(gapsOf(given, ['address', 'logo']).map((gap) => gap.page)).toEqual(['pengaturan', 'pengaturan'])
})
