import type {
  AppealItemView,
  ConditionView,
  KitItemView,
  KitView,
  LetterFieldView,
  LetterView,
  ProposalView,
  StageRow,
} from '$lib/api/types'

/** An item without a file. */
export const itemOf = (key: string, name: string, some: Partial<KitItemView> = {}): KitItemView => ({
  key,
  name,
  optional: false,
  state: 'belum',
  state_name: 'belum ada',
  file: null,
  size: null,
  put_by: null,
  put_on: null,
  checked_by: null,
  checked_on: null,
  letter: null,
  condition: null,
  check: '',
  asked_by: 'Portal pengusulan',
  unsigned: false,
  notice: '',
  ...some,
})

/** An item with a file that nobody looked at yet. */
export const fileOf = (key: string, name: string, file: string, some: Partial<KitItemView> = {}): KitItemView =>
  itemOf(key, name, {
    state: 'ada',
    state_name: 'belum diperiksa',
    file,
    size: 2048,
    put_by: 'Sri Wahyuni',
    put_on: '2026-05-20',
    ...some,
  })

/** A condition that nobody gave a value. */
export const conditionOf = (key: string, condition: string, some: Partial<ConditionView> = {}): ConditionView => ({
  key,
  scope: 'unit',
  condition,
  asked_by: 'PermenPANRB 5/2024',
  value: '',
  source: '',
  judgement: 'belum_diketahui',
  judgement_name: 'Belum diketahui',
  why: 'nilainya belum diisi',
  judged_by: 'Terpenuhi bila paling sedikit 3.',
  choices: [],
  closed: false,
  conflict: false,
  ...some,
})

/** A field of a letter that nobody filled in. */
export const fieldOf = (name: string, label: string, some: Partial<LetterFieldView> = {}): LetterFieldView => ({
  name,
  label,
  value: '',
  known_from: '',
  shared: false,
  optional: false,
  ...some,
})

/** A letter of the kit. */
export const letterOf = (key: string, name: string, some: Partial<LetterView> = {}): LetterView => ({
  key,
  name,
  objects: false,
  item: key,
  fields: [
    fieldOf('tanggal', 'tanggal surat'),
    fieldOf('penandatangan', 'nama penanda tangan', { shared: true, value: 'Hadi', known_from: 'tim, pimpinan unit' }),
  ],
  missing: ['tanggal surat'],
  ...some,
})

/** A stage of which nothing is known. */
export const stageOf = (key: string, name: string, some: Partial<StageRow> = {}): StageRow => ({
  key,
  name,
  due: null,
  on: null,
  outcome: '',
  outcome_name: '',
  outcomes: [
    { key: 'lulus', name: 'Lulus' },
    { key: 'tidak-lulus', name: 'Tidak lulus' },
  ],
  condition: '',
  recommendation: '',
  ...some,
})

/** What is objected to in one item. */
export const appealOf = (item: string, name: string, some: Partial<AppealItemView> = {}): AppealItemView => ({
  item,
  name,
  reason: 'Sudah selesai',
  proof: null,
  outcome: '',
  notice: '',
  ...some,
})

/** A proposal that was just begun. */
export function proposalOf(kit: Partial<KitView> = {}, some: Partial<ProposalView> = {}): ProposalView {
  const stages = [stageOf('administrasi', 'Seleksi administrasi'), stageOf('panel', 'Panel')]
  return {
    kit: {
      target: 'wbk',
      target_name: 'WBK',
      kind: null,
      kinds: [
        { key: 'kl', name: 'Kementerian/lembaga' },
        { key: 'pemda', name: 'Pemerintah daerah' },
      ],
      complete: false,
      eligible: null,
      items: [itemOf('sptjm', 'SPTJM', { letter: 'sptjm' }), itemOf('video', 'Video profil', { optional: true })],
      conditions: [
        conditionOf('spip', 'Maturitas SPIP paling rendah level 3'),
        conditionOf('layanan', 'Layanan utama', { closed: true, choices: ['ya', 'tidak'] }),
      ],
      stages,
      notices: [],
      ...kit,
    },
    letters: [letterOf('sptjm', 'SPTJM')],
    appeal: {
      items: [],
      stages,
      outcomes: [
        { key: 'diterima', name: 'Diterima' },
        { key: 'ditolak', name: 'Ditolak' },
      ],
      notices: [],
    },
    ...some,
  }
}
