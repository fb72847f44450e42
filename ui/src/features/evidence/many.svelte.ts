/** Work on many documents at once: copies into a folder, and whether their content is whole. */
import { call } from '$lib/api/backend'
import type { EvidenceCheckView, EvidenceView } from '$lib/api/types'
import type { Desk } from '$lib/desk/desk.svelte'
import { jobs } from '$lib/desk/jobs.svelte'
import { notices } from '$lib/desk/notices.svelte'
import { m } from '$lib/i18n'

/** Asks for a folder and saves a copy of each document there. */
export async function saveAll(desk: Desk, documents: EvidenceView[]) {
  try {
    const folder = await call('pick_folder', { title: m.library.saveAllTitle })
    if (!folder) return
    const total = documents.length
    const done = await jobs.run(m.library.saving(total), async (job, progress) => {
      let done = 0
      for (const document of documents) {
        if (jobs.list.find((one) => one.id === job)?.cancelling) break
        await call('save_evidence', { id: desk.id, document: document.id, folder })
        done += 1
        progress({ done, total })
      }
      return done
    })
    notices.tell(done === total ? m.library.saved(total, folder) : m.library.savingStopped(done, total))
  } catch (error) {
    notices.refuse(error)
  }
}

/** Reads every file again; gives those that are damaged, or `null` when it could not be done. */
export async function verifyAll(desk: Desk): Promise<EvidenceCheckView[] | null> {
  try {
    const checked = await jobs.wait(
      m.library.verifying(desk.evidence.length),
      () => call('verify_evidence', { id: desk.id }),
      { reads: true },
    )
    const faulty = checked.filter((one) => !one.intact)
    if (faulty.length === 0) notices.tell(m.library.verified(checked.length))
    return faulty
  } catch (error) {
    notices.refuse(error)
    return null
  }
}
