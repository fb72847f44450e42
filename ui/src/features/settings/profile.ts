/** The profile form: what is stored, with one field changed. */
import { Turns } from '$lib/api/turns'
import type { AssessmentView, Pokja, ProfileEdit } from '$lib/api/types'
import type { Desk } from '$lib/desk/desk.svelte'

type Profile = AssessmentView['profile']

/** The whole profile as a change of it is sent. */
export function editOf(profile: Profile, some: Partial<ProfileEdit>): ProfileEdit {
  const { unit, instansi, target, address, portal_unit_id, category, afirmasi } = profile
  return {
    unit,
    instansi,
    target,
    address,
    portal_unit_id,
    category,
    afirmasi,
    deadline: profile.deadline ?? null,
    pokja: profile.pokja ?? {},
    ...some,
  }
}

const turns = new Turns()

/** Changes something of the profile as it is stored by then. False when it was refused. */
export function changeProfile(desk: Desk, some: (stored: Profile) => Partial<ProfileEdit>): Promise<boolean> {
  return turns.run(() => {
    const profile = editOf(desk.profile, some(desk.profile))
    return desk.change('set_profile', { id: desk.id, profile })
  })
}

/** The lines of a text, without blank ones at its end. */
export function linesOf(text: string): string[] {
  return text
    .split(/\r?\n/)
    .map((line) => line.trim())
    .filter((line) => line !== '')
}

/** The working groups with one of them changed. */
export function withPokja(profile: Profile, area: string, some: Partial<Pokja>): Record<string, Pokja> {
  const before = profile.pokja?.[area] ?? { pic: '', members: [] }
  return { ...profile.pokja, [area]: { ...before, ...some } }
}

/** Text sizes that can be chosen, in percent. */
export const SIZES = [80, 90, 100, 110, 120, 130, 140, 150, 160, 170, 180, 190, 200] as const

/** The next larger or smaller text size; the same at the end. */
export function stepSize(size: number, by: 1 | -1): number {
  const sizes: readonly number[] = by > 0 ? SIZES : [...SIZES].reverse()
  return sizes.find((one) => (by > 0 ? one > size : one < size)) ?? size
}
