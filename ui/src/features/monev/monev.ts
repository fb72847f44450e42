import type { MonevAreaView, MonevPeriodsView, MonevPeriodView, MonevTaskView } from '$lib/api/types'

/** The period an address names, or the latest that has begun; `null` where none has. */
export function chosenOf({ periods }: MonevPeriodsView, at: string | null): MonevPeriodView | null {
  const begun = periods.filter((period) => period.begun)
  return begun.find((period) => period.period === at) ?? begun.at(-1) ?? null
}

/** The tasks of each area, in the order of the worksheet. */
export function byArea(
  areas: readonly MonevAreaView[],
  tasks: readonly MonevTaskView[],
): { area: MonevAreaView; tasks: MonevTaskView[] }[] {
  return areas.map((area) => ({ area, tasks: tasks.filter((task) => task.area === area.key) }))
}
