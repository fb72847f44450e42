/**
 * Takes an answer, or why there is none, unless nobody waits for it any more by then. Gives what ends the waiting, for
 * an effect.
 */
export function awaited<T>(answer: Promise<T>, take: (given: T) => void, refuse: (error: unknown) => void): () => void {
  let waits = true
  answer.then(
    (given) => {
      if (waits) take(given)
    },
    (error: unknown) => {
      if (waits) refuse(error)
    },
  )
  return () => {
    waits = false
  }
}
