import type { PortfolioRow } from '$lib/api/types'

/** States of a worksheet that is with the reviewers. One that was given back says Revisi as well, but in round 2. */
const WAITING = ['Final', 'Belum Reviu', 'Sesuai']

/** The units whose worksheet is with the reviewers, the nearest deadline first. */
export function waits(rows: readonly PortfolioRow[]): PortfolioRow[] {
  const waiting = rows.filter((row) => WAITING.includes(row.state) || (row.state === 'Revisi' && row.round === 1))
  return waiting.sort((a, b) => (a.deadline ?? '9999').localeCompare(b.deadline ?? '9999'))
}
