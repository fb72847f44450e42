/** What a complete kit still lacks, in words, before it is put together. */
import type { KitView } from '$lib/api/types'
import { m } from '$lib/i18n'

const ITEM = {
  belum: m.proposal.gapMissing,
  hilang: m.proposal.gapGone,
  ada: m.proposal.gapUnchecked,
  berubah: m.proposal.gapChanged,
} as const
const CONDITION = { belum: m.proposal.gapNotMet, belum_diketahui: m.proposal.gapUnknown } as const

/** Items that are needed or there, and conditions, that are not as they should be. */
export function gapsOf(kit: KitView): string[] {
  const items = kit.items
    .filter((item) => !item.optional || item.file !== null)
    .map((item) => ITEM[item.state as keyof typeof ITEM]?.(item.name))
  const unsigned = kit.items.filter((item) => item.unsigned).map((item) => m.proposal.gapUnsigned(item.name))
  const conditions = kit.conditions.map((one) => CONDITION[one.judgement as keyof typeof CONDITION]?.(one.condition))
  return [...items, ...unsigned, ...conditions].filter((gap) => gap !== undefined)
}
