/** Writing the LHE, on its own page and among the exports. */
import { call } from '$lib/api/backend'
import type { Paper, ReviewView } from '$lib/api/types'
import type { Desk } from '$lib/desk/desk.svelte'
import { m } from '$lib/i18n'
import { fileName } from '$lib/ui/fileName'
import type { Saver } from '$lib/desk/saver.svelte'

/** The kinds of file an LHE is written as. */
export type LheEnding = 'pdf' | 'docx'

/**
 * Asks where to and writes the LHE there.
 *
 * @param ready what has to be stored before it is written
 */
export function saveLhe(
  saver: Saver,
  desk: Desk,
  ending: LheEnding,
  paper: Paper,
  ready?: () => Promise<void>,
): Promise<void> {
  const name = fileName(`LHE ${desk.profile.unit} ${desk.profile.year}`, ending)
  return saver.save(name, { name: m.lhe.filters[ending], extensions: [ending] }, async (path) => {
    await ready?.()
    return call('export_assessment', { id: desk.id, format: 'lhe', path, template: null, paper })
  })
}

/** Whether reviewers have anything to report: it was handed in, or they have written already. */
export function hasReview({ progress, columns }: ReviewView): boolean {
  return progress.stage !== 'draft' || columns.some((column) => column.layer !== 'unit' && column.own_answers > 0)
}
