/** Names for files people are offered to save. */

/** A name that every platform takes: no path, no reserved signs, not endless. */
export function fileName(stem: string, ending: string): string {
  const clean = stem
    .normalize('NFC')
    .replace(/[\\/:*?"<>|\p{Cc}]+/gu, '-')
    .replace(/\s+/g, ' ')
    .trim()
    .slice(0, 120)
    .replace(/[. ]+$/, '')
  return `${clean || 'Pilar'}.${ending}`
}
