/** A key press as the page's keys take it, with nothing held unless told. */
import type { KeyPress } from '$lib/desk/keys'

export function press(key: string, held: Partial<Omit<KeyPress, 'key'>> = {}): KeyPress {
  return { key, ctrlKey: false, shiftKey: false, altKey: false, metaKey: false, ...held }
}
