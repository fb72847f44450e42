/** Dates as people type them: `31 Mei 2026`, `31-5-2026`, `31/05/2026`, `2026-05-31`. */

const MONTHS = [
  'januari',
  'februari',
  'maret',
  'april',
  'mei',
  'juni',
  'juli',
  'agustus',
  'september',
  'oktober',
  'november',
  'desember',
]

/** The day as `YYYY-MM-DD`, `''` for a blank, or `null` when the text is no day of the calendar. */
export function typedDate(text: string): string | null {
  const typed = text.trim().toLocaleLowerCase('id-ID')
  if (typed === '') return ''
  const iso = /^(\d{4})-(\d{1,2})-(\d{1,2})$/.exec(typed)
  if (iso) return day(Number(iso[1]), Number(iso[2]), Number(iso[3]))
  const local = /^(\d{1,2})[\s./-]+(\d{1,2}|[a-z]+)[\s./-]+(\d{4})$/.exec(typed)
  if (!local) return null
  const word = local[2]!
  const month = /^\d/.test(word)
    ? Number(word)
    : word.length < 3
      ? 0
      : MONTHS.findIndex((name) => name.startsWith(word)) + 1
  return day(Number(local[3]), month, Number(local[1]))
}

function day(year: number, month: number, date: number): string | null {
  const made = new Date(Date.UTC(year, month - 1, date))
  const real = made.getUTCFullYear() === year && made.getUTCMonth() === month - 1 && made.getUTCDate() === date
  return real ? made.toISOString().slice(0, 10) : null
}
