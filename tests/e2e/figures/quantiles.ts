/** The middle of measured values. */
export function median(values: number[]): number {
  return quantile(values, 0.5)
}

/** What 19 of 20 measured values do not exceed. */
export function p95(values: number[]): number {
  return quantile(values, 0.95)
}

function quantile(values: number[], share: number): number {
  const sorted = values.toSorted((a, b) => a - b)
  return sorted[Math.ceil(sorted.length * share) - 1] ?? NaN
}
