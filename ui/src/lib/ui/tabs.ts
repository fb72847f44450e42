/** Where a key leads among tabs. */

/** The place of the tab a key asks for, round the ends; `null` when the key is not for tabs. */
export function neighbourTab(key: string, at: number, count: number): number | null {
  if (count === 0) return null
  switch (key) {
    case 'ArrowRight':
      return (at + 1) % count
    case 'ArrowLeft':
      return (at - 1 + count) % count
    case 'Home':
      return 0
    case 'End':
      return count - 1
    default:
      return null
  }
}
