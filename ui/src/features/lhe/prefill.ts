/** What the blank fields of the letter can be filled with: from the assessment itself, and from the letter before it. */
import { call } from '$lib/api/backend'
import type { ChangeView, CourseStepView, LheForm, LheMember, SummaryView } from '$lib/api/types'
import type { Desk } from '$lib/desk/desk.svelte'
import { REVIEWERS } from '$lib/desk/role'
import { formatDate, m } from '$lib/i18n'
import { readField, SECTIONS, writeField, type LheField } from './fields'

/** The letter that was written before, and of which unit. */
export interface Before {
  form: LheForm
  unit: string
  year: number
}

/** What letters of the same office have in common; the rest belongs to one unit or one year. */
const COMMON: readonly string[] = [
  'penerbit',
  'alamat',
  'sifat',
  'lampiran',
  'tempat',
  'penanda_tangan.nama',
  'penanda_tangan.nip',
  'penanda_tangan.jabatan',
  'penanda_tangan.pangkat',
  'tembusan',
]
/** What letters of one assignment have in common, too. */
const ASSIGNMENT: readonly string[] = ['surat_tugas_nomor', 'surat_tugas_tanggal']

const FIELDS = SECTIONS.flatMap((section): readonly LheField[] => section.fields)

/** What is known of the letter: texts by the names of their fields, and the team. */
export interface Known {
  texts: Partial<Record<string, string>>
  team: LheMember[]
}

/** What the assessment itself says: whom the letter is about, when the review began and ended, and who reviewed. */
export function fromData(
  profile: { unit: string; year: number },
  steps: readonly CourseStepView[],
  team: readonly LheMember[],
): Known {
  const begun = steps.find((step) => step.stage === 'submitted')
  const ended = steps.findLast((step) => step.stage === 'returned' || step.stage === 'approved')
  return {
    texts: {
      hal: m.lhe.prefill.hal(profile.unit, profile.year),
      yth: m.lhe.prefill.yth(profile.unit),
      ...(begun && { mulai: formatDate(begun.time) }),
      ...(ended && { selesai: formatDate(ended.time) }),
    },
    team: [...team],
  }
}

/** Who reviewed, in the order of the layers, each once with the highest role. */
export function teamOf(changes: readonly Pick<ChangeView, 'author' | 'role'>[]): LheMember[] {
  const roles = REVIEWERS.filter((layer) => layer !== 'tpn').reverse()
  const members = new Map<string, LheMember>()
  for (const role of roles) {
    for (const change of changes) {
      if (change.role !== role || members.has(change.author)) continue
      members.set(change.author, { nama: change.author, nip: '', peran: m.worksheet.layerNames[role] })
    }
  }
  return [...members.values()]
}

/** The form with its blank fields filled, and the names of those. What is filled already stays. */
export function prefilled(
  form: LheForm,
  data: Known,
  before: Before | null,
  year: number,
): { form: LheForm; filled: string[] } {
  let next = form
  const filled: string[] = []
  for (const field of FIELDS) {
    if (readField(form, field).trim() !== '') continue
    const common = COMMON.includes(field.name) || (before?.year === year && ASSIGNMENT.includes(field.name))
    const text = data.texts[field.name] ?? (before && common ? readField(before.form, field) : '')
    if (text.trim() === '') continue
    next = writeField(next, field, text)
    filled.push(field.name)
  }
  if (form.tim.length === 0) {
    const known = before?.form.tim ?? []
    // Who was in the team before has a NIP already.
    const named = data.team.map((one) => ({ ...one, nip: known.find((other) => other.nama === one.nama)?.nip ?? '' }))
    const team = named.length > 0 ? named : known
    if (team.length > 0) {
      next = { ...next, tim: team }
      filled.push('tim')
    }
  }
  return { form: next, filled }
}

/** How many assessments are looked through for a letter. */
const MOST = 20
/** How much of the history is looked through for the team. */
const CHANGES = 5000

/** The letter written last for another assessment: of this agency first, then the newest. */
export async function letterBefore(desk: Desk): Promise<Before | null> {
  const others = (await call('list_assessments', {})).filter((one) => one.id !== desk.id)
  const same = (one: SummaryView) => Number(one.instansi === desk.profile.instansi)
  others.sort((a, b) => same(b) - same(a) || b.changed.localeCompare(a.changed))
  for (const { id, unit, year } of others.slice(0, MOST)) {
    const form = await call('lhe_form', { id })
    if (COMMON.some((name) => FIELDS.some((field) => field.name === name && readField(form, field).trim() !== '')))
      return { form, unit, year }
  }
  return null
}

/** What the assessment knows of its own review. */
export async function dataOf(desk: Desk): Promise<Known> {
  const query = { code: null, author: null, limit: CHANGES, skip: 0 }
  const [course, changes] = await Promise.all([
    call('course', { id: desk.id }),
    call('history', { id: desk.id, query }),
  ])
  return fromData(desk.profile, course.steps, teamOf(changes))
}
