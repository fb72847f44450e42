import type { Args } from '$lib/api/commands'
import type { PersonView, TaskView } from '$lib/api/types'
import { formatDay } from '$lib/i18n'
import { typedDate } from '$lib/ui/date'

/** Keys of how far a task is, in the order of the board. */
export const STATUSES = ['belum', 'berjalan', 'terkendala', 'selesai', 'batal'] as const
export type Status = (typeof STATUSES)[number]

/** Which tasks are shown. */
export type Which = 'all' | 'mine' | 'open' | 'overdue'

/** Whether somebody has to do with a task. */
export function isOf(task: TaskView, name: string): boolean {
  return task.pic === name || task.checker === name || task.others.includes(name)
}

export function shown(tasks: readonly TaskView[], which: Which, self: PersonView | null): TaskView[] {
  switch (which) {
    case 'all':
      return [...tasks]
    case 'mine':
      return tasks.filter((task) => self !== null && isOf(task, self.name))
    case 'open':
      return tasks.filter((task) => task.open)
    case 'overdue':
      return tasks.filter((task) => task.overdue)
  }
}

/** The status one step to the left or right on the board; the same at its ends. */
export function beside(status: Status, step: -1 | 1): Status {
  const at = STATUSES.indexOf(status) + step
  return STATUSES[at] ?? status
}

/** A due day as it is sent: a quarter or a day; `null` for what is neither. */
export function typedDue(text: string): string | null {
  const typed = text.trim().toUpperCase()
  return /^B(03|06|09|12)$/.test(typed) ? typed : typedDate(text)
}

/** Marks an area in the list of what a task is for; everything else there is the code of an input. */
const AREA = 'area:'
export const areaOption = (key: string) => AREA + key

/** A task as it stands in its form. */
export interface Typed {
  title: string
  /** The code of an input, an area, or `''`. */
  about: string
  /** The id of a person, or `''`. */
  pic: string
  due: string
  status: Status
  obstacle: string
  realised: string
  /** Ids of the documents that prove it. */
  evidence: string[]
}

/** What the form begins with. */
export function typedOf(task: TaskView | null, people: readonly PersonView[]): Typed {
  const shownDay = (day: string | null | undefined) => (day ? formatDay(day) : '')
  return {
    title: task?.title ?? '',
    about: task?.code ?? (task?.area ? areaOption(task.area) : ''),
    pic: people.find((person) => person.name === task?.pic)?.id ?? '',
    due: shownDay(task?.due),
    status: (task?.status ?? 'belum') as Status,
    obstacle: task?.obstacle ?? '',
    realised: shownDay(task?.realised),
    evidence: task?.evidence_ids ?? [],
  }
}

/** What the day of a task that is done lacks; `null` for a day that can be stored, blank for today. */
export function realisedFault(text: string, today: string): 'unread' | 'future' | null {
  const day = typedDate(text)
  if (day === null) return 'unread'
  return day > today ? 'future' : null
}

/** What is different in the form, as it is sent; `null` where nothing is. */
export function changesOf(typed: Typed, before: Typed): Omit<Args<'set_task'>, 'assessment' | 'change'> | null {
  const { about, due, realised } = typed
  const evidence = typed.evidence.filter((id) => !before.evidence.includes(id))
  const without = before.evidence.filter((id) => !typed.evidence.includes(id))
  const differs = (key: keyof Typed) => typed[key] !== before[key]
  const isDone = typed.status === 'selesai'
  const sent = {
    ...(differs('title') ? { title: typed.title } : {}),
    ...(!differs('about') || about === ''
      ? {}
      : about.startsWith(AREA)
        ? { area: about.slice(AREA.length) }
        : { code: about }),
    ...(differs('pic') ? { pic: typed.pic } : {}),
    ...(differs('due') ? { due: typedDue(due) ?? '' } : {}),
    ...(differs('status') ? { status: typed.status } : {}),
    ...(differs('obstacle') ? { obstacle: typed.obstacle } : {}),
    ...(isDone && differs('realised') ? { realised: typedDate(realised) ?? '' } : {}),
  }
  const same = Object.keys(sent).length + evidence.length + without.length === 0
  return same ? null : { ...sent, evidence, without }
}
