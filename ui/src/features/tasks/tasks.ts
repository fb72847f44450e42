import type { PersonView, TaskView } from '$lib/api/types'
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
