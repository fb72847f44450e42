import type { TaskView } from '$lib/api/types'

/** A task that nobody began. */
export const taskOf = (number: number, title: string, some: Partial<TaskView> = {}): TaskView => ({
  number,
  id: `id-${number}`,
  title,
  code: null,
  area: null,
  output: '',
  document: '',
  pic: null,
  others: [],
  checker: null,
  start: null,
  due: null,
  effort: null,
  status: 'belum',
  obstacle: '',
  realised: null,
  evidence: [],
  evidence_ids: [],
  overdue: false,
  open: true,
  reached: false,
  ...some,
})
