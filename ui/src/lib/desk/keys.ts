/** What a key means on the worksheet, away from any drawing. */

/** Something the keyboard asks for. */
export type KeyAction =
  | {
      do:
        | 'next'
        | 'previous'
        | 'open'
        | 'note'
        | 'evidence'
        | 'cycle'
        | 'review'
        | 'search'
        | 'undo'
        | 'redo'
        | 'shortcuts'
        | 'help'
        | 'gates'
        | 'print'
    }
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
  if (command && key === 'p' && !press.altKey && !press.shiftKey) return { do: 'print' }
  if (typing || command || press.altKey) return null
  switch (key) {
    case 'j':
      return { do: 'next' }
    case 'k':
      return { do: 'previous' }
    case 'u':
      return { do: 'open' }
    case 'n':
      return { do: 'note' }
    case 'l':
      return { do: 'evidence' }
    case 'o':
      return { do: 'cycle' }
    case 's':
    case 'r':
    case 'm':
      return { do: 'review' }
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

/** Follows all keys: one that is still held in a field which it opened is no letter there. Gives what ends it. */
export function followHeld(): () => void {
  let began = ''
  const onKey = (event: KeyboardEvent) => {
    const isText = event.key.length === 1 && isTyping(document.activeElement)
    if (!event.repeat) began = isText ? '' : event.key
    else if (isText && event.key === began) event.preventDefault()
  }
  window.addEventListener('keydown', onKey, true)
  return () => window.removeEventListener('keydown', onKey, true)
}

/** Leaves the field in use for the card it is on; false when none is in use. */
export function leaveField(): boolean {
  const field = document.activeElement
  if (!(field instanceof HTMLElement) || !isTyping(field)) return false
  const card = field.closest<HTMLElement>('[data-question]')
  field.blur()
  card?.focus({ preventScroll: true })
  return true
}

/** Whether Enter means something to this element itself, so that it does not go to the next question. */
export function takesEnter(element: Element | null): boolean {
  return element?.closest('button, a, summary, select, textarea, form, [contenteditable]') != null
}

const canScroll = (part: Element) =>
  part.scrollHeight > part.clientHeight && getComputedStyle(part).overflowY !== 'visible'

/** Scrolls what the page shows where the focus is elsewhere; false when the key is the web view's own, since the focus is
 * in what scrolls, or nothing does. Parts of a page that scroll by themselves say so by `data-scrolls`; the first that has
 * more to show is meant. */
export function scrollPage(down: boolean): boolean {
  const focused = document.activeElement
  // There the key moves the caret or the choice.
  if (focused instanceof HTMLTextAreaElement || focused instanceof HTMLSelectElement) return false
  const page = document.getElementById('page')
  const parts = [...(page?.querySelectorAll<HTMLElement>('[data-scrolls]') ?? [])]
  if (parts.some((part) => part.contains(focused) && canScroll(part))) return false
  const shown = [...parts, page].find((part) => part && canScroll(part))
  if (!shown || (focused !== shown && shown.contains(focused))) return false
  shown.scrollBy({ top: shown.clientHeight * (down ? 0.9 : -0.9) })
  return true
}
