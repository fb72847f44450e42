import { expect, test } from 'vitest'
import { blank, example } from '../../testing/fake'
import { roundView } from '../../testing/review'
import { gapsOf, gapsOfLhe, type Facts } from './gaps'

function facts(opened = example()): Facts {
  const { profile, logo, inputs, without_evidence: withoutEvidence } = opened.view
  return { profile, logo, inputs, withoutEvidence }
}

test('a blank worksheet lacks every answer and leads to the first', () => {
  const given = facts(blank())
  given.withoutEvidence = []
  const [gap, ...rest] = gapsOf(given, ['unanswered', 'unproven'])
  expect(gap).toMatchObject({ key: 'unanswered', page: 'lembar', at: given.inputs[0]!.code })
  expect(gap!.text).toContain(String(given.inputs.length))
  expect(rest).toEqual([])
})

test('an answer of 0 is an answer; evidence is lacking where the assessment says so', () => {
  const given = facts(blank())
  given.inputs = given.inputs.slice(0, 2)
  given.inputs[0]!.answers = { unit: 0 }
  given.inputs[1]!.answers = { unit: 'Ya' }
  given.withoutEvidence = ['A.I.1.i.a']
  expect(gapsOf(given, ['unanswered', 'unproven']).map((gap) => [gap.key, gap.at])).toEqual([['unproven', 'A.I.1.i.a']])
})

test('only what matters for the format is told', () => {
  const given = facts()
  given.profile = { ...given.profile, portal_unit_id: null, category: null, address: [] }
  given.logo = null
  expect(gapsOf(given, ['portalUnit']).map((gap) => gap.key)).toEqual(['portalUnit'])
  expect(gapsOf(given, ['address', 'logo']).map((gap) => gap.page)).toEqual(['pengaturan', 'pengaturan'])
})

test('an LHE lacks letter data and verdicts, and says where to give them', () => {
  expect(gapsOfLhe(roundView({ unreviewed: 12 }), 3).map((gap) => [gap.text, gap.page])).toEqual([
    ['3 kolom data surat belum diisi', 'lhe'],
    ['12 isian belum direviu', 'reviu'],
  ])
  expect(gapsOfLhe(roundView(), 0)).toEqual([])
})
