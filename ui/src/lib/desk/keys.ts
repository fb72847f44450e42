/** What a key means on the worksheet, away from any drawing. */

/** Something the keyboard asks for. */
export type KeyAction =
  | { do: 'next' | 'previous' | 'note' | 'evidence' | 'search' | 'undo' | 'redo' | 'shortcuts' | 'help' | 'gates' }
  | { do: 'answer'; letter: string }

/** A key press as far as it matters here. */
export interface KeyPress {
  key: string
  ctrlKey: boolean
  metaKey: boolean
  altKey: boolean
  shiftKey: boolean
}

/**
 * What a key press asks for.
 *
 * @param typing the focus is in a field where letters are text; undo there is the field's own
 */
export function keyAction(press: KeyPress, typing: boolean): KeyAction | null {
  if (press.key === 'F1') return { do: 'help' }
  const command = press.ctrlKey || press.metaKey
  const key = press.key.toLowerCase()
  if (command && !press.altKey && !typing) {
    if (key === 'z') return { do: press.shiftKey ? 'redo' : 'undo' }
    if (key === 'y') return { do: 'redo' }
  }
  if (command && key === 'f' && !press.altKey) return { do: 'search' }
  if (typing || command || press.altKey) return null
  switch (key) {
    case 'j':
      return { do: 'next' }
    case 'k':
      return { do: 'previous' }
    case 'n':
      return { do: 'note' }
    case 'l':
      return { do: 'evidence' }
    case 'p':
      return { do: 'gates' }
    case '/':
      return { do: 'search' }
    case '?':
      return { do: 'shortcuts' }
  }
  return /^[a-eyt]$/.test(key) ? { do: 'answer', letter: key.toUpperCase() } : null
}

/** The option a letter chooses: its key, or the first letter of it (Y for Ya). */
export function optionOf(options: readonly { key: string }[], letter: string): string | null {
  const found = options.find((option) => option.key.charAt(0).toUpperCase() === letter)
  return found?.key ?? null
}

/** Whether letters typed at this element are text. */
export function isTyping(element: Element | null): boolean {
  if (!(element instanceof HTMLElement)) return false
  if (element instanceof HTMLTextAreaElement || element instanceof HTMLSelectElement) return true
  if (element instanceof HTMLInputElement) return !['radio', 'checkbox', 'button', 'file'].includes(element.type)
  return element.isContentEditable
}
