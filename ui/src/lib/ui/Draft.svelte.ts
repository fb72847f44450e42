import { SvelteMap } from 'svelte/reactivity'

/** Texts that were typed and refused, by what they are about. They outlive their fields, so that none is lost. */
export const unsaved = new SvelteMap<string, Draft>()

/** Stores again what was refused, after whatever stood in the way is gone. */
export function storeUnsaved() {
  for (const draft of [...unsaved.values()]) void draft.flush()
}

/** How a text is kept. */
export interface Keeping {
  /** Milliseconds between the last key and storing. */
  wait?: number
  /** What the text is about. A refused text with a key is still there when its field is shown again. */
  key?: () => string
  /** The address of its field, where that is more than the page on which it is typed. */
  at?: () => string | null
}

/**
 * Text being typed: it is stored a moment after the last key, and at once when the field is left, so that a
 * crash costs at most that moment. What comes from the store in between never replaces what is being typed.
 */
export class Draft {
  text = $state('')
  /** Typed and not stored yet. */
  dirty = $state(false)
  /** It was refused as it stands. */
  refused = $state(false)
  /** Why, as its field says it; `null` where the field does not. It stays with the text until that is changed. */
  why = $state<string | null>(null)
  #timer: ReturnType<typeof setTimeout> | undefined
  readonly #store: (text: string) => Promise<boolean> | boolean
  readonly #wait: number
  readonly #key: (() => string) | undefined
  readonly #at: (() => string | null) | undefined
  #typedAt = ''

  constructor(store: (text: string) => Promise<boolean> | boolean, { wait = 500, key, at }: Keeping = {}) {
    this.#store = store
    this.#wait = wait
    this.#key = key
    this.#at = at
    const left = key && unsaved.get(key())
    if (!left) return
    this.text = left.text
    this.dirty = true
    this.refused = true
    this.why = left.why
    this.#typedAt = left.at
    unsaved.set(key(), this)
  }

  /** Shows what is stored, unless something newer is being typed. */
  show(stored: string) {
    if (!this.dirty) this.text = stored
  }

  /** The address where it is mended. */
  get at(): string {
    return this.#at?.() ?? this.#typedAt
  }

  /** Takes a key. */
  type(text: string) {
    this.text = text
    this.#typedAt = location.hash
    this.dirty = true
    this.refused = false
    this.why = null
    clearTimeout(this.#timer)
    this.#timer = setTimeout(() => void this.flush(), this.#wait)
  }

  /** Stores what was typed now. What was refused stays in the field. */
  async flush() {
    clearTimeout(this.#timer)
    if (!this.dirty) return
    const text = this.text
    const stored = await this.#store(text)
    if (this.text !== text) return
    this.dirty = !stored
    this.refused = !stored
    if (stored) this.why = null
    if (!this.#key) return
    if (stored) unsaved.delete(this.#key())
    else unsaved.set(this.#key(), this)
  }
}
