import { SvelteMap } from 'svelte/reactivity'
import { isAbout, keyHere, workspace } from './workspace'

/** Texts that were typed and refused, as {@link keyHere} has it. They outlive their fields, so that none is lost. */
export const unsaved = new SvelteMap<string, Draft>()

/** Those about an assessment of the open workspace. */
export const unsavedOf = (assessment: string): Draft[] =>
  [...unsaved].flatMap(([key, draft]) => (isAbout(key, assessment) ? [draft] : []))

/** What is being typed and not stored yet. */
let typing: readonly Draft[] = []

/** Whether anything is being typed and not stored yet. */
export const isTyped = () => typing.length > 0

/** Stores now what is being typed; afterwards what is not stored is among the refused, as far as it has a key. */
export async function storeTyped() {
  await Promise.allSettled(typing.map((draft) => draft.flush()))
}

/** Stores again what was refused, after whatever stood in the way is gone. */
export function storeUnsaved() {
  for (const draft of [...unsaved.values()]) void draft.flush()
}

/** The same for what is about one thing. */
export function storeAgain(about: string) {
  void unsaved.get(keyHere(about))?.flush()
}

/** How a text is kept. */
export interface Keeping {
  /** Milliseconds between the last key and storing. */
  wait?: number
  /** What the text is about, from the assessment on. A refused text with a key is still there when its field is shown again. */
  key?: string
  /** A blank text is never stored. */
  required?: boolean
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
  readonly #key: string | undefined
  /** The workspace it was typed in. */
  readonly #workspace = workspace()
  readonly #at: (() => string | null) | undefined
  readonly #required: boolean
  #typedAt = ''
  /** How often it was typed in. */
  #typed = 0
  /** What is being stored: as of which key, and when it is done. */
  #sent: { typed: number; done: Promise<void> } | null = null

  constructor(
    store: (text: string) => Promise<boolean> | boolean,
    { wait = 500, key, at, required = false }: Keeping = {},
  ) {
    this.#store = store
    this.#wait = wait
    this.#key = key === undefined ? undefined : keyHere(key)
    this.#at = at
    this.#required = required
    const left = this.#key === undefined ? undefined : unsaved.get(this.#key)
    if (this.#key === undefined || !left) return
    this.text = left.text
    this.dirty = true
    this.refused = true
    this.why = left.why
    this.#typedAt = left.at
    unsaved.set(this.#key, this)
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
    this.#typed += 1
    this.#typedAt = location.hash
    // An older text of the same field, which was refused, is not wanted any more.
    if (this.#key !== undefined && unsaved.get(this.#key) !== this) unsaved.delete(this.#key)
    this.dirty = true
    this.refused = false
    this.why = null
    if (!typing.includes(this)) typing = [...typing, this]
    clearTimeout(this.#timer)
    this.#timer = setTimeout(() => void this.flush(), this.#wait)
  }

  /** Stores what was typed now, unless another workspace is open. What was refused stays in the field. */
  flush(): Promise<void> {
    clearTimeout(this.#timer)
    const isElsewhere = this.#workspace !== workspace()
    if (!this.dirty || isElsewhere || (this.#required && this.text.trim() === '')) return Promise.resolve()
    const typed = this.#typed
    if (this.#sent?.typed !== typed) this.#sent = { typed, done: this.#send(typed) }
    return this.#sent.done
  }

  async #send(typed: number) {
    let stored = false
    try {
      stored = await this.#store(this.text)
    } finally {
      if (this.#sent?.typed === typed) this.#sent = null
      if (this.#typed === typed) this.#settle(stored)
    }
  }

  #settle(stored: boolean) {
    typing = typing.filter((draft) => draft !== this)
    this.dirty = !stored
    this.refused = !stored
    if (stored) this.why = null
    if (this.#key === undefined) return
    // Newer text of the same field is being typed elsewhere.
    const isOld = typing.some((draft) => draft.#key === this.#key)
    if (stored || isOld) unsaved.delete(this.#key)
    else unsaved.set(this.#key, this)
  }

  /** Shows what is stored again; what was typed is not wanted. */
  drop(stored: string) {
    clearTimeout(this.#timer)
    this.#typed += 1
    this.#settle(true)
    this.text = stored
  }
}
