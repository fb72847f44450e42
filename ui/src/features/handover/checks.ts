/** What stands in the way of handing over, and what is worth knowing first. */
import type { QueueInputView, RecommendationView, Step } from '$lib/api/types'
import type { Desk } from '$lib/desk/desk.svelte'
import type { Returned } from '$lib/desk/returned.svelte'
import { decides, handsIn } from '$lib/desk/role'
import { address } from '$lib/desk/router.svelte'
import { filterPart } from '$lib/desk/work'
import { m } from '$lib/i18n'
import { FILTER_PARTS } from '$lib/desk/library'

/** One finding, with where it is mended; `null` where there is nothing to open. */
export interface Check {
  key: string
  text: string
  href: string | null
}
export interface Checks {
  blocking: Check[]
  warnings: Check[]
}

/** What the checks look at beside the desk. */
export interface Facts {
  role: string | undefined
  conflicts: number
  /** Addresses of the fields with texts of this assessment that were typed and refused. */
  unsaved: readonly string[]
  returned: Pick<Returned, 'openRevisions' | 'openRecommendations'>
}

const text = m.handover

function counted(key: string, count: number, say: (count: number) => string, href: string | null): Check[] {
  return count > 0 ? [{ key, text: say(count), href }] : []
}

function shared(desk: Desk, facts: Facts): Check[] {
  return [
    ...(desk.readOnly ? [{ key: 'readOnly', text: text.readOnly, href: null }] : []),
    ...counted('conflicts', facts.conflicts, text.conflicts, address('konflik')),
    ...counted('unsaved', facts.unsaved.length, text.unsaved, facts.unsaved[0] ?? null),
  ]
}

/** Before the unit hands in. */
export function submitChecks(desk: Desk, facts: Facts): Checks {
  const inputs = desk.guide.questions.flatMap((question) => question.inputs)
  const blank = inputs.filter((input) => desk.input(input.code).answers.unit === undefined).length
  const warned = (code: string) => desk.score.warnings.filter((one) => one.code === code)
  const to = (code: string) => {
    const question = desk.questions.get(warned(code)[0]?.question ?? '')
    return question ? address('lembar', question.area, question.code) : null
  }
  const otherYear = desk.evidence.filter((one) => one.flags.some((flag) => flag.code === 'tahun_lain')).length
  const gates = desk.verdict?.gates.filter((gate) => !gate.met).length ?? 0
  const { openRevisions, openRecommendations } = facts.returned
  return {
    blocking: [
      ...(handsIn(facts.role) ? [] : [{ key: 'role', text: text.notCoordinator, href: address('pengaturan') }]),
      ...shared(desk, facts),
    ],
    warnings: [
      ...counted('revisions', openRevisions.length, text.openRevisions, address('pekerjaan')),
      ...counted(
        'recommendations',
        openRecommendations.length,
        text.openRecommendations,
        address('reviu', 'rekomendasi'),
      ),
      ...counted('unanswered', blank, text.unanswered, address('lembar', filterPart('kosong'))),
      ...counted('unproven', desk.withoutEvidence.length, text.unproven, address('lembar', filterPart('tanpa-bukti'))),
      ...counted('otherYear', otherYear, text.otherYear, address('bukti', FILTER_PARTS.wrongYear)),
      ...counted('ratios', warned('rasio_dibatasi').length, text.ratios, to('rasio_dibatasi')),
      ...counted('zero', warned('penyebut_nol').length, text.zero, to('penyebut_nol')),
      ...counted('gates', gates, (count) => text.gates(count, desk.target?.name ?? ''), address('rencana')),
      ...(desk.profile.address.length > 0
        ? []
        : [{ key: 'letterhead', text: text.letterhead, href: address('pengaturan') }]),
      ...(desk.logo ? [] : [{ key: 'logo', text: text.logo, href: address('pengaturan') }]),
    ],
  }
}

/** Before the reviewers give back or approve. */
export function reviewChecks(
  desk: Desk,
  facts: Facts,
  inputs: readonly QueueInputView[],
  recommendations: readonly RecommendationView[],
  round: number,
): Checks {
  const open = inputs.filter((input) => input.status === 'Belum Reviu').length
  const silent = inputs.filter(
    (input) =>
      input.status === 'Revisi' &&
      !input.entries.some((entry) => entry.round === round && entry.note !== '') &&
      !recommendations.some((one) => one.code === input.code),
  )
  const late = desk.late.reduce((sum, one) => sum + one.changes, 0)
  return {
    blocking: [
      ...(decides(facts.role) ? [] : [{ key: 'role', text: text.notDecider, href: address('pengaturan') }]),
      ...shared(desk, { ...facts, conflicts: 0 }),
    ],
    warnings: [
      ...counted('conflicts', facts.conflicts, text.conflicts, address('konflik')),
      ...counted('unreviewed', open, (count) => text.unreviewed(count, inputs.length), address('reviu')),
      ...counted('silent', silent.length, text.silentRevisions, address('reviu', null, silent[0]?.code)),
      ...(recommendations.length > 0
        ? []
        : [{ key: 'recommendations', text: text.noRecommendation, href: address('reviu', 'rekomendasi') }]),
      ...counted('late', late, text.late, address('riwayat')),
    ],
  }
}

/** The steps that are to be taken from here by the reader's side; none while it is the other side's turn. */
export function stepsOf(desk: Desk, reviewer: boolean): Exclude<Step, 'reopen'>[] {
  const { stage, round } = desk.review
  if (!reviewer) return stage === 'draft' || stage === 'returned' ? ['submit'] : []
  if (stage !== 'submitted') return []
  return round === 1 ? ['return', 'approve'] : ['approve']
}
