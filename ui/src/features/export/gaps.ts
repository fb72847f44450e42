/** What is missing before something is sent: shown on the cards, never a reason to refuse. */
import type { AssessmentView, InputView, RoundView } from '$lib/api/types'
import { m } from '$lib/i18n'

/** One thing that is missing, and the page where it can be mended. */
export interface Gap {
  key: 'unanswered' | 'unproven' | 'address' | 'logo' | 'portalUnit' | 'category' | 'letter' | 'unreviewed'
  text: string
  page: 'lembar' | 'pengaturan' | 'lhe' | 'reviu'
  /** Code of the input or question to go to. */
  at: string | null
}

/** What the cards look at. */
export interface Facts {
  profile: AssessmentView['profile']
  logo: AssessmentView['logo']
  /** In the order of the worksheet. */
  inputs: InputView[]
  /** Codes of the questions whose answers lack evidence. */
  withoutEvidence: string[]
}

/** Which of them matter for a format. */
export type Wanted = Gap['key'][]

/** The gaps a format suffers from, in this order. */
export function gapsOf({ profile, logo, inputs, withoutEvidence }: Facts, wanted: Wanted): Gap[] {
  const text = m.exporting.gaps
  const blank = inputs.filter((input) => input.answers.unit === undefined)
  const all: (Gap | null)[] = [
    blank.length > 0
      ? { key: 'unanswered', text: text.unanswered(blank.length), page: 'lembar', at: blank[0]!.code }
      : null,
    withoutEvidence.length > 0
      ? { key: 'unproven', text: text.unproven(withoutEvidence.length), page: 'lembar', at: withoutEvidence[0]! }
      : null,
    profile.address.length === 0 ? { key: 'address', text: text.address, page: 'pengaturan', at: null } : null,
    logo === null ? { key: 'logo', text: text.logo, page: 'pengaturan', at: null } : null,
    !profile.portal_unit_id ? { key: 'portalUnit', text: text.portalUnit, page: 'pengaturan', at: null } : null,
    !profile.category ? { key: 'category', text: text.category, page: 'pengaturan', at: null } : null,
  ]
  return all.filter((gap) => gap !== null).filter((gap) => wanted.includes(gap.key))
}

/** What an LHE suffers from: fields of the letter, and inputs without a verdict. */
export function gapsOfLhe(review: RoundView, blanks: number): Gap[] {
  const text = m.exporting.gaps
  const all: (Gap | null)[] = [
    blanks > 0 ? { key: 'letter', text: text.letter(blanks), page: 'lhe', at: null } : null,
    review.unreviewed > 0
      ? { key: 'unreviewed', text: text.unreviewed(review.unreviewed), page: 'reviu', at: null }
      : null,
  ]
  return all.filter((gap) => gap !== null)
}
