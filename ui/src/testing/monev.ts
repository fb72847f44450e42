import type { MonevPeriodsView, MonevPeriodView, MonevTaskView, MonevView } from '$lib/api/types'

const NAMES = { B03: 'Triwulan I (B03)', B06: 'Triwulan II (B06)', B09: 'Triwulan III (B09)', B12: 'Triwulan IV (B12)' }
const DAYS = {
  B03: ['2026-01-01', '2026-03-31'],
  B06: ['2026-04-01', '2026-06-30'],
  B09: ['2026-07-01', '2026-09-30'],
  B12: ['2026-10-01', '2026-12-31'],
} as const
type Key = keyof typeof NAMES

/** The periods of 2026, all begun and none frozen, but for `some`. */
export function periodsOf(some: Partial<Record<Key, Partial<MonevPeriodView>>> = {}, tasks = 2): MonevPeriodsView {
  const periods = (Object.keys(NAMES) as Key[]).map((period) => ({
    period,
    name: NAMES[period],
    first: DAYS[period][0],
    last: DAYS[period][1],
    begun: true,
    frozen: null,
    frozen_by: null,
    changed_since: false,
    planned: 2,
    done: 1,
    percent: 50,
    attached: null,
    ...some[period],
  }))
  return { periods, tasks, proves: ['A.I.1.iii.a', 'A.I.1.iii.b'] }
}

/** A task that was to be done and is not. */
export const taskOf = (title: string, some: Partial<MonevTaskView> = {}): MonevTaskView => ({
  id: title,
  number: 1,
  title,
  code: null,
  area: null,
  pic: '',
  due: '2026-03-31',
  status: 'belum',
  obstacle: '',
  realised: null,
  evidence: [],
  done: false,
  late: true,
  ...some,
})

/** A period with these tasks, all for no area. */
export function viewOf(period: Key, tasks: MonevTaskView[], some: Partial<MonevView> = {}): MonevView {
  const done = tasks.filter((task) => task.done).length
  const counts = { planned: tasks.length, done, late: tasks.length - done, stuck: 0, percent: 50 }
  return {
    period,
    name: NAMES[period],
    last: DAYS[period][1],
    frozen: null,
    frozen_by: null,
    changed_since: false,
    ...counts,
    areas: tasks.length > 0 ? [{ key: null, name: 'Lintas area', ...counts }] : [],
    tasks,
    note: '',
    obstacle: '',
    follow_up: '',
    course: [{ period, on: DAYS[period][1], total: 61.5, areas: {} }],
    ...some,
  }
}
