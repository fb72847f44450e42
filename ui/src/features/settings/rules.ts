/** Rules that agencies set differently, as a form has them and as they are sent. */
import type { RuleChoices, RulesTyped, Variant, ZeroRule } from '$lib/api/types'

/** How a rule for a divisor of zero is sent. */
const WORDS: Record<ZeroRule, string> = { unanswered: 'belum', left_out: 'keluar', full: 'penuh', zero: 'nol' }
/** Every rule, in the order they are offered. */
export const ZERO_RULES = Object.keys(WORDS) as ZeroRule[]

/** What a form holds. */
export interface RulesForm {
  /** Key of a set of gates; empty for the instrument's own. */
  gates: string
  /** The rule of each ratio, by its code. */
  zero: Record<string, ZeroRule>
  /** Figures as they are typed, by gate and target. */
  minimum: Record<string, Record<string, string>>
}

/** The form of what counts now. */
export function formOf(choices: RuleChoices, variant?: Variant): RulesForm {
  return {
    gates: variant?.gates ?? '',
    zero: { ...choices.zero },
    minimum: Object.fromEntries(Object.entries(choices.minimum).map(([gate, figures]) => [gate, { ...figures }])),
  }
}

/** What a form says, whole: what it does not name is as the instrument states it. */
export function typedOf(form: RulesForm, version: number | null = null): RulesTyped {
  return {
    version,
    standard: true,
    gates: form.gates || 'baku',
    zero: Object.entries(form.zero).map(([code, rule]) => `${code}=${WORDS[rule]}`),
    minimum: Object.entries(form.minimum).flatMap(([gate, figures]) =>
      Object.entries(figures).map(([target, figure]) => `${gate}:${target}=${figure.trim()}`),
    ),
  }
}

/** The rule that all ratios have; empty where they differ. */
export function commonZero(form: RulesForm): ZeroRule | '' {
  const [first, ...others] = Object.values(form.zero)
  return first && others.every((rule) => rule === first) ? first : ''
}

/** The form with one rule for every ratio that may have it. */
export function withZero(form: RulesForm, choices: RuleChoices, rule: ZeroRule): RulesForm {
  const fits = (code: string) => rule !== 'left_out' || !choices.weighted.includes(code)
  const zero = Object.fromEntries(Object.entries(form.zero).map(([code, own]) => [code, fits(code) ? rule : own]))
  return { ...form, zero }
}
