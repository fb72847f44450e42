import { Unsent } from '$lib/ui/unsent.svelte'
import type { Review } from './review.svelte'

/** A half-written recommendation: a new one by the code of its input (empty for an area), a change by its id. */
export const unsentRecommendation = (review: () => Review, about: () => string, start?: () => string) =>
  new Unsent(() => `${review().desk.id} ${about()} recommendation`, start)
