/** Maps by what is asked for. */
import { alike } from './same'

/** Items by a key of theirs. */
export function byKey<K, V>(items: readonly V[], keyOf: (item: V) => K): ReadonlyMap<K, V> {
  return new Map(items.map((item) => [keyOf(item), item]))
}

/** Items that share a key, in their order. */
export function grouped<K, V>(items: readonly V[], keyOf: (item: V) => K): Map<K, V[]> {
  const groups = new Map<K, V[]>()
  for (const item of items) {
    const group = groups.get(keyOf(item))
    if (group) group.push(item)
    else groups.set(keyOf(item), [item])
  }
  return groups
}

/** Makes a map hold these entries and no others; values that say the same as before stay. */
export function renew<K, V>(map: Map<K, V>, next: ReadonlyMap<K, V>) {
  for (const key of map.keys()) if (!next.has(key)) map.delete(key)
  for (const [key, value] of next) if (!alike(map.get(key), value)) map.set(key, value)
}
