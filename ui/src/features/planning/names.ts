/** Names of scenarios. */

/** Whether two names are one, however they are typed. */
export function sameName(one: string, other: string): boolean {
  return one.trim().toLocaleLowerCase('id-ID') === other.trim().toLocaleLowerCase('id-ID')
}

/** The first name in a row, counted from 1, that nothing is called yet. */
export function freeName(name: (n: number) => string, taken: readonly string[]): string {
  let n = 1
  while (taken.some((other) => sameName(other, name(n)))) n += 1
  return name(n)
}
