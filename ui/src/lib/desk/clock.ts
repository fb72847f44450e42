/** How far a clock may lie behind the last change before it is told, in milliseconds: other computers differ a little. */
const MARGIN = 10 * 60 * 1000

/** Whether the computer's clock lies behind the last change, given as a time with its zone. */
export function clockBehind(changed: string, now: number): boolean {
  return Date.parse(changed) - now > MARGIN
}
