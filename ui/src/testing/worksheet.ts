/** A worksheet whose backend stores what is entered, as the real one does. */
import type { InputView } from '$lib/api/types'
import type { Desk } from '$lib/desk/desk.svelte'
import { changed, type Handlers } from './fake'

/** Handlers that store answers and notes, and give back the input as it is then. */
export function storing(desk: Desk): Handlers {
  const stored = new Map(desk.inputs)
  const store = <T>(code: string, outcome: T, change: (input: InputView) => InputView) => {
    const input = change(stored.get(code)!)
    stored.set(code, input)
    return changed(desk, outcome, { inputs: [input] })
  }
  return {
    answer_input: ({ code, layer, value }) =>
      store(code, { code, answer: value, changed: true }, (input) => {
        const answers = { ...input.answers }
        if (value === null) delete answers[layer]
        else answers[layer] = /^\d/.test(value) ? Number(value.replace(',', '.')) : value
        return { ...input, answers }
      }),
    set_note: ({ code, layer, text }) =>
      store(code, true, (input) => ({ ...input, notes: { ...input.notes, [layer]: text } })),
  }
}
