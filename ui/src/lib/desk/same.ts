/** What says the same stays the same object, so that nothing is computed or drawn anew for it. */

/** Whether two values say the same: texts, numbers, lists, records, and maps of such. */
export function alike(one: unknown, other: unknown): boolean {
  if (one === other) return true
  if (!isWhole(one) || !isWhole(other)) return false
  if (Array.isArray(one) || Array.isArray(other)) {
    if (!Array.isArray(one) || !Array.isArray(other) || one.length !== other.length) return false
    return one.every((item, at) => alike(item, other[at]))
  }
  if (one instanceof Map || other instanceof Map) {
    if (!(one instanceof Map) || !(other instanceof Map) || one.size !== other.size) return false
    return [...one].every(([key, item]) => other.has(key) && alike(item, other.get(key)))
  }
  const keys = Object.keys(one)
  if (keys.length !== Object.keys(other).length) return false
  return keys.every((key) => Object.hasOwn(other, key) && alike(one[key], other[key]))
}

/** The value before, where the next says the same. A record that differs keeps those of its parts that do not. */
export function kept<T>(before: T | undefined, next: T): T {
  if (before !== undefined && alike(before, next)) return before
  if (!isRecord(before) || !isRecord(next)) return next
  const parts = Object.entries(next).map(([key, part]) => [key, alike(before[key], part) ? before[key] : part])
  return Object.fromEntries(parts) as T
}

/** A computation that gives what it gave before as long as that says the same; for one `$derived.by`. */
export function steady<T>(compute: () => T): () => T {
  let last: T | undefined
  return () => (last = kept(last, compute()))
}

const isWhole = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null

const isRecord = (value: unknown): value is Record<string, unknown> =>
  isWhole(value) && !Array.isArray(value) && !(value instanceof Map)
