/** What raising a question by one level costs, in what costs are counted in. */
import type { EffortView } from '$lib/api/types'

/** What it costs; `days` is how many one unit of the model takes, where costs are counted in days. */
export function levelCost(effort: EffortView, days: number | null): number {
  return days === null ? (effort.cost ?? effort.model) : (effort.days ?? usualCost(effort, days))
}

/** What it costs where nobody says otherwise in what costs are counted in. */
export function usualCost(effort: EffortView, days: number | null): number {
  return days === null ? effort.model : (effort.cost ?? effort.model) * days
}

/** Whether the unit says what it costs; what it says in days counts where costs do. */
export function saysCost(effort: EffortView, inDays: boolean): boolean {
  return effort.cost !== null || (inDays && effort.days !== null)
}

/** A cost as it is said: none where it is what it would be anyway. */
export function saidCost(
  cost: number,
  effort: EffortView,
  days: number | null,
): Partial<Pick<EffortView, 'cost' | 'days'>> {
  const said = cost === usualCost(effort, days) ? null : cost
  return days === null ? { cost: said } : { days: said }
}

/** The most days that one unit of the model is counted as. */
export const MOST_DAYS = 10
