/** Figures and dates as Indonesian office staff read them. */

const points = new Intl.NumberFormat('id-ID', {
  minimumFractionDigits: 2,
  maximumFractionDigits: 2,
  useGrouping: false,
})
const plain = new Intl.NumberFormat('id-ID', { maximumFractionDigits: 20, useGrouping: false })
const whole = new Intl.NumberFormat('id-ID')
const ones = new Intl.NumberFormat('id-ID', { maximumFractionDigits: 0 })
const tenths = new Intl.NumberFormat('id-ID', { maximumFractionDigits: 1 })
const date = new Intl.DateTimeFormat('id-ID', { day: 'numeric', month: 'long', year: 'numeric' })
const months = {
  long: new Intl.DateTimeFormat('id-ID', { month: 'long', year: 'numeric' }),
  short: new Intl.DateTimeFormat('id-ID', { month: 'short', year: 'numeric' }),
}
const clock = new Intl.DateTimeFormat('id-ID', { hour: '2-digit', minute: '2-digit', hour12: false })

/**
 * A figure rounded once to two decimals, half away from zero, with a decimal comma.
 *
 * The shortest text of a double is the decimal it came from; shifting that text by two places before rounding
 * keeps 1.005 from becoming 1.00.
 */
export function formatPoints(value: number): string {
  const shifted = Number(`${shortest(value)}e2`)
  const rounded = Math.sign(shifted) * Math.round(Math.abs(shifted))
  return points.format(Number(`${shortest(rounded)}e-2`))
}

/** A plain decimal without an exponent of its own, so that one can be appended. */
function shortest(value: number): string {
  const text = String(value)
  return text.includes('e') ? value.toFixed(12) : text
}

/** A share of 0..=100 as `83%`, or with two decimals as `83,33%`. */
export function formatPercent(value: number, decimals: 0 | 2 = 0): string {
  return decimals === 0 ? `${Math.floor(value + 1e-9)}%` : `${formatPoints(value)}%`
}

/** A number as it was given, with a decimal comma. */
export function formatNumber(value: number): string {
  return plain.format(value)
}

/** A count with thousands separated. */
export function formatCount(value: number): string {
  return whole.format(value)
}

/** `22 November 2026`. */
export function formatDate(time: string | Date): string {
  return date.format(new Date(time))
}

/** A day as `2026-11-22`, read as `22 November 2026`. */
export function formatDay(day: string): string {
  return formatDate(`${day}T00:00`)
}

/** `2026-03` as `Maret 2026`, or as `Mar 2026` where room is short; what names no month stays as it is. */
export function formatMonth(key: string, length: 'long' | 'short' = 'long'): string {
  return /^\d{4}-(0[1-9]|1[0-2])$/.test(key) ? months[length].format(new Date(`${key}-01T00:00`)) : key
}

/** `14.07`. */
export function formatTime(time: string | Date): string {
  return clock.format(new Date(time)).replace(':', '.')
}

/** `22 November 2026 pukul 14.07`. */
export function formatDateTime(time: string | Date): string {
  return `${formatDate(time)} pukul ${formatTime(time)}`
}

/** `1,4 MB`; units of 1000 as office programs show them. */
export function formatSize(bytes: number): string {
  if (bytes < 1000) return `${bytes} byte`
  const units = ['kB', 'MB', 'GB', 'TB']
  let value = bytes / 1000
  let at = 0
  while (value >= 1000 && at < units.length - 1) {
    value /= 1000
    at += 1
  }
  return `${(value < 10 ? tenths : ones).format(value)} ${units[at]}`
}
