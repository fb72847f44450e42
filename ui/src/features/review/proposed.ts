/** What the three checks of the evidence come to by the facts; the reviewer may say otherwise. */
import type { EvidenceView, QueueInputView, TicksView } from '$lib/api/types'

/** Names that say nothing: as a scanner, a camera or a copy leaves them. */
const NAMELESS =
  /^(scan|img|image|dsc|foto|photo|doc|dokumen|file|untitled|new|whatsapp image|screenshot)?[\s_-]*\d*([\s_-]*copy)?$/i

/** Whether a document's name says what it is. */
export function saysWhat(document: Pick<EvidenceView, 'name' | 'title'>): boolean {
  const name = document.name.replace(/\.[^.]+$/, '')
  return ![name, document.title].every((text) => NAMELESS.test(text.trim()))
}

/** The ticks an input's documents deserve. */
export function proposed(
  input: Pick<QueueInputView, 'evidence' | 'evidence_text'>,
  documents: readonly EvidenceView[],
): TicksView {
  const evidence = input.evidence.length > 0 || Boolean(input.evidence_text)
  return {
    evidence,
    year: documents.length > 0 && documents.every((one) => !one.flags.some((flag) => flag.code === 'tahun_lain')),
    naming: documents.length > 0 && documents.every(saysWhat),
  }
}
