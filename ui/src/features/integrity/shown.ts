/** How kinds and conditions look; the words say it as well. */
import type { FindingKind, OriginCondition } from '$lib/api/types'

type Tone = 'neutral' | 'good' | 'warn' | 'bad' | 'info'

export const kindTones: Record<FindingKind, Tone> = {
  altered: 'bad',
  forked: 'warn',
  twin: 'warn',
  foreign: 'warn',
  waiting: 'warn',
  late: 'info',
  missing: 'info',
  conflict_copy: 'warn',
  unchained: 'neutral',
}

export const conditionTones: Record<OriginCondition, Tone> = {
  altered: 'bad',
  forked: 'warn',
  waiting: 'warn',
  missing: 'info',
  unchained: 'neutral',
  whole: 'good',
}

/** A hash in groups of eight digits, for comparing by eye. */
export function grouped(hash: string): string {
  return (hash.match(/.{1,8}/g) ?? []).join(' ')
}
