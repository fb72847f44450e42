/** The tags that units of the workspace have. */
import { awaited } from '$lib/api/awaited'
import { call } from '$lib/api/backend'
import type { KnownTag } from '$lib/api/types'
import type { Desk } from './desk.svelte'
import { notices } from './notices.svelte'

export class KnownTags {
  all = $state.raw<KnownTag[]>([])

  /** Reads them anew whenever the assessment changes, for its tags may be others; for an effect. */
  follow(desk: Desk): () => void {
    void desk.tags
    return awaited(
      call('known_tags', {}),
      (found) => (this.all = found),
      (error) => notices.refuse(error),
    )
  }
}
