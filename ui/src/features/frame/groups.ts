/** The pages of the rail, by what people do. A new page goes into a group; the rail stays as long as it is. */
import { m } from '$lib/i18n'
import type { Route } from '$lib/desk/router.svelte'
import type { IconName } from '$lib/ui/icons'

/** A page the rail leads to. */
export interface RailPage {
  page: string
  /** A part of the page, such as a tab. */
  part?: string
  name: string
  icon?: IconName
  /** `false`: only while something waits there. */
  always?: boolean
}

/** Pages that belong together; only the group that is open shows them. */
export interface RailGroup {
  key: string
  name: string
  icon: IconName
  /** The first is the one its own name leads to. */
  pages: readonly RailPage[]
}

/** Where people begin. */
export const HOME: readonly RailPage[] = [
  { page: 'pekerjaan', name: m.frame.work, icon: 'notebook-pen' },
  { page: 'ringkasan', name: m.frame.overview, icon: 'layout-dashboard' },
  { page: 'konflik', name: m.conflicts.link, icon: 'git-merge', always: false },
]

/** What comes after filling in. */
export const GROUPS: readonly RailGroup[] = [
  {
    key: 'bukti',
    name: m.frame.groups.bukti,
    icon: 'folder-open',
    pages: [
      { page: 'bukti', name: m.frame.evidence },
      { page: 'impor', name: m.frame.import },
      { page: 'survei', name: m.feeding.link },
    ],
  },
  {
    key: 'rencana',
    name: m.frame.groups.rencana,
    icon: 'route',
    pages: [
      { page: 'rencana', name: m.planning.tabs.jalan },
      { page: 'rencana', part: 'simulasi', name: m.planning.tabs.simulasi },
      { page: 'rencana', part: 'tugas', name: m.planning.tabs.tugas },
      { page: 'rencana', part: 'monev', name: m.planning.tabs.monev },
      { page: 'tim', name: m.team.link },
    ],
  },
  {
    key: 'reviu',
    name: m.frame.groups.reviu,
    icon: 'file-check',
    pages: [
      { page: 'reviu', name: m.frame.review },
      { page: 'lhe', name: m.lhe.link },
    ],
  },
  {
    key: 'serahkan',
    name: m.frame.groups.serahkan,
    icon: 'upload',
    pages: [
      { page: 'serah', name: m.frame.handOver },
      { page: 'ekspor', name: m.frame.export },
      { page: 'pengusulan', name: m.proposal.link },
    ],
  },
  {
    key: 'atur',
    name: m.frame.groups.atur,
    icon: 'settings',
    pages: [
      { page: 'pengaturan', name: m.frame.settings },
      { page: 'riwayat', name: m.frame.history },
      { page: 'portofolio', name: m.frame.portfolio },
    ],
  },
]

export const BOTTOM: readonly RailPage[] = [{ page: 'bantuan', name: m.frame.help, icon: 'circle-question-mark' }]

/** The group a page belongs to. */
export function groupOf(page: string): string | null {
  return GROUPS.find((group) => group.pages.some((one) => one.page === page))?.key ?? null
}

const ALL = [...HOME, ...GROUPS.flatMap((group) => group.pages), ...BOTTOM]

/** Whether an address shows this page, and not one of its parts that has an entry of its own. */
export function shows(to: RailPage, { page, part }: Route): boolean {
  if (to.page !== page) return false
  const own = ALL.some((one) => one.page === page && one.part !== undefined && one.part === part)
  return to.part === undefined ? !own : to.part === part
}
