/** The letter data of the LHE as fields on a page: how each is read from the form, written to it, and missed. */
import type { LheForm, LheMember } from '$lib/api/types'

type TextName = { [K in keyof LheForm]: LheForm[K] extends string ? K : never }[keyof LheForm]
type ListName = { [K in keyof LheForm]: LheForm[K] extends string[] ? K : never }[keyof LheForm]
type SignerName = keyof LheForm['penanda_tangan']

/** One field: where it is in the form, and how it is typed. */
export type LheField = ({ text: TextName } | { list: ListName } | { signer: SignerName }) & {
  /** Lines of the control; one line without. */
  rows?: number
  /** The document does not miss it. */
  optional?: boolean
  /** Stable name, also of its texts. */
  name: string
}

const text = (name: TextName, some: { rows?: number } = {}): LheField => ({ name, text: name, ...some })
const list = (name: ListName, some: { rows?: number; optional?: boolean } = {}): LheField => ({
  name,
  list: name,
  rows: 3,
  ...some,
})
const signer = (name: SignerName): LheField => ({ name: `penanda_tangan.${name}`, signer: name })

/** The sections of the form in the order of the document; the team has a table of its own. */
export const SECTIONS = [
  { key: 'penerbit', fields: [text('penerbit'), list('alamat', { rows: 2 })] },
  {
    key: 'surat',
    fields: [
      text('nomor'),
      text('tanggal'),
      text('sifat'),
      text('lampiran'),
      text('hal'),
      text('tempat'),
      text('yth', { rows: 2 }),
    ],
  },
  {
    key: 'penugasan',
    fields: [text('surat_tugas_nomor'), text('surat_tugas_tanggal'), text('mulai'), text('selesai')],
  },
  { key: 'penanda_tangan', fields: [signer('nama'), signer('nip'), signer('jabatan'), signer('pangkat')] },
  {
    key: 'isi',
    fields: [
      list('paragraf', { rows: 4, optional: true }),
      list('dasar_hukum', { rows: 2, optional: true }),
      text('apresiasi', { rows: 3 }),
      list('tembusan', { rows: 2 }),
    ],
  },
] as const satisfies readonly { key: string; fields: readonly LheField[] }[]

/** What a field holds, as it is typed; the entries of a list are lines. */
export function readField(form: LheForm, field: LheField): string {
  if ('text' in field) return form[field.text]
  if ('signer' in field) return form.penanda_tangan[field.signer]
  return form[field.list].join('\n')
}

/** The form with another content of one field; fields this version does not know stay. */
export function writeField(form: LheForm, field: LheField, typed: string): LheForm {
  if ('text' in field) return { ...form, [field.text]: typed.trim() }
  if ('signer' in field) return { ...form, penanda_tangan: { ...form.penanda_tangan, [field.signer]: typed.trim() } }
  const lines = typed.split('\n').map((line) => line.trim())
  return { ...form, [field.list]: lines.filter((line) => line !== '') }
}

/** A member of the team without anything. */
export const NOBODY: LheMember = { nama: '', nip: '', peran: '' }

/** The form with something else said of the member in one place of the team; one without anything is left out. */
export function writeMember(form: LheForm, at: number, some: Partial<LheMember>): LheForm {
  const team = [...form.tim]
  const member = { ...NOBODY, ...team[at], ...some }
  team[at] = { ...member, nama: member.nama.trim(), nip: member.nip.trim(), peran: member.peran.trim() }
  return { ...form, tim: team.filter((one) => one && (one.nama || one.nip || one.peran)) }
}

/** Names of the fields the document will mark as not filled in. */
export function missing(form: LheForm): string[] {
  const blank = SECTIONS.flatMap((section): readonly LheField[] => section.fields)
    .filter((field) => !field.optional && readField(form, field).trim() === '')
    .map((field) => field.name)
  return form.tim.length === 0 ? [...blank, 'tim'] : blank
}
