/** Making a workspace of a full backup: from the settings, at the first start, and where evidence was lost. */
import { call } from '$lib/api/backend'
import { notices } from '$lib/desk/notices.svelte'
import { program } from '$lib/desk/program.svelte'
import { m } from '$lib/i18n'
import { movedTo } from '$lib/ui/workspace'

const text = m.settings.backups

/** The kind of file a full backup is, as dialogs name it. */
export const FULL_FILTERS = [{ name: text.fullFilter, extensions: ['pilar-lengkap'] }]

/**
 * Asks for a full backup and an empty folder, makes a workspace of it there and works in it. False when a dialog was
 * closed; a refusal is thrown.
 */
export async function restoreFull(): Promise<boolean> {
  const path = await call('pick_file', { title: text.fullPick, filters: FULL_FILTERS })
  const dir = path && (await call('pick_folder', { title: text.fullFolder }))
  if (!path || !dir) return false
  const isBroken = Boolean(program.startup?.fault)
  await program.goOverStoppably(text.fullRestoring, async (job, progress) => {
    const startup = await call('restore_full', { path, dir, job, progress })
    // What could not be stored in a workspace that is broken is looked for in what takes its place.
    if (isBroken) movedTo(startup.workspace, startup.id)
    return startup
  })
  notices.tell(text.fullRestored)
  return true
}
