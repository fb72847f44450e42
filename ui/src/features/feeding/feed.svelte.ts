/** What surveys and complaints of an assessment come to, and what is done with them. */
import { call } from '$lib/api/backend'
import type { FeedingView, Filter, SurveyQuery } from '$lib/api/types'
import type { Desk } from '$lib/desk/desk.svelte'
import { jobs } from '$lib/desk/jobs.svelte'
import { Reread } from '$lib/desk/reread'
import { m } from '$lib/i18n'
import { worded, type Worded } from '$lib/i18n/faults'

/** Tables as forms and channels export them. */
export const TABLES: Filter[] = [{ name: m.feeding.filter, extensions: ['csv', 'tsv', 'txt', 'xlsx', 'xls', 'ods'] }]

/** The last part of a path. */
export const nameOf = (path: string) => path.split(/[\\/]/).at(-1) ?? path

export class Feed extends Reread {
  view = $state.raw<FeedingView | null>(null)
  fault = $state.raw<Worded | null>(null)
  busy = $state(false)

  async load(desk: Desk) {
    const latest = this.ask()
    this.busy = true
    try {
      const view = await jobs.wait(m.feeding.loading, () => call('feeding', { id: desk.id }), { reads: true })
      if (latest()) [this.view, this.fault] = [view, null]
    } catch (error) {
      if (latest()) [this.view, this.fault] = [null, worded(error)]
    } finally {
      if (latest()) this.busy = false
    }
  }
}

/** The responses that are kept of a survey, or those of a file. */
export const queryOf = (
  desk: Desk,
  survey: string,
  responses: string | null = null,
  population: number | null = null,
): SurveyQuery => ({ assessment: desk.id, survey, responses, map: null, population })
