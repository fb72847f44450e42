/** The day by the clock on the wall, `YYYY-MM-DD`; UTC would still say yesterday on an Indonesian morning. */
export function today(now: Date): string {
  const two = (part: number) => String(part).padStart(2, '0')
  return `${now.getFullYear()}-${two(now.getMonth() + 1)}-${two(now.getDate())}`
}
