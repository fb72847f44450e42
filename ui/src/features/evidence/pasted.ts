/** What of a paste is evidence. */

/** Larger files than this are dropped or picked, in bytes: what is pasted goes through memory whole. */
export const LARGEST_PASTED = 16 << 20

/**
 * The files of a paste: pictures, and files that were copied in the platform's own windows.
 *
 * Where text is pasted into a field there are none, although programs such as spreadsheets put a picture of it beside
 * the text.
 */
export function pastedFiles(event: ClipboardEvent): File[] {
  const given = event.clipboardData
  const intoField = event.target instanceof HTMLTextAreaElement || event.target instanceof HTMLInputElement
  if (!given || (intoField && given.types.includes('text/plain'))) return []
  return [...given.files]
}
