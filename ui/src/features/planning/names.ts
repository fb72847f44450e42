/** Names of scenarios. */

/** Whether two names are one, however they are typed. */
export function sameName(one: string, other: string): boolean {
  return one.trim().toLocaleLowerCase('id-ID') === other.trim().toLocaleLowerCase('id-ID')
}

/** The name itself, or with the first number behind it that nothing is called yet. */
export function freeName(name: string, taken: readonly string[]): string {
  const free = (one: string) => !taken.some((other) => sameName(one, other))
  if (free(name)) return name
  let n = 2
  while (!free(`${name} ${n}`)) n += 1
  return `${name} ${n}`
}
