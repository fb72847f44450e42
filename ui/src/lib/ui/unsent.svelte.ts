import { SvelteMap } from 'svelte/reactivity'
import { isAbout, keyHere } from './workspace'

const texts = new SvelteMap<string, string>()

/** How many texts wait for somebody to send them. */
export const unsent = () => texts.size

/** How many of them are about an assessment of the open workspace. */
export const unsentOf = (assessment: string) => [...texts.keys()].filter((key) => isAbout(key, assessment)).length

/**
 * What was typed and is stored only when somebody says so, by what it is about. It outlives its field, so that
 * looking at something else in between loses nothing; a text as it began is none.
 */
export class Unsent {
  readonly #key: () => string
  readonly #start: () => string

  constructor(key: () => string, start: () => string = () => '') {
    this.#key = key
    this.#start = start
  }

  /** What it is kept under now. */
  get key(): string {
    return keyHere(this.#key())
  }

  get text(): string {
    return texts.get(this.key) ?? this.#start()
  }

  set text(text: string) {
    if (text === this.#start()) this.drop()
    else texts.set(this.key, text)
  }

  /** Whether anything was typed. */
  get typed(): boolean {
    return texts.has(this.key)
  }

  /** Forgets it: it is not wanted, or was `stored`; then by the key from before, as the field may be another's by now. */
  drop(key = this.key, stored?: string) {
    // What was typed while it was stored stays.
    if (stored === undefined || texts.get(key) === stored) texts.delete(key)
  }
}
