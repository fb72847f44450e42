/** Finding people, and saying what they are. */
import type { PersonView } from '$lib/api/types'
import type { Desk } from '$lib/desk/desk.svelte'

/** The people whose name, NIP or position has every word. */
export function found(people: readonly PersonView[], wanted: string): PersonView[] {
  const words = wanted.toLocaleLowerCase('id-ID').split(/\s+/).filter(Boolean)
  return people.filter((person) => {
    const text = `${person.name} ${person.nip} ${person.position}`.toLocaleLowerCase('id-ID')
    return words.every((word) => text.includes(word))
  })
}

/** The areas of somebody's Pokja, in the order of the worksheet. */
export function pokjaOf(desk: Desk, keys: readonly string[]): string {
  const areas = desk.guide.areas.filter((area) => keys.includes(area.key))
  return areas.map((area) => area.short).join(', ')
}
