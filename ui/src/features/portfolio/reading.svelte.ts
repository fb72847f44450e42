/** Something that is read again whenever what it is asked with changes; answers that were overtaken are dropped. */
import { worded, type Worded } from '$lib/i18n/faults'

export class Reading<T> {
  value = $state.raw<T | null>(null)
  fault = $state.raw<Worded | null>(null)

  /** Asks, and gives what ends the asking; for an effect. What is typed is looked for a moment later. */
  follow(ask: () => Promise<T>): () => void {
    let current = true
    const read = async () => {
      try {
        const found = await ask()
        if (current) [this.value, this.fault] = [found, null]
      } catch (error) {
        if (current) [this.value, this.fault] = [null, worded(error)]
      }
    }
    const timer = setTimeout(() => void read(), this.#asked ? 200 : 0)
    this.#asked = true
    return () => {
      current = false
      clearTimeout(timer)
    }
  }

  #asked = false
}
