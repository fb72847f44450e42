import type { InputView } from '$lib/api/types'

/** Inputs whose answers are on their way: what is stored of them, and how many calls have not returned. */
export class Asked {
  readonly #inputs = new Map<string, { stored: InputView; calls: number }>()

  /** An answer was sent while the page showed `shown`. */
  sent(shown: InputView) {
    const asked = this.#inputs.get(shown.code) ?? { stored: shown, calls: 0 }
    asked.calls += 1
    this.#inputs.set(shown.code, asked)
  }

  /** An input was stored, by whatever action. */
  stored(input: InputView) {
    const asked = this.#inputs.get(input.code)
    if (asked) asked.stored = input
  }

  /** A call returned. Gives what is stored once no other is on its way, `null` before. */
  returned(code: string): InputView | null {
    const asked = this.#inputs.get(code)
    if (!asked) return null
    asked.calls -= 1
    if (asked.calls > 0) return null
    this.#inputs.delete(code)
    return asked.stored
  }
}
