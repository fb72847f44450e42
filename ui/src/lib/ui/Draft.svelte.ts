/**
 * Text being typed: it is stored a moment after the last key, and at once when the field is left, so that a
 * crash costs at most that moment. What comes from the store in between never replaces what is being typed.
 */
export class Draft {
  text = $state('')
  /** Typed and not stored yet. */
  dirty = $state(false)
  #timer: ReturnType<typeof setTimeout> | undefined
  readonly #store: (text: string) => Promise<boolean> | boolean
  readonly #wait: number

  constructor(store: (text: string) => Promise<boolean> | boolean, wait = 500) {
    this.#store = store
    this.#wait = wait
  }

  /** Shows what is stored, unless something newer is being typed. */
  show(stored: string) {
    if (!this.dirty) this.text = stored
  }

  /** Takes a key. */
  type(text: string) {
    this.text = text
    this.dirty = true
    clearTimeout(this.#timer)
    this.#timer = setTimeout(() => void this.flush(), this.#wait)
  }

  /** Stores what was typed now. What was refused stays in the field. */
  async flush() {
    clearTimeout(this.#timer)
    if (!this.dirty) return
    const text = this.text
    const stored = await this.#store(text)
    if (stored && this.text === text) this.dirty = false
  }
}
