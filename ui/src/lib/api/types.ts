// Made by `cargo xtask types` from the Rust side; not edited by hand.

/** One action of the history. */
export type ActionView = {
  /** Its id. */
  id: string
  /** Its name. */
  name: string
  /** Who acted. */
  author: string
  /** In which role. */
  role: string
  /** When, RFC 3339 in the user's time zone. */
  time: string
  /** How many changes it made. */
  changes: number
}

/** What was written, and what was not. */
export type AllLheWritten = {
  /** The folder. */
  path: string
  /** The files, in the order of the units. */
  written: Array<LheWritten>
  /** The units without a file, each with the reason. */
  refused: Array<LheRefused>
}

/** A path in which one step of the best is not to be had. */
export type AlternativeView = {
  /** What all steps cost. */
  cost: number
  /** The answers to raise. */
  steps: Array<StepView>
  /** The total with all steps done. */
  total: number
}

/** Annexes of a printed report or a workbook; each only where it is named. */
export type Annexes = {
  /** Key of the target that the cheapest path leads to. */
  path_to: string | null
  /** Points that every gate keeps to spare on that path, as typed; empty for none. */
  above: string
  /** Name or id of a scenario. */
  scenario: string | null
  /** How the assessment came to where it is, week by week. */
  course: boolean
}

/** What an answer changed. */
export type Answered = {
  /** Code of the input. */
  code: string
  /** The answer as stored; `None` after clearing. */
  answer: string | number | null
  /** Whether anything is different now. */
  changed: boolean
}

/** What is objected to in one item. */
export type AppealItemView = {
  /** Key of the item. */
  item: string
  /** What it is. */
  name: string
  /** Why the result is not accepted. */
  reason: string
  /** Name of the file that proves it. */
  proof: string | null
  /** What came of it; empty while nobody said. */
  outcome: string
  /** What to know of its proof, a sentence; empty for nothing. */
  notice: string
}

/** The objection: what is objected to, and how it stands. */
export type AppealView = {
  /** The items, in the order of the portal. */
  items: Array<AppealItemView>
  /** What may come of an objection. */
  outcomes: Array<Named>
  /** The stages after submission, with their days. */
  stages: Array<StageRow>
  /** What to know before it is sent, sentences. */
  notices: Array<string>
}

/** What an area adds up to. */
export type AreaFigureView = {
  /** Key of the area. */
  key: string
  /** Name. */
  name: string
  /** Weight in points. */
  weight: number
  /** Points as the official sheet counts. */
  score: number
  /** Points when blanks earn nothing. */
  floor: number
  /** Score in percent of the weight, 0..=100. */
  percent: number
}

/** An area people work in. */
export type AreaGuide = {
  /** Stable key. */
  key: string
  /** Number shown to people; `null` for the results part. */
  number: number | null
  /** Name in title case. */
  name: string
  /** A short name for narrow places. */
  short: string
  /** Its place from 0, which chooses its colour. */
  colour: number
  /** Ids of its top nodes. */
  nodes: Array<number>
  /** Weight of those nodes together, in points. */
  weight: number
}

/** One area. Points are unrounded; percent are of its weight, 0..=100. */
export type AreaOverview = {
  /** Stable key. */
  key: string
  /** Number shown to people. */
  number: number | null
  /** Name. */
  name: string
  /** Who answers for it; empty when nobody does. */
  pic: string
  /** Weight in points. */
  weight: number
  /** Points as the official sheet counts. */
  score: number
  /** Percent as the official sheet counts. */
  percent: number
  /** Percent when blanks earn nothing. */
  floor_percent: number
  /** Percent by the answers that stand for the reviewing team; `null` before any reviewer answered. */
  tpi_percent: number | null
  /** Minimum percent by target key, where a gate looks at this area. */
  minimum: { [key in string]: number }
  /** Inputs that count. */
  answered: number
  /** Inputs there are. */
  of: number
  /** Codes of the inputs that are blank or do not count. */
  unanswered: Array<string>
  /** Codes of the questions that earn something and have neither a document nor a link. */
  without_evidence: Array<string>
  /** Required documents that nothing fulfils and that nobody said are not needed, of questions that earn something. */
  missing_documents: Array<MissingDocument>
}

/** How an area is spread over the units; percent of its weight, blanks earning nothing. */
export type AreaSpreadView = {
  /** Key of the area. */
  key: string
  /** Name. */
  name: string
  /** A short name for narrow places. */
  short: string
  /** Units that have it. */
  units: number
  /** The lowest. */
  min: number
  /** First quartile. */
  q1: number
  /** Median. */
  median: number
  /** Third quartile. */
  q3: number
  /** The highest. */
  max: number
  /** From the lowest to the highest. */
  spread: number
  /** The lowest units below the median, lowest first, five at most. */
  lagging: Array<LaggingView>
}

/** A whole assessment. */
export type AssessmentView = {
  /** Its id. */
  id: string
  /** Unit, agency, year, target. */
  profile: Profile
  /** What the unit is grouped by in portfolios. */
  tags: Partial<Record<TagKey, string>>
  /** The logo of the kop surat. */
  logo: Revision | null
  /** When it was last changed, RFC 3339 in the user's time zone. */
  changed: string
  /** The worksheet it is measured with and by which rules. */
  rules: RulesView
  /** Scores and verdicts of the unit's answers. */
  score: ScoreView
  /** Every input in the order of the worksheet. */
  inputs: Array<InputView>
  /** Where answers come from that were reckoned from responses or complaints. */
  sources: Array<SourceView>
  /** Every document. */
  evidence: Array<EvidenceView>
  /** Codes of the questions that earn something and have neither a document nor a link. */
  without_evidence: Array<string>
  /** What came after the worksheet was handed over and does not count yet, by who made it. */
  late: Array<LateView>
  /** Who has the worksheet. */
  review: StageView
  /** Name of the action that undo would take back. */
  undo: string | null
  /** Name of the action that redo would perform again. */
  redo: string | null
}

/** What somebody works on after that. */
export type AssignView = {
  /** Who. */
  id: string
  /** Their name. */
  name: string
  /** Codes of all inputs that were given to them. */
  assigned: Array<string>
  /** How many are otherwise than before. */
  changed: number
  /** Codes of the inputs that nobody works on. */
  unassigned: Array<string>
}

/** What attaching did. */
export type Attached = {
  /** Id of the document. */
  id: string
  /** Name of the file as given. */
  name: string
  /** SHA-256 of the content. */
  sha256: string
  /** Size in bytes. */
  size: number
  /** Media type found in the content. */
  media: string
  /** Code of the input it serves now. */
  code: string
  /** The same content was there already and now serves this input as well. */
  reused: boolean
}

/** Why a file cannot be attached. */
export type Attachment = "missing" | "broken_link" | "folder" | "own_file" | "not_a_file" | "unreadable" | "in_use" | "in_cloud" | "changing" | "empty" | "too_large"

/** What was verified for a record, and the record. */
export type AuditRecord = {
  audit: AuditView
  file: Exported
}

/** What an audit comes to. */
export type AuditVerdict = "whole" | "notable" | "altered"

/** What verifying the history of an assessment found. */
export type AuditView = {
  /** The assessment. */
  id: string
  /** Name of the unit. */
  unit: string
  /** Name of the agency. */
  instansi: string
  /** Year. */
  year: number
  /** When it was verified, RFC 3339 in the user's time zone. */
  time: string
  /** What it comes to. */
  verdict: AuditVerdict
  /** The same as a sentence. */
  sentence: string
  /** The hash of all that counts, 64 hex digits; `null` where something was altered. */
  state: string | null
  /** Changes that count, chained or not. */
  changes: number
  /** Everyone whose changes are here, by when they began. */
  origins: Array<OriginView>
  /** What there is to know, the worst first. */
  findings: Array<FindingView>
  /** What this proves, Indonesian sentences. */
  proves: Array<string>
  /** What it does not. */
  proves_not: Array<string>
}

/** Somebody with the number of their changes. */
export type AuthorView = {
  /** Name as the history has it. */
  name: string
  /** How many changes. */
  changes: number
}

/** One backup of a workspace. */
export type BackupView = {
  /** The file. */
  path: string
  /** When it was made, RFC 3339 in the user's time zone. */
  time: string
  /** Its size in bytes. */
  size: number
}

/** What the page begins with: where things stand, and what it asks next anyway. */
export type Begun = {
  /** Where things stand. */
  startup: StartupView
  /** Who works here, if somebody said so. */
  identity: Identity | null
  /** How the window looks, and what was open last. */
  preferences: Preferences
  /** What was open last; absent where there is none, and where it cannot be opened: whoever opens it is told why. */
  opened: OpenedView | null
}

/** The most that a budget brings. */
export type BudgetView = {
  /** What is spent. */
  cost: number
  /** The best total. */
  total: number
}

/** The assessment that was begun, and what waits in it to be confirmed. */
export type CarriedOver = {
  /** The new assessment; or the one that is there already. */
  id: string
  /** Whether the unit has one of that year already, so that nothing was begun. */
  existing: boolean
  /** Name of the worksheet it is measured with. */
  instrument: string
  /** The earlier year. */
  from: number
  /** Its own year. */
  year: number
  /** Answers that are proposed. */
  answers: number
  /** Notes beside them. */
  notes: number
  /** Documents of the earlier year. */
  documents: number
  /** People of the team. */
  people: number
  /** Codes of inputs whose answer the worksheet has no place or no option for. */
  left_out: Array<string>
}

/** Tells faults of one code apart where they need different advice. */
export type Case = "read_only_asked" | "last_year" | "export" | "review" | "stage" | "other_assessment" | "not_there" | "clocks" | "package" | "unofficial" | "workbook" | "columns" | "scan" | "server_error" | "unit_list" | "portal_rb" | "answers" | "not_a_file" | "folder" | "no_sheet" | "other_columns" | "damaged" | "template" | "compose" | "not_verified" | "copy" | "occupied" | "older" | "elsewhere" | "unchecked" | "newer" | "no_effort" | "versions" | "table" | "complaints" | "responses" | "team" | "assigned" | "frozen" | "full_backup" | "own" | "unanswered" | "compared" | "both_sides" | "raises"

/** One change of the history. */
export type ChangeView = {
  /** Its id. */
  id: string
  /** Id of the action it is part of. */
  action: string
  /** Name of that action. */
  action_name: string
  /** When, RFC 3339 in the user's time zone. */
  time: string
  /** Who. */
  author: string
  /** In which role. */
  role: string
  /** Kind of change. */
  operation: string
  /** The value from then on. */
  value: unknown
  /** The same as people read it. */
  text: string
  /** Whether this value can be brought back on its own. */
  restorable: boolean
  /** The change whose value it replaced. */
  base: string | null
  /** The path that names it. */
  subject: string
  /** What kind of thing, in Indonesian, for example `jawaban unit`. */
  what: string
  /** Soal id of the input it is about. */
  soal_id: number | null
  /** Code of that input. */
  code: string | null
  /** Title of the input, the document or the unit. */
  label: string
}

/** The outcome of an action, and everything that is different after it. */
export type Changed<T> = {
  /** What the action gives. */
  outcome: T
  /** What is different. */
  changed: ChangedView
}

/** A copy that was lent to another program and is no longer what the document is or was. */
export type ChangedCopy = {
  /** The assessment of the document. */
  assessment: string
  /** Name of its unit. */
  unit: string
  /** The document. */
  document: string
  /** Its title. */
  title: string
  /** The file that was changed. */
  path: string
  /** Its name. */
  name: string
}

/** What an action changed, so that a screen need not be drawn anew. */
export type ChangedView = {
  /** The inputs whose answer, note or evidence changed, in the order of the worksheet. */
  inputs: Array<InputView>
  /** Every document, when any document or link changed. */
  evidence: Array<EvidenceView> | null
  /** The profile, when it or the logo changed. */
  profile: Profile | null
  /** What the unit is grouped by in portfolios, as it is now. */
  tags: Partial<Record<TagKey, string>>
  /** The logo of the kop surat as it is now. */
  logo: Revision | null
  /** Scores and verdicts as they are now. */
  score: ScoreView
  /** Codes of the questions that earn something and have neither a document nor a link. */
  without_evidence: Array<string>
  /** What does not count yet because the worksheet was handed over before, by who made it. */
  late: Array<LateView>
  /** Where answers come from that were reckoned from surveys and complaints. */
  sources: Array<SourceView>
  /** Who has the worksheet. */
  review: StageView
  /** Paths of all subjects that changed. */
  subjects: Array<string>
  /** Name of the action that undo would take back. */
  undo: string | null
  /** Name of the action that redo would perform again. */
  redo: string | null
  /** When the assessment was last changed, RFC 3339 in the user's time zone. */
  saved: string
}

/** What looking over a workspace found. */
export type CheckView = {
  /** Whether nothing is wrong. */
  good: boolean
  /** Everything that is wrong, one Indonesian sentence each. */
  faults: Array<string>
  /** Whether a backup could mend any of it; backups hold no content of evidence. */
  backup_helps: boolean
  /** What is worth acting on although nothing is wrong, one Indonesian sentence each or more. */
  notices: Array<string>
  /** Files beside the databases that sync programs seem to have made of them; the notices tell of them, too. */
  conflict_copies: Array<ConflictCopyView>
  /** How many assessments there are. */
  assessments: number
  /** How many changes the journal has. */
  changes: number
  /** Changes that count as made later than this machine's clock says. */
  ahead: number
  /** How many evidence files are stored. */
  files: number
  /** Their size together in bytes. */
  bytes: number
  /** Stored content that nothing refers to, in bytes; harmless. */
  unused_bytes: number
  /** How many such contents there are, half-stored ones included. */
  unused: number
  /** Whether every evidence file was read and hashed. */
  deep: boolean
  /** The latest backup. */
  latest_backup: string | null
  /** The same as lines for people. */
  lines: Array<string>
}

/** What a person decides on a conflict. */
export type Choice = {
  "change": string
} | {
  "value": unknown
}

/** What repairing the clock did in one assessment. */
export type ClockRepaired = {
  /** The assessment. */
  id: string
  /** How many changes count as made earlier than their clock said. */
  changes: number
  /** When the latest of them seemed to be made, RFC 3339 in the user's time zone. */
  until: string
}

/** What kind of fault it is. Each face words its own hint for every code. */
export type Code = "ruang_kerja_sibuk" | "ruang_kerja_hanya_baca" | "tempat_tidak_mendukung" | "nama_folder_terlalu_panjang" | "tempat_tidak_tercatat" | "isi_bukti_hilang" | "jam_meragukan" | "ruang_kerja_hilang" | "ruang_kerja_tidak_ada" | "ruang_kerja_tertutup" | "ruang_kerja_gagal" | "basis_data_rusak" | "disk_penuh" | "versi_lebih_baru" | "dibatalkan" | "folder_data_tidak_ada" | "bukan_cadangan" | "data_tidak_terbaca" | "contoh_rusak" | "instrumen_rusak" | "instrumen_tidak_sah" | "instrumen_tidak_ada" | "ketentuan_tidak_sah" | "instrumen_berbeda" | "penilaian_tidak_ada" | "target_tidak_dikenal" | "kode_tidak_dikenal" | "area_tidak_ada" | "jawaban_tidak_sah" | "kenaikan_tidak_sah" | "jalan_tidak_tersedia" | "simulasi_tidak_ada" | "survei_tidak_dikenal" | "kategori_tidak_ada" | "orang_tidak_ada" | "orang_sudah_ada" | "data_orang_tidak_sah" | "tugas_tidak_ada" | "tugas_tidak_sah" | "periode_tidak_sah" | "periode_sudah_dibekukan" | "bagian_pengusulan_tidak_ada" | "nilai_persyaratan_tidak_sah" | "berkas_pengusulan_belum_ada" | "surat_belum_lengkap" | "isian_kosong" | "catatan_terlalu_panjang" | "nilai_terlalu_panjang" | "tanggal_tidak_terbaca" | "tahun_tidak_sesudahnya" | "waktu_tidak_terbaca" | "triwulan_tidak_sah" | "riwayat_ditolak" | "bukti_tidak_ada" | "dokumen_tidak_ganda" | "bukti_rusak" | "berkas_bukti_ditolak" | "folder_bukti_ditolak" | "set_portalrb_belum_lengkap" | "dokumen_diminta_tidak_ada" | "logo_ditolak" | "berkas_tidak_ada" | "berkas_kosong" | "berkas_terlalu_besar" | "berkas_rusak" | "berkas_berkata_sandi" | "jenis_berkas_lain" | "berkas_tidak_terbaca" | "lembar_tidak_ada" | "lembar_rancu" | "peta_kolom_salah" | "peta_kolom_tidak_ada" | "susunan_berkas_salah" | "baris_tidak_terbaca" | "bukan_berkas_jawaban" | "bukan_paket" | "paket_rusak" | "paket_berbahaya" | "isi_paket_ditolak" | "paket_ditolak" | "riwayat_terlalu_besar" | "acuan_ditolak" | "tujuan_tidak_ada" | "tujuan_tidak_sah" | "tujuan_tidak_dapat_ditulis" | "ekspor_gagal" | "templat_ditolak" | "pilihan_tidak_berlaku" | "data_lhe_tidak_sah" | "isian_lhe_tidak_dikenal" | "jenis_lhe_tidak_dikenal" | "tahap_tidak_sesuai" | "kolom_tidak_dikenal" | "verdict_tidak_dikenal" | "rekomendasi_tidak_sah" | "rekomendasi_tidak_ada" | "status_tidak_dikenal" | "peran_tidak_berwenang" | "peran_tidak_dikenal" | "nip_tidak_sah" | "perbandingan_kurang" | "kelompok_kosong" | "kelompok_tidak_dikenal" | "konflik_tidak_ada" | "konflik_belum_diputuskan" | "keputusan_tidak_sah" | "pembaruan_ditolak" | "folder_tidak_terbuka" | "program_pembuka_tidak_ada" | "perintah_tidak_dikenal" | "argumen_tidak_terbaca" | "kesalahan_program"

/** Where everything stands in a sheet, or in each of several. Columns are named by their letters; a column that is not there is absent. */
export type ColumnMap = {
  /** Version of the format: 1, or 2 with `sheets`. */
  format: number
  /** What it is called; empty for one that nobody named. */
  name: string
  /** The sheet; without it every sheet that has the headings. */
  sheet?: string
  /** The last row of the headings (one-based); 0 where there are none. */
  heading_row: number
  /** Soal ids or codes of the inputs; without it rows are found by what stands in them. */
  code?: string
  /** The unit's answers. */
  answer: string
  /** The unit's notes. */
  note?: string
  /** The unit's evidence: names, addresses or paths. */
  evidence: Array<string>
  /** What reviewers wrote, each layer once. */
  review: Array<ReviewColumns>
  /** Columns that are kept under a name of their own. */
  extra: Array<NamedColumn>
  /** Headings by the letters of their columns: what a saved map is found again by. */
  headings: { [key in string]: string }
  /** What stands where in each of several sheets that are read together and differ; then nothing stands above. */
  sheets?: Array<SheetColumns>
}

/** One column and what it adds up to. */
export type ColumnView = {
  /** Key of the layer. */
  layer: string
  /** Name of the layer. */
  name: string
  /** Round, 1 or 2. */
  round: number
  /** Answers it gave itself. */
  own_answers: number
  /** Inputs there are. */
  of: number
  /** Its verdicts Sesuai, those carried over from round 1 included. */
  agreed: number
  /** Its verdicts Revisi. */
  revise: number
  /** Inputs it has no verdict on. */
  unreviewed: number
  /** What its own answers alone add up to; every other input is blank. */
  own: FiguresView
  /** What stands: its own answers over those of the layers before it, over the unit's. */
  effective: FiguresView
}

/** One of the assessments compared. */
export type CompareColumn = {
  /** Its id. */
  id: string
  /** Name of the unit. */
  unit: string
  /** Year. */
  year: number
  /** Key of the target. */
  target: string
}

/** One figure of every assessment, in points as the official sheet counts. */
export type CompareRow = {
  /** Total, headline's key, area's key or node's code. */
  key: string
  /** Name. */
  name: string
  /** `total`, `headline`, `area` or `node`. */
  kind: 'total' | 'headline' | 'area' | 'node'
  /** Points per assessment; `null` where its worksheet has no such row. */
  values: Array<number | null>
  /** From the lowest to the highest. */
  spread: number
}

/** Several assessments beside each other. */
export type CompareView = {
  /** The assessments, in the order asked for. */
  columns: Array<CompareColumn>
  /** Total, headlines, areas and nodes, in the order of the worksheet. */
  rows: Array<CompareRow>
}

/** A register of complaints that is to be imported. */
export type ComplaintFile = {
  /** The assessment. */
  assessment: string
  /** The register. */
  path: string
  /** A column map, where the headings do not say it. */
  map: string | null
  /** The channel of rows that do not name theirs. */
  channel?: string
}

/** What a register brought. */
export type ComplaintImport = {
  /** Name of the file. */
  file: string
  /** Complaints in it. */
  rows: number
  /** Those that were not known before. */
  new: number
  /** Those that were, or that it has twice. */
  known: number
  /** All that are known now. */
  total: number
  /** Rows that are left out. */
  dropped: Array<DroppedView>
  /** What to look at, a sentence each. */
  remarks?: Array<string>
}

/** A condition beside the score. */
export type ConditionView = {
  /** Its key. */
  key: string
  /** Whose it is: `instansi` or `unit`. */
  scope: string
  /** What is asked for the unit's target. */
  condition: string
  /** The regulation that asks. */
  asked_by: string
  /** What there is; empty for nothing. */
  value: string
  /** Where it says so. */
  source: string
  /** `terpenuhi`, `belum` or `belum_diketahui`. */
  judgement: string
  /** The same for people. */
  judgement_name: string
  /** Why nobody can say; empty where somebody can. */
  why: string
  /** How a value is judged for the unit's target, a sentence. */
  judged_by: string
  /** Values to choose from; none where a number is asked for. */
  choices: Array<string>
  /** Whether it can have no other value than these. */
  closed: boolean
  /** Whether two people set it otherwise, and nobody has decided. */
  conflict: boolean
}

/** What was taken. */
export type Confirmed = {
  /** Answers that are this year's now. */
  answers: number
  /** Documents that count for an input now, each input counted. */
  documents: number
}

/** A file beside the workspace's databases that a sync program seems to have made of one. */
export type ConflictCopyView = {
  /** The file. */
  path: string
  /** Its name. */
  name: string
  /** Whether importing it would bring anything. */
  new: boolean
  /** Whether it cannot be read. */
  unreadable: boolean
  /** What it is, an Indonesian sentence. */
  what: string
  /** What is safe. */
  safe: string
  /** What to do next. */
  todo: string
}

/** Values that compete for one subject, for a person to decide. */
export type ConflictView = {
  /** What competes, latest first; the first counts until a person decides. */
  versions: Array<VersionView>
  /** The path that names it. */
  subject: string
  /** What kind of thing, in Indonesian, for example `jawaban unit`. */
  what: string
  /** Soal id of the input it is about. */
  soal_id: number | null
  /** Code of that input. */
  code: string | null
  /** Title of the input, the document or the unit. */
  label: string
}

/** Copies of which one stays. */
export type Copies = {
  /** Id of the document that stays. */
  keep: string
  /** Ids of those that are removed. */
  remove: Array<string>
}

/** Copies of one content, of which one stays. */
export type CopiesView = {
  /** Id of the one that stays: a person's choice, else what is proposed. */
  keep: string
  /** All of them, oldest first. */
  documents: Array<TwinView>
  /** What the one that stays takes over from the others, in words. */
  gains: Array<string>
  /** What the others say otherwise and goes with them, in words. */
  lost: Array<string>
}

/** A step of the review. */
export type CourseStepView = {
  /** When, RFC 3339 in the user's time zone. */
  time: string
  /** Monday of its week. */
  week: string
  /** Who had the worksheet from then on. */
  stage: 'draft' | 'submitted' | 'returned' | 'approved'
  /** The round, 1 or 2. */
  round: number
  /** Whether it took an earlier step back. */
  back: boolean
  /** Who took it. */
  author: string
}

/** How an assessment came to where it is, week by week. */
export type CourseView = {
  /** Every week from the first change to the last, oldest first. */
  weeks: Array<WeekView>
  /** Inputs there are. */
  of: number
  /** Questions there are. */
  questions: number
  /** Where the review went from one side to the other, oldest first. */
  steps: Array<CourseStepView>
  /** The year that the assessment was carried over from, where that year's assessment is here, too. */
  earlier: number | null
}

/** What importing a workspace database changed, or would change. */
export type DatabaseImported = {
  /** `database`. */
  kind: 'database'
  /** What happens to each of its assessments, oldest first. */
  plans: Array<MergeView>
  /** Assessments of it that cannot be taken in. */
  refused: Array<RefusedAssessment>
  /** Whether anything was stored; false in a plan. */
  stored: boolean
  /** Journal entries that are not here yet, in all assessments together; so are the counts that follow. */
  changes: number
  /** Values the assessments did not have. */
  new: number
  /** Values that replace others. */
  updated: number
  /** Values that stay as they are. */
  same: number
  /** Values that compete, for a person to decide. */
  conflicts: number
  /** Contents of evidence that are new here. */
  contents: number
  /** Their size in bytes. */
  content_bytes: number
  /** What the reader should know, Indonesian sentences. */
  notices: Array<string>
}

/** Where several documents are from. */
export type DatedDocuments = {
  /** Ids of the documents. */
  documents: Array<string>
  /** The year they are from; without it theirs stay. */
  year: number | null
  /** The quarter 1..=4 they are from; without it theirs stay. */
  triwulan: number | null
}

/** Days to the answer, of the complaints that say both days. */
export type DaysView = {
  /** The one in the middle. */
  median: number | null
  /** What nine of ten took at most. */
  p90: number | null
}

/** A day to keep. */
export type DeadlineView = {
  /** The day, for example `2026-05-31`. */
  date: string
  /** Days from today; negative when it has passed. */
  days: number
}

/** Everything that is due in the units of an agency. */
export type DeadlinesView = {
  /** Today, `YYYY-MM-DD`. */
  today: string
  /** The units, what is due first at the top, those without a deadline last. */
  units: Array<UnitDeadlines>
  /** Units in which anything is overdue. */
  overdue: number
  /** Units in which nothing that is open has a day. */
  without: number
}

/** What was decided. */
export type Decided = {
  /** The subject. */
  subject: string
  /** Its value from now on. */
  value: unknown
  /** The value as people read it. */
  text: string
  /** How many conflicts the assessment still has. */
  left: number
}

/** One input with different answers. */
export type DifferenceView = {
  /** `PortalRB`'s soal id. */
  soal_id: number
  /** Code of the input. */
  code: string
  /** Label of a number field, or the title of the question. */
  label: string
  /** Key of the area. */
  area: string
  /** The answer on the left. */
  left: string | number | null
  /** The answer on the right. */
  right: string | number | null
  /** What the question earns on the left, 0..=1; `null` while it has no value. */
  left_fraction: number | null
  /** What the question earns on the right. */
  right_fraction: number | null
  /** The note of the layer on the left; empty when there is none. */
  left_note: string
  /** The note of the layer on the right. */
  right_note: string
}

/** Where two columns differ. */
export type DifferencesView = {
  /** The one. */
  left: SideView
  /** The other. */
  right: SideView
  /** Inputs with different answers, in the order of the worksheet. */
  rows: Array<DifferenceView>
}

/** The total or an area. */
export type DisparityArea = {
  /** Key of the area, or `total`. */
  key: string
  /** Name. */
  name: string
  /** A short name for narrow places. */
  short: string
}

/** How a group is spread in an area in a year. */
export type DisparityCell = {
  /** Key of the area, or `total`. */
  area: string
  /** Which of the groups, from 0. */
  group: number
  /** Year. */
  year: number
  /** Assessments that have it. */
  units: number
  /** The lowest. */
  min: number
  /** First quartile. */
  q1: number
  /** Median. */
  median: number
  /** Third quartile. */
  q3: number
  /** The highest. */
  max: number
  /** From the lowest to the highest. */
  spread: number
}

/** A group of units. */
export type DisparityGroup = {
  /** Its tag; `null` for those without one, or for all when they are not grouped. */
  name: string | null
  /** Assessments in it, over all years. */
  units: number
}

/** What is put beside each other over the years. */
export type DisparityInput = {
  /** Which assessments. */
  filter: PortfolioFilter
  /** What they are grouped by; all of them are one group without it. */
  by: TagKey | null
}

/** How units are spread over years and groups. Points of the total and percent of an area's weight, blanks earning nothing; assessments without any answer are left out. */
export type DisparityView = {
  /** The years, in their order. */
  years: Array<number>
  /** The total and every area. */
  areas: Array<DisparityArea>
  /** The groups, those without the tag last. */
  groups: Array<DisparityGroup>
  /** A spread for each area, group and year that has units. */
  cells: Array<DisparityCell>
  /** How every unit went, by agency and name. */
  units: Array<UnitCourse>
  /** What to know before relying on it, Indonesian sentences. */
  notices: Array<string>
}

/** One document of a question's checklist. */
export type DocumentGuide = {
  /** What it is, with its mark: only for one option, or if there is one. */
  name: string
  /** Whether it counts among those that are asked for. */
  counts: boolean
}

/** A row that is left out. */
export type DroppedView = {
  /** Its number in the file, one-based. */
  row: number
  /** Why, in a few words. */
  reason: string
}

/** Something due. */
export type Due = {
  /** What. */
  what: string
  /** The day, `YYYY-MM-DD`. */
  day: string
  /** Days until then; negative when it has passed. */
  days_left: number
}

/** Documents that are there more than once. */
export type DuplicatesView = {
  /** The same content at the same question, or at none: one of each is enough. */
  copies: Array<CopiesView>
  /** The same content at several questions, which is right. */
  elsewhere: Array<Array<TwinView>>
  /** Files of the same name with different content. */
  namesakes: Array<Array<TwinView>>
}

/** What somebody says of raising one question, in place of what the instrument's model says. */
export type EffortInput = {
  /** Code of the question or of one of its inputs. */
  code: string
  /** What one level costs; `null` is what the model says. */
  cost: number | null
  /** Days that one level takes, which count where costs are counted in days; `null` is what the cost comes to in days. */
  days: number | null
  /** It is not to be raised. */
  locked: boolean
  /** It is raised anyway and costs nothing. */
  pinned: boolean
  /** The best it may get: an option, an index, or percent of a ratio. */
  cap: string | null
}

/** What raising one question takes. */
export type EffortView = {
  /** Code of the question. */
  code: string
  /** What one level costs by the instrument's model, in the model's unit. */
  model: number
  /** What the unit says instead; `null` where it says nothing of the cost. */
  cost: number | null
  /** Days that one level takes, which count where costs are counted in days; `null` where the unit says nothing of them. */
  days: number | null
  /** It is not to be raised. */
  locked: boolean
  /** It is raised anyway and costs nothing. */
  pinned: boolean
  /** The best it may get, as it was typed. */
  cap: string | null
}

/** What raising the questions of an assessment takes. */
export type EffortsView = {
  /** What a cost counts, for people, for example `satuan upaya`; `null` where the instrument has no model of effort, so that there is no path either. */
  unit: string | null
  /** What the model counts, which `unit` is as well unless costs are counted in days. */
  model_unit: string | null
  /** Days that one unit of the model takes, where costs are counted in days. */
  days: number | null
  /** Every question in the order of the worksheet; empty without a model. */
  questions: Array<EffortView>
  /** How many questions others speak of that this worksheet does not have; they are left aside. */
  unknown: number
}

/** A condition beside the score. */
export type EligibilityGuide = {
  /** Stable key. */
  key: string
  /** `instansi` or `unit`. */
  scope: string
  /** The condition by target key. */
  condition: { [key in string]: string }
  /** Regulation and clause. */
  source: string
}

/** What one layer wrote about an input in one round. */
export type EntryView = {
  /** Key of the layer. */
  layer: string
  /** Its name. */
  name: string
  /** Round, 1 or 2. */
  round: number
  /** Its own answer. */
  answer: string | number | null
  /** Its note; empty when there is none. */
  note: string
  /** Its verdict, `sesuai` or `revisi`. */
  verdict: 'sesuai' | 'revisi' | null
  /** What it ticked. */
  ticks: TicksView
}

/** What checking one stored file found. */
export type EvidenceCheckView = {
  /** Id of the document. */
  id: string
  /** Name of the file. */
  name: string
  /** SHA-256 it was stored under. */
  sha256: string
  /** Whether the content still has that hash. */
  intact: boolean
  /** What is wrong, one Indonesian sentence. */
  fault: string | null
}

/** What people say about a document. */
export type EvidenceDetails = {
  /** Title. */
  title: string
  /** Year it is from. */
  year: number | null
  /** Quarter 1..=4. */
  triwulan: number | null
  /** A note; empty when there is none. */
  note: string
}

/** Something doubtful about a document. */
export type EvidenceFlag = {
  /** Stable code: `ganda`, `nama_sama`, `tahun_lain`, `tahun_lalu` or `tidak_dipakai`. */
  code: 'ganda' | 'nama_sama' | 'tahun_lain' | 'tahun_lalu' | 'tidak_dipakai'
  /** One Indonesian sentence. */
  message: string
}

/** One document. */
export type EvidenceView = {
  /** Its id. */
  id: string
  /** Title. */
  title: string
  /** Name of the file in use, as given. */
  name: string
  /** Year it is from. */
  year: number | null
  /** Quarter 1..=4. */
  triwulan: number | null
  /** Size in bytes of the revision in use. */
  size: number
  /** Its media type. */
  media: string
  /** Its SHA-256. */
  sha256: string
  /** Every revision, oldest first. */
  revisions: Array<Revision>
  /** Codes of the inputs it serves. */
  serves: Array<string>
  /** What people noted about it. */
  note: string
  /** How it can be shown. */
  preview: Preview
  /** Opening it may run a program; a warning comes first. */
  risky: boolean
  /** What is doubtful about it. */
  flags: Array<EvidenceFlag>
}

/** What to write. */
export type ExportFormat = "xlsx" | "pdf" | "lhe" | "portalrb" | "portalrb-unit"

/** What was written. */
export type Exported = {
  /** The file. */
  path: string
  /** Size in bytes. */
  size: number
  /** What the reader should know, Indonesian sentences. */
  notices: Array<string>
}

/** The facts of a fault; what does not apply is empty. */
export type Facts = {
  /** Which of the faults of one code it is, where the advice differs. */
  case: Case | null
  /** The code of what is wrong with a file that this one needs, such as a template. */
  cause: Code | null
  /** Rows of a file that could not be read, every one. */
  rows: Array<RowFault>
  /** Faults of a form, every one. */
  fields: Array<FieldFault>
  /** Files that cannot be used, every one. */
  files: Array<FileFault>
  /** Whatever else is wrong, every one, in words. */
  items: Array<string>
  /** What may be given instead, every one. */
  choices: Array<string>
  /** What is accepted, in words that follow a semicolon, for example `isikan paling banyak 4`. */
  accepted: string | null
  /** What was given, shortened. */
  given: string | null
  /** Several things have the name that was given. */
  ambiguous: boolean
  /** The database that is damaged, by its file name. */
  database: string | null
  /** The format that an option belongs to, or that a file has. */
  format: string | null
  /** Steps of the review that are possible now, by their keys. */
  steps: Array<string>
  /** What is wrong with a file to attach. */
  attachment: Attachment | null
  /** A sheet whose columns somebody can say. */
  sheet: SheetAt | null
}

/** A file of a folder that could not be attached. */
export type FailedFile = {
  /** Its path below the folder, with `/`. */
  path: string
  /** Why. */
  fault: FaultView
}

/** Why something was refused or failed. */
export type FaultView = {
  /** Stable code; each face words its own hint by it. */
  code: Code
  /** What happened and what is safe, in Indonesian. */
  what: string
  /** What the hint and the list beside it are made of. */
  facts: Facts
}

/** What feeds the answers of an assessment. */
export type FeedingView = {
  /** Every survey that the worksheet has a place for. */
  surveys: Array<SurveyState>
  /** What the complaints add up to, where any are kept. */
  complaints: RecapView | null
  /** Where the answers that count complaints come from. */
  counted: Array<SourceView>
  /** Files with personal data, contacts among them, and what would stay without them. */
  personal: ForgetView
}

/** A field of a form that cannot be stored as it is. */
export type FieldFault = {
  /** Its key, as scripts give it. */
  field: string
  /** What it is called on paper. */
  label: string
  /** What is wrong with it, in words that follow the label. */
  reason: string
}

/** What a worksheet adds up to. Unrounded points unless they say otherwise. */
export type FiguresView = {
  /** As the official sheet counts: total and headlines. */
  score: { [key in string]: number }
  /** Blanks earn nothing. */
  floor: { [key in string]: number }
  /** Blanks earn the best. */
  ceiling: { [key in string]: number }
  /** Inputs that count. */
  answered: number
  /** Whether every gate is met, by target key. */
  met: { [key in string]: boolean }
  /** Every area. */
  areas: Array<AreaFigureView>
}

/** A file that cannot be used. */
export type FileFault = {
  /** Where it is. */
  path: string
  /** What is wrong with it, in a few words. */
  reason: string
}

/** What became of one file. */
export type FileOutcome = {
  /** The file as given. */
  path: string
  /** What attaching did; `null` when it was refused. */
  attached: Attached | null
  /** Why it was refused. */
  fault: FaultView | null
}

/** A file with who brought it. */
export type FileView = {
  /** Its name as given. */
  name: string
  /** Size in bytes. */
  size: number
  /** SHA-256 of its content. */
  sha256: string
  /** Who brought it. */
  author: string
  /** In which role. */
  role: string
  /** When, RFC 3339 in the user's time zone. */
  time: string
}

/** A kind of files in a dialog. */
export type Filter = {
  /** What people read. */
  name: string
  /** Endings without a dot. */
  extensions: Array<string>
}

/** A kind of finding, the worst first. */
export type FindingKind = "altered" | "forked" | "twin" | "foreign" | "waiting" | "late" | "missing" | "conflict_copy" | "unchained"

/** Something to know about a history. */
export type FindingView = {
  /** What kind. */
  kind: FindingKind
  /** Whose it is, where it is one workspace's. */
  replica: string | null
  /** What happened, as a sentence. */
  what: string
  /** Where, one line each. */
  items: Array<string>
  /** What is safe. */
  safe: string
  /** What to do next. */
  todo: string
  /** A file whose import would help, where there is one. */
  file: string | null
}

/** What attaching a folder did. */
export type FolderAdded = {
  /** What was attached, in the order given. */
  attached: Array<Attached>
  /** What could not be, with the reasons. */
  failed: Array<FailedFile>
}

/** One file of a folder and where it goes. */
export type FolderChoice = {
  /** Its path below the folder, with `/`. */
  path: string
  /** Codes of the inputs it serves, one or more. */
  codes: Array<string>
  /** Title of the document; the file's name without its ending when blank. */
  title: string
  /** Number of the required document of the first code's question that it is, from 1. */
  document: number | null
}

/** What attaching a folder would do. */
export type FolderPlanView = {
  /** The folder. */
  folder: string
  /** Files it holds, with those that are left out. */
  total: number
  /** What can be attached, in the order of paths. */
  files: Array<PlannedFileView>
  /** What is left out, every one, in the order of paths. */
  left_out: Array<LeftOutView>
  /** Documents that the assessment names as links or file names; `null` when it names none. */
  mentions: MentionsView | null
}

/** What the unit did about a recommendation. */
export type FollowUpInput = {
  /** Number or id of the recommendation. */
  recommendation: string
  /** What was done; blank together with the status `belum` takes the follow-up away. */
  text: string
  /** `belum`, `proses` or `selesai`. */
  status: 'belum' | 'proses' | 'selesai'
  /** The day it is from, `YYYY-MM-DD`; today when not given. */
  date?: string
}

/** What the unit did about a recommendation. */
export type FollowUpView = {
  /** What was done. */
  text: string
  /** Key of the status: `belum`, `proses` or `selesai`. */
  status: string
  /** Name of the status. */
  status_name: string
  /** The day it is from, `YYYY-MM-DD`. */
  date: string
}

/** What was removed, or would be, and what stays. */
export type ForgetView = {
  /** Whether it is removed by now. */
  removed: boolean
  /** The files. */
  files: Array<PersonalView>
  /** Codes of the inputs whose answers stay, with what they were reckoned from. */
  stays: Array<string>
}

/** What a question can still add. */
export type GainView = {
  /** Code of the question. */
  code: string
  /** Title. */
  title: string
  /** Key of its area. */
  area: string | null
  /** Soal id of its first input. */
  soal_id: number | null
  /** Points it earns beyond today's with the best answer. */
  points: number
}

/** What an area adds to a gap. */
export type GapArea = {
  /** Its key. */
  key: string
  /** Its name. */
  name: string
  /** A short name for narrow places. */
  short: string
  /** How much more the first side earns in it. */
  points: number
}

/** A side of a gap. */
export type GapGroup = {
  /** What it is, for people. */
  name: string
  /** Its assessments. */
  units: Array<UnitName>
  /** Their mean. */
  mean: number
}

/** What a question adds to a gap. */
export type GapQuestion = {
  /** Its code. */
  code: string
  /** Its title. */
  title: string
  /** Key of its area. */
  area: string
  /** Points that it earns on the first side, in the mean. */
  a: number
  /** The same on the other side. */
  b: number
  /** How much more it earns on the first side. */
  points: number
  /** Assessments of the first side without a value for it. */
  blank_a: number
  /** The same on the other side. */
  blank_b: number
}

/** One side of a gap. */
export type GapSide = {
  "kind": "unit"
  /** Its id. */
  id: string
} | {
  "kind": "year"
  /** The year. */
  year: number
} | {
  "kind": "tag"
  /** What is grouped by. */
  tag: TagKey
  /** The tag; empty for those without one. */
  value: string
}

/** What an unmet gate lacks, and where it could come from. */
export type GapView = {
  /** Key of the target. */
  target: string
  /** Key of the gate. */
  key: string
  /** What is missing, in the gate's unit. */
  gap: number
  /** The same in points. */
  points: number
  /** The questions that can raise it, the largest gain first. */
  gains: Array<GainView>
  /** How many of them, from the first on, together close the gap. */
  enough: number
}

/** A minimum that predicates ask for. */
export type GateGuide = {
  /** Stable key. */
  key: string
  /** Name shown to people. */
  name: string
  /** `total`, `nodes` or `question`. */
  subject: 'total' | 'nodes' | 'question'
  /** Ids of the nodes whose sum is compared. */
  nodes: Array<number>
  /** Code of the question that is compared. */
  question: string | null
  /** `points` or `percent`. */
  unit: 'points' | 'percent'
  /** The most there is, in the gate's unit. */
  maximum: number
  /** Minimum by target key. */
  minimum: { [key in string]: number }
  /** How sure the source is: `H`, `M` or `L`. */
  certainty: string
  /** Regulation and clause. */
  source: string
}

/** One gate; figures are points or percent as `unit` says. */
export type GateView = {
  /** Stable key. */
  key: string
  /** Name. */
  name: string
  /** `points` or `percent`. */
  unit: 'points' | 'percent'
  /** The floor, which is judged. */
  value: number
  /** As the official sheet counts. */
  score: number
  /** When blanks earn the best. */
  ceiling: number
  /** The minimum. */
  minimum: number
  /** Whether the value reaches it. */
  met: boolean
  /** The value rounds to a pass and is not one. */
  rounds_to_pass: boolean
}

/** Ticks to set (`true`) or take away (`false`). */
export type GivenTicks = {
  /** There is evidence. */
  evidence?: boolean
  /** It is of the right year. */
  year?: boolean
  /** It is named properly. */
  naming?: boolean
}

/** Quality of a service as the community satisfaction survey (SKM) grades it. */
export type Grade = "A" | "B" | "C" | "D"

/** A whole worksheet as data: everything that is the same for every assessment that uses it. */
export type GuideView = {
  /** Key of the instrument. */
  key: string
  /** Version of its content. */
  version: number
  /** Name. */
  name: string
  /** Year it is meant for. */
  year: number
  /** The regulation it comes from. */
  regulation: string
  /** Inputs there are. */
  inputs: number
  /** The areas people work in, in order; the results part is one of them. */
  areas: Array<AreaGuide>
  /** Every node, parents before children, in the order of the worksheet. */
  nodes: Array<NodeGuide>
  /** Every question in the order of the worksheet. */
  questions: Array<QuestionGuide>
  /** The predicates a unit may aim for, easiest first. */
  targets: Array<TargetGuide>
  /** The sums shown beside the total. */
  headlines: Array<HeadlineGuide>
  /** The gates of every predicate. */
  gates: Array<GateGuide>
  /** Conditions beside the score. */
  eligibility: Array<EligibilityGuide>
}

/** A sum shown beside the total. */
export type HeadlineGuide = {
  /** Stable key, also that of its figures in a score. */
  key: string
  /** Name shown to people. */
  name: string
  /** Id of its node. */
  node: number
  /** Weight in points. */
  weight: number
}

/** What to look for in the history. */
export type HistoryQuery = {
  /** Input code, question code or soal id; `None` for everything. */
  code: string | null
  /** Name of the author; `None` for everyone. */
  author: string | null
  /** At most this many changes. */
  limit: number | null
  /** How many of the newest to leave out, for the pages after the first. */
  skip: number
}

/** What kind of text holds a hit. */
export type HitKind = "question" | "wording" | "note" | "evidence_text" | "extra" | "document"

/** Who works in this workspace; a local profile that does not travel. */
export type Identity = {
  /** Name, as the history and reports show it. */
  name: string
  /** The civil servant's number, 18 digits; may be empty. */
  nip: string
  /** Key of the role, such as `pokja` or `dalnis`. */
  role: string
}

/** Which of the imports a file is for. */
export type ImportKind = "package" | "database" | "answers"

/** Whose a new assessment is, as typed. */
export type ImportNames = {
  /** Name of the unit; not blank. */
  unit: string
  /** Name of the agency; may be blank. */
  instansi: string
  /** The year of the file, or one that has an instrument. */
  year: number
}

/** What an import changed, or would change. */
export type ImportOutcome = {
  /** The assessment; `null` in a dry run that would make a new one, and for official wording. */
  id: string | null
  /** `workbook`, `jawaban-unit` or `master-soal`. */
  kind: 'workbook' | 'jawaban-unit' | 'master-soal'
  /** Name of the unit. */
  unit: string
  /** Name of its agency; empty for official wording. */
  instansi: string
  /** The year; 0 for official wording. */
  year: number
  /** The unit the file says it is of; `null` when it says none. */
  said_unit: string | null
  /** The year it says; `null` when it says none. */
  said_year: number | null
  /** What the answers come to without the import; `null` for a new assessment and for official wording. */
  before: ImportStanding | null
  /** What they come to with it; `null` for official wording. */
  after: ImportStanding | null
  /** Whether a new assessment is made. */
  creates: boolean
  /** Whether anything was stored; false in a dry run. */
  stored: boolean
  /** Values the assessment did not have. */
  new: number
  /** Values that replace others. */
  updated: number
  /** Values that are there already. */
  same: number
  /** Every new and updated value. */
  changes: Array<PlannedChange>
  /** Quirks, skipped rows, and a recorded total that differs. */
  warnings: Array<WarningView>
  /** Links, paths and names of files that are evidence by name only, and wait for their files. */
  waiting: number
  /** Pictures in the rows of inputs. */
  pictures: Array<PictureView>
  /** How many of them were attached, or would be. */
  attached: number
  /** Where everything stood, for each sheet of a workbook that was taken. */
  maps: Array<ColumnMap>
  /** Whether these sheets each hold a part of the worksheet; two that do not hold all of it both. */
  joined: boolean
}

/** What the unit's answers come to, before an import or after it. */
export type ImportStanding = {
  /** Total that is certain, on the floor as gates are judged, in points. */
  total: number
  /** Every gate of the target that the assessment has after the import. */
  gates: Array<GateView>
}

/** One cell to fill in. */
export type InputGuide = {
  /** `PortalRB`'s soal id. */
  soal_id: number
  /** Code. */
  code: string
  /** What to enter; empty for a choice, whose question says it. */
  label: string
  /** `choice`, `count` or `index`. */
  kind: 'choice' | 'count' | 'index'
  /** Its part in the formula: `numerator`, `denominator`, `previous`, `current`, `beside` (takes no part but has to be filled) or `value`. */
  part: 'numerator' | 'denominator' | 'previous' | 'current' | 'beside' | 'value'
  /** Smallest number; `null` for a choice. */
  minimum: number | null
  /** Largest number; `null` for a choice. */
  maximum: number | null
  /** Whether only whole numbers are accepted. */
  whole: boolean
}

/** One input with what was entered. */
export type InputView = {
  /** `PortalRB`'s soal id. */
  soal_id: number
  /** Code. */
  code: string
  /** Label of a number field, or the title of the question. */
  label: string
  /** Answers by layer key: option keys as text, numbers as numbers. */
  answers: Partial<Record<Layer, string | number>>
  /** Notes by layer key. */
  notes: Partial<Record<Layer, string>>
  /** What an earlier year said, which does not count before it is confirmed. */
  last_year: LastYearView | null
  /** Evidence text that came with an import. */
  evidence_text: string | null
  /** What extra columns of an agency's sheet say, by their names. */
  extras: Record<string, string>
  /** Documents that serve it. */
  evidence: Array<string>
  /** On a question's first input: the documents that fulfil each of its required documents, in the order of the worksheet guide; empty on its other inputs. */
  fulfilled: Array<Array<string>>
  /** On a question's first input: why each of its required documents is not needed; empty on its other inputs. */
  waived: Array<string | null>
}

/** An instrument that was given, and whether it is new here. */
export type InstrumentAdded = {
  /** Its key. */
  key: string
  /** Its name. */
  name: string
  /** Its version. */
  version: number
  /** The year it is meant for. */
  year: number
  /** The hash of its facts. */
  facts: string
  /** How many inputs it has. */
  inputs: number
  /** False where Pilar had the same facts for its year already. */
  new: boolean
  /** Whether it was added; not so in a dry run. */
  stored: boolean
}

/** An instrument as a choice. */
export type InstrumentView = {
  /** Stable key. */
  key: string
  /** Name. */
  name: string
  /** Year it is meant for. */
  year: number
  /** The predicates a unit may aim for, easiest first. */
  targets: Array<TargetGuide>
  /** What of its rules may be chosen. */
  choices: RuleChoices
}

/** A file of the kit, or the place for one. */
export type KitItemView = {
  /** Its key. */
  key: string
  /** What it is. */
  name: string
  /** Whether a kit is complete without it. */
  optional: boolean
  /** `belum`, `ada`, `diperiksa`, `berubah` (since it was checked) or `hilang`. */
  state: string
  /** The same for people. */
  state_name: string
  /** Name of the file. */
  file: string | null
  /** Its size in bytes. */
  size: number | null
  /** Who put it in; `None` where nobody did, or an earlier version did not say. */
  put_by: string | null
  /** The day it was put in. */
  put_on: string | null
  /** Who checked it. */
  checked_by: string | null
  /** The day it was checked. */
  checked_on: string | null
  /** Key of the letter that makes it. */
  letter: string | null
  /** Key of the condition that it proves. */
  condition: string | null
  /** What to look at before it is called right. */
  check: string
  /** Where it is asked for. */
  asked_by: string
  /** Whether it is a letter as it was made here, which nobody has signed. */
  unsigned: boolean
  /** What to know of it, sentences; empty for nothing. */
  notice: string
}

/** The kit of a proposal: its files, the conditions, and the stages after submission. */
export type KitView = {
  /** Key of the target. */
  target: string
  /** Its name. */
  target_name: string
  /** Kind of agency, where somebody said it. */
  kind: string | null
  /** The kinds that conditions tell apart. */
  kinds: Array<Named>
  /** Whether every file that is needed is there and checked. */
  complete: boolean
  /** Whether every condition is met: `true`, `false`, or `null` while nobody can say. */
  eligible: boolean | null
  /** The files, in the order of the portal. */
  items: Array<KitItemView>
  /** The conditions. */
  conditions: Array<ConditionView>
  /** The stages after submission. */
  stages: Array<StageRow>
  /** What to know before it is sent, sentences. */
  notices: Array<string>
}

/** A tag of the workspace. */
export type KnownTag = {
  /** What it groups by. */
  key: TagKey
  /** Its name, in the spelling that most units use. */
  name: string
  /** Assessments that have it. */
  units: number
}

/** A unit that lags in an area. */
export type LaggingView = {
  /** Id of its assessment. */
  id: string
  /** Name of the unit. */
  unit: string
  /** Year. */
  year: number
  /** Percent of the area's weight, blanks earning nothing. */
  percent: number
}

/** What of an earlier year to take. */
export type LastYearPart = "answer" | "evidence"

/** What an earlier year said of an input. */
export type LastYearView = {
  /** Which year. */
  year: number
  /** The answer that stood in the end. */
  answer: string | number | null
  /** The unit's own answer, where another one stood. */
  claimed: string | number | null
  /** The unit's note; empty when there was none. */
  note: string
  /** Evidence that was given as text and is not this year's; empty when there is none. */
  evidence_text: string
  /** Documents that do not serve it this year. */
  documents: Array<string>
}

/** Changes of one person that were not there when the worksheet was handed over, and wait until it is given back. */
export type LateView = {
  /** Who made them. */
  author: string
  /** In which role. */
  role: string
  /** How many. */
  changes: number
  /** When the first was made, RFC 3339 in the user's time zone. */
  from: string
  /** When the last was made. */
  until: string
  /** The same in words, an Indonesian sentence with what to do. */
  text: string
}

/** Who gave an answer: the unit itself or one of the reviewing layers. */
export type Layer = "unit" | "at" | "kt" | "dalnis" | "tpn"

/** Something in a folder that is left out. */
export type LeftOutView = {
  /** Its path below the folder, with `/`; one at its end for a folder. */
  path: string
  /** Stable key of the reason. */
  code: 'sistem' | 'tersembunyi' | 'pintasan' | 'di_awan' | 'belum_selesai' | 'tautan' | 'bukan_berkas' | 'ruang_kerja' | 'nama_tidak_terbaca' | 'kosong' | 'terlalu_besar' | 'berubah' | 'tidak_terbaca' | 'ganda' | 'sudah_terlampir' | 'versi_lama'
  /** Why, in words that follow the path. */
  reason: string
}

/** A field of a letter. */
export type LetterFieldView = {
  /** Its key. */
  name: string
  /** What it is called. */
  label: string
  /** What stands in the letter; empty for nothing. */
  value: string
  /** Where that is known from, while nobody typed it; empty when somebody did. */
  known_from: string
  /** Whether it is the same in all letters. */
  shared: boolean
  /** Whether the letter does without it. */
  optional: boolean
}

/** A letter that can be made. */
export type LetterView = {
  /** Its key. */
  key: string
  /** Its name. */
  name: string
  /** Whether it lists what is objected to. */
  objects: boolean
  /** Key of the item of the kit that it becomes once it is signed. */
  item: string | null
  /** What is filled into it. */
  fields: Array<LetterFieldView>
  /** What is missing and would be marked in it, by its names. */
  missing: Array<string>
}

/** The letter data of an LHE. A blank field is printed as a visible gap. Dates are `2026-11-22` or `22 November 2026`, and printed as the latter. */
export type LheForm = {
  /** The office that issues the report, the second line of the kop surat. */
  penerbit: string
  /** Lines of its address, telephone and mail. */
  alamat: Array<string>
  /** Number of the letter, free text. */
  nomor: string
  /** For example Biasa or Terbatas. */
  sifat: string
  /** For example Satu berkas. */
  lampiran: string
  /** Subject of the letter. */
  hal: string
  /** To whom it is addressed; several lines are fine. */
  yth: string
  /** Place of signing. */
  tempat: string
  /** Date of signing. */
  tanggal: string
  /** Number of the surat tugas. */
  surat_tugas_nomor: string
  /** Its date. */
  surat_tugas_tanggal: string
  /** First day of the evaluation. */
  mulai: string
  /** Last day of the evaluation. */
  selesai: string
  /** The reviewing team. */
  tim: Array<LheMember>
  /** Who signs the letter. */
  penanda_tangan: LheSignatory
  /** Who gets a copy. */
  tembusan: Array<string>
  /** Regulations beside those of the instrument. */
  dasar_hukum: Array<string>
  /** Further paragraphs of the letter. */
  paragraf: Array<string>
  /** Words of thanks. */
  apresiasi: string
}

/** The format of an LHE. */
export type LheKind = "pdf" | "docx"

/** One member of the reviewing team. */
export type LheMember = {
  /** Name. */
  nama: string
  /** Employee number. */
  nip: string
  /** Part in the team, for example Ketua Tim. */
  peran: string
}

/** A unit without an LHE. */
export type LheRefused = {
  /** Which unit. */
  unit: UnitName
  /** Why, in words that follow a colon. */
  reason: string
}

/** Who signs. */
export type LheSignatory = {
  /** Name. */
  nama: string
  /** Employee number. */
  nip: string
  /** Office. */
  jabatan: string
  /** Rank and grade. */
  pangkat: string
}

/** The LHE of a unit. */
export type LheWritten = {
  /** Which unit. */
  unit: UnitName
  /** Name of the file in the folder. */
  name: string
  /** What the reader should know, Indonesian sentences. */
  notices: Array<string>
}

/** Where a list of people is. */
export type ListSource = {
  "file": string
} | {
  "text": string
}

/** How the review is spread over the teams of an agency. */
export type LoadView = {
  /** The teams, by the name of who leads them; units without one last. */
  teams: Array<TeamLoad>
}

/** One answer that is lowered. */
export type LossView = {
  /** Code of the question. */
  code: string
  /** Points it costs. */
  loss: number
}

/** A task that something asks for. */
export type MadeTask = {
  /** Its id. */
  id: string
  /** What is done. */
  title: string
  /** Code of the input that it is for. */
  code: string | null
  /** Key of the area that it is for, also where it is for one of its inputs. */
  area: string | null
  /** The document it makes. */
  document: string
  /** Who answers for it. */
  pic: string | null
  /** The day it is due. */
  due: string | null
  /** Whether it was not there before. */
  new: boolean
  /** Tasks of the plan that are for the same question already and were not called off, by number and name; of a new one. */
  beside: Array<string>
}

/** What was made. */
export type MadeTasks = {
  /** The tasks, in the order in which they are asked for. */
  tasks: Array<MadeTask>
  /** How many of them are new. */
  new: number
  /** How many were there already, and stayed as they are. */
  existing: number
  /** Whether they are in the plan now. */
  stored: boolean
}

/** Which column map to read or fill a workbook by; without a choice, a saved one whose headings fit. */
export type MapChoice = {
  "kind": "detect"
} | {
  "kind": "saved"
  "of": string
} | {
  "kind": "given"
  "of": ColumnMap
}

/** How many answers may be lowered by one level before a predicate is lost. */
export type MarginView = {
  /** Whether every gate is met now. */
  met: boolean
  /** The fewest answers that lose it; 0 when it is unmet, `None` when lowering all of them loses nothing. */
  downgrades: number | null
  /** Key of the gate that breaks first, or is unmet. */
  gate: string | null
  /** Those answers, the largest loss first. */
  weakest: Array<LossView>
  /** By how many points every gate is met. */
  gates: Array<SpareView>
  /** Codes of the questions whose answer alone breaks a gate when it comes to count for nothing. */
  critical: Array<string>
  /** How many of those have neither a document nor a link. */
  critical_without_evidence: number
}

/** A link or file name that waits for its file. */
export type MentionView = {
  /** Code of the input. */
  code: string
  /** The link or name. */
  text: string
}

/** Links and file names of an imported file, and which of them were found in a folder. */
export type MentionsView = {
  /** How many were found. */
  found: number
  /** How many there are. */
  of: number
  /** Those without a file, each with the code of its input. */
  missing: Array<MentionView>
}

/** What happens to one value. */
export type MergeItem = {
  /** `new`, `updated` or `conflict`. */
  effect: 'new' | 'updated' | 'conflict'
  /** The value there is; `None` when there is none. */
  from: VersionView | null
  /** The value that counts afterwards; in a conflict until a person decides. */
  to: VersionView
  /** In a conflict everything that competes, latest first; otherwise empty. */
  versions: Array<VersionView>
  /** The path that names it. */
  subject: string
  /** What kind of thing, in Indonesian, for example `jawaban unit`. */
  what: string
  /** Soal id of the input it is about. */
  soal_id: number | null
  /** Code of that input. */
  code: string | null
  /** Title of the input, the document or the unit. */
  label: string
}

/** What merging changes does, or would do. */
export type MergeView = {
  /** The assessment. */
  id: string
  /** Name of the unit. */
  unit: string
  /** Name of the agency. */
  instansi: string
  /** Year. */
  year: number
  /** Whether the assessment is new in this workspace. */
  creates: boolean
  /** Other assessments here of a unit of this name in this year. */
  same_unit: Array<string>
  /** Whether anything was stored; false in a plan. */
  stored: boolean
  /** Journal entries that are not here yet. */
  changes: number
  /** Values the assessment did not have. */
  new: number
  /** Values that replace others. */
  updated: number
  /** Values that stay as they are. */
  same: number
  /** Values that compete, for a person to decide. */
  conflicts: number
  /** What the unit's answers come to without the merge, for the target that there will be; `null` for an assessment that is new here or cannot be read as it is. */
  before: ImportStanding | null
  /** What they come to with it: where values compete, with the one that counts until a person decides. */
  after: ImportStanding
  /** Changes that do not count yet, those that waited before included. */
  quarantined: number
  /** Where the history of somebody parts in two, which was not known. */
  forks: number
  /** Changes that are late once this is merged and were not before, by who made them: they were not there when the worksheet was handed over, and wait until it is given back. */
  late: Array<LateView>
  /** Every value that is new, updated or in conflict, in order of subjects. */
  items: Array<MergeItem>
  /** Files of evidence that others take the place of. */
  replaced: Array<ReplacedView>
  /** Decisions that come along, with the values that competed. */
  settled: Array<SettledView>
}

/** One question or answer. */
export type MessageView = {
  /** Its id. */
  id: string
  /** What was said. */
  text: string
  /** Who said it. */
  author: string
  /** In which role, as people know it. */
  role: string
  /** Whether that is a reviewing role. */
  is_reviewer: boolean
  /** When, RFC 3339 in the user's time zone. */
  time: string
}

/** A required document that nothing fulfils. */
export type MissingDocument = {
  /** Code of the question. */
  code: string
  /** Its number on the question's checklist, from 1. */
  n: number
  /** What is asked for. */
  text: string
}

/** The tasks of one area added up. */
export type MonevAreaView = {
  /** Its key; `null` for tasks that are for no area. */
  key: string | null
  /** Its name. */
  name: string
  /** Tasks that were to be done. */
  planned: number
  /** Of these, done. */
  done: number
  /** Of these, done later or not yet. */
  late: number
  /** Tasks that something stands in the way of. */
  stuck: number
  /** Percent done; `null` where nothing was planned. */
  percent: number | null
}

/** A report that became evidence. */
export type MonevAttached = {
  /** The document. */
  id: string
  /** Name of its file. */
  name: string
  /** Codes of the inputs that it proves. */
  codes: Array<string>
  /** Whether it took the place of an earlier report of the period. */
  replaced: boolean
}

/** One period of the year. */
export type MonevPeriodView = {
  /** Its key. */
  period: string
  /** Its name. */
  name: string
  /** Its first day, `YYYY-MM-DD`. */
  first: string
  /** Its last day. */
  last: string
  /** Whether it has begun; what lies ahead has nothing to show. */
  begun: boolean
  /** The day it was frozen; `null` while it is not. */
  frozen: string | null
  /** Who froze it. */
  frozen_by: string | null
  /** Whether the plan or the answers are otherwise now than when it was frozen. */
  changed_since: boolean
  /** Tasks that were to be done by its end. */
  planned: number
  /** Of these, done by its end. */
  done: number
  /** How much of what was planned is done, percent; `null` where nothing was. */
  percent: number | null
  /** The name of its report's file, where that is evidence already. */
  attached: string | null
}

/** The periods of an assessment's year. */
export type MonevPeriodsView = {
  /** The periods, in order. */
  periods: Array<MonevPeriodView>
  /** How many tasks the plan has. */
  tasks: number
  /** Codes of the inputs that the report of a period proves. */
  proves: Array<string>
}

/** What was earned at a period; percent and points are unrounded, blanks earn nothing. */
export type MonevPointView = {
  /** Key of the period. */
  period: string
  /** The day it is of. */
  on: string
  /** The total; `null` while nothing was answered. */
  total: number | null
  /** Percent of each area, by key; empty while nothing was answered. */
  areas: Record<string, number>
}

/** A task of a period. */
export type MonevTaskView = {
  /** Its id. */
  id: string
  /** Its number in the plan; 0 where the plan never had it. */
  number: number
  /** What is done. */
  title: string
  /** Code of the input that it is for. */
  code: string | null
  /** Key of its area. */
  area: string | null
  /** Who answers for it; empty for nobody. */
  pic: string
  /** The day it is due. */
  due: string | null
  /** Key of how far it is. */
  status: string
  /** What stands in its way. */
  obstacle: string
  /** The day it was done. */
  realised: string | null
  /** Names of the documents that prove it. */
  evidence: Array<string>
  /** Whether it was done by the end of the period. */
  done: boolean
  /** Whether it was to be done by then and was not, or only later. */
  late: boolean
}

/** A period: what was planned, what was done, and what the unit had earned. */
export type MonevView = {
  /** Key of the period. */
  period: string
  /** Its name. */
  name: string
  /** Its last day, `YYYY-MM-DD`. */
  last: string
  /** The day it was frozen; `null` while this is how things stand. */
  frozen: string | null
  /** Who froze it. */
  frozen_by: string | null
  /** Whether the plan or the answers are otherwise now than when it was frozen. */
  changed_since: boolean
  /** Tasks that were to be done by its end. */
  planned: number
  /** Of these, done by its end. */
  done: number
  /** Of these, done later or not yet. */
  late: number
  /** Tasks that something stands in the way of. */
  stuck: number
  /** How much of what was planned is done, percent; `null` where nothing was. */
  percent: number | null
  /** The same by area; what is for none comes last. */
  areas: Array<MonevAreaView>
  /** The tasks, by area. */
  tasks: Array<MonevTaskView>
  /** What is said of the period. */
  note: string
  /** What stood in the way of the period as a whole. */
  obstacle: string
  /** What is done about it. */
  follow_up: string
  /** What was earned at each period so far. */
  course: Array<MonevPointView>
}

/** What became of a move. */
export type Moved = {
  /** Where things stand in the new folder. */
  startup: StartupView
  /** Where the old folder is kept. */
  kept: string
}

/** One answer of the unit that changed under a scenario. */
export type MovedView = {
  /** Code of the input. */
  code: string
  /** What the unit answered then. */
  then: string | number | null
  /** What it answers today. */
  now: string | number | null
}

/** What is whoever works at this desk to do. */
export type MyWork = {
  /** Who of the team they are; `None` while that is not clear. */
  person: string | null
  /** Their name in the team, or the name that the history knows them by. */
  name: string
  /** Whether that was chosen at this desk, and not taken from their name or NIP. */
  chosen: boolean
  /** Who of the team it can be by name or NIP, where that is not one. */
  candidates: Array<string>
  /** Codes of the inputs they work on. */
  inputs: Array<string>
}

/** Something to choose from. */
export type Named = {
  /** Its key. */
  key: string
  /** Its name. */
  name: string
}

/** A column that is kept under a name. */
export type NamedColumn = {
  /** What it is called, up to 100 characters. */
  name: string
  /** Its letters. */
  column: string
}

/** What is needed to begin an assessment. */
export type NewAssessment = {
  /** Name of the unit kerja or satker. */
  unit: string
  /** Name of the agency. */
  instansi: string
  /** Year; chooses the instrument. */
  year: number
  /** Key of the target predicate. */
  target: string
}

/** What came after a row of the journal. */
export type NewsView = {
  /** The latest row now. */
  row: number
  /** What is different; `None` while nothing came. */
  changed: ChangedView | null
}

/** A node of the tree. */
export type NodeGuide = {
  /** `PortalRB`'s node id. */
  id: number
  /** Full code. */
  code: string
  /** Name as the official sheet gives it. */
  name: string
  /** Id of the parent; `null` for a component. */
  parent: number | null
  /** 0 for a component, one more for each level below. */
  depth: number
  /** What it is, for example `komponen`, `area_perubahan` or `sub_area`, as the instrument says. */
  role: string
  /** Weight in points. */
  weight: number
  /** Key of the area it lies in; `null` above the areas. */
  area: string | null
}

/** One node. */
export type NodeView = {
  /** `PortalRB`'s node id. */
  id: number
  /** Code. */
  code: string
  /** Name. */
  name: string
  /** Weight in points. */
  weight: number
  /** Points. */
  score: number
  /** Points when blanks earn nothing. */
  floor: number
  /** Points when blanks earn the best. */
  ceiling: number
  /** Score in percent of the weight, 0..=100. */
  percent: number
  /** Inputs that count. */
  answered: number
  /** Inputs there are. */
  of: number
  /** How the score came about, one Indonesian line. */
  explanation: string
}

/** An assessment together with everything that stays the same while it is open. */
export type OpenedView = {
  /** The latest row of the journal it holds; [`news`](crate::session::news) tells what came after it. */
  row: number
  /** What was entered and what it scores. */
  view: AssessmentView
  /** The worksheet. */
  guide: GuideView
  /** Its official wording, if that was loaded. */
  wording: WordingView | null
}

/** For what a folder is opened. */
export type Opening = "begin" | "existing" | "look"

/** One option of a choice. */
export type OptionGuide = {
  /** What is stored and written, for example `A` or `Ya`. */
  key: string
  /** Fraction it earns, 0..=1. */
  value: number
  /** When it applies. */
  criterion: string
}

/** How the history of one workspace is. */
export type OriginCondition = "whole" | "unchained" | "missing" | "waiting" | "forked" | "altered"

/** What there is of one workspace's history. */
export type OriginView = {
  /** The workspace that wrote it. */
  replica: string
  /** Its id as people tell it apart: the last eight digits. */
  short: string
  /** Whether it is this workspace. */
  own: boolean
  /** Who wrote, most first. */
  authors: Array<AuthorView>
  /** Changes that are chained and here. */
  chained: number
  /** Changes of journal format 1, which never were chained. */
  unchained: number
  /** Places of the chain whose change is not here. */
  missing: number
  /** Changes that do not count yet. */
  waiting: number
  /** When the first change of its chain was made; `null` where that one is not here. RFC 3339, as all times here. */
  since: string | null
  /** When its earliest change was made. */
  first: string | null
  /** When its latest change was made. */
  last: string | null
  /** The ends of its chain; more than one where it forked. */
  tips: Array<TipView>
  /** How it is. */
  condition: OriginCondition
  /** The same in a few words. */
  condition_name: string
}

/** What to do with columns of a template that are not Pilar's to fill. */
export type OtherColumns = "kosongkan" | "biarkan"

/** Where an assessment stands: figures per area, what is missing, what would close the gates, what happened last. */
export type OverviewView = {
  /** Every area in the order of the worksheet. */
  areas: Array<AreaOverview>
  /** Every unmet gate of every target. */
  gaps: Array<GapView>
  /** The latest actions, newest first. */
  recent: Array<ActionView>
  /** The day by which the unit has to be proposed. */
  deadline: DeadlineView | null
  /** Inputs that count as unanswered. */
  unanswered: number
  /** Questions that earn something and have neither a document nor a link. */
  without_evidence: number
  /** Required documents of answered questions that nothing fulfils. */
  missing_documents: number
}

/** What importing a package changed, or would change. */
export type PackageImported = {
  /** `package`. */
  kind: 'package'
  /** What the package is. */
  package: PackageView
  /** Contents of evidence that are new here. */
  contents: number
  /** Their size in bytes. */
  content_bytes: number
  /** What the reader should know, Indonesian sentences. */
  notices: Array<string>
  /** The assessment. */
  id: string
  /** Name of the unit. */
  unit: string
  /** Name of the agency. */
  instansi: string
  /** Year. */
  year: number
  /** Whether the assessment is new in this workspace. */
  creates: boolean
  /** Other assessments here of a unit of this name in this year. */
  same_unit: Array<string>
  /** Whether anything was stored; false in a plan. */
  stored: boolean
  /** Journal entries that are not here yet. */
  changes: number
  /** Values the assessment did not have. */
  new: number
  /** Values that replace others. */
  updated: number
  /** Values that stay as they are. */
  same: number
  /** Values that compete, for a person to decide. */
  conflicts: number
  /** What the unit's answers come to without the merge, for the target that there will be; `null` for an assessment that is new here or cannot be read as it is. */
  before: ImportStanding | null
  /** What they come to with it: where values compete, with the one that counts until a person decides. */
  after: ImportStanding
  /** Changes that do not count yet, those that waited before included. */
  quarantined: number
  /** Where the history of somebody parts in two, which was not known. */
  forks: number
  /** Changes that are late once this is merged and were not before, by who made them: they were not there when the worksheet was handed over, and wait until it is given back. */
  late: Array<LateView>
  /** Every value that is new, updated or in conflict, in order of subjects. */
  items: Array<MergeItem>
  /** Files of evidence that others take the place of. */
  replaced: Array<ReplacedView>
  /** Decisions that come along, with the values that competed. */
  settled: Array<SettledView>
}

/** A part of an assessment that goes into a package by itself. */
export type PackagePart = {
  "area": string
} | {
  "person": string
}

/** What a verified package is. */
export type PackageView = {
  /** Always true: a package that does not verify is an error. */
  good: boolean
  /** Id of the assessment. */
  assessment: string
  /** Name of the unit kerja or satker. */
  unit: string
  /** Name of the agency. */
  instansi: string
  /** Year of the assessment. */
  year: number
  /** Key of the target predicate. */
  target: string
  /** Key of the instrument. */
  instrument: string
  /** When it was made, RFC 3339. */
  made_at: string
  /** Program and version that made it. */
  made_by: string
  /** Key of the one area it is restricted to; `null` for all of them, and for what one person works on. */
  scope: string | null
  /** Id of the one person whose inputs it is restricted to. */
  person: string | null
  /** That area as people call it, or the person's name. */
  scope_name: string | null
  /** Whether changes its recipient was known to have are left out. */
  since: boolean
  /** Files under `data/`. */
  files: number
  /** Their size in bytes. */
  bytes: number
  /** Documents listed. */
  documents: number
  /** Revisions whose content is not in the package. */
  without_content: number
  /** Changes in the journal. */
  changes: number
  /** Changes of which only the link came along, although it is not of a part of the worksheet; in an import those of them that are not here either. */
  left_out: number
  /** Whether its papers say what its journal says. */
  papers: Papers
  /** What its reader should know, Indonesian sentences. */
  notices: Array<string>
}

/** Paper of a printable report. */
export type Paper = "a4" | "f4"

/** What is known about the papers of a package: head, list of documents, JSON and workbook; the PDF is not compared. */
export type Papers = "agree" | "none" | "unknown_instrument"

/** One gate as a path leaves it; figures are in the gate's unit. */
export type PathGateView = {
  /** Its key. */
  key: string
  /** What is judged. */
  value: number
  /** What is asked for, with the points that were to be kept to spare. */
  minimum: number
  /** Whether it is met. */
  met: boolean
}

/** The cheapest way to a predicate. Points are unrounded and on the floor, which gates are judged on. */
export type PathView = {
  /** Whether the predicate can be met. */
  reachable: boolean
  /** What all steps cost; `null` when it cannot. */
  cost: number | null
  /** The answers to raise, in the order of the worksheet. */
  steps: Array<StepView>
  /** The total with all steps done; the best possible one when the predicate cannot be met. */
  total: number
  /** The gates then. */
  gates: Array<PathGateView>
  /** When the predicate cannot be met: codes of the ratios that nothing can be raised of while they are blank, and that an unmet gate looks at; not there where there is none, and where a file gave the raises. */
  unfilled: Array<string> | null
  /** The next-best paths, where they were asked for. */
  alternatives: Array<AlternativeView> | null
  /** The best total of every cost at which it rises, gates left aside, where it was asked for. */
  curve: Array<BudgetView> | null
  /** What a cost counts, for people, for example `satuan upaya` or `hari`; not there where a file gave the costs. */
  unit: string | null
}

/** An update that waits for the next start. */
export type PendingUpdate = {
  /** What it brings. */
  update: UpdateView
  /** Its installer was started once and did not come to its end. */
  tried: boolean
}

/** What a list would do; nothing was changed. */
export type PeoplePreview = {
  /** Every column there is, used or not. */
  columns: Array<PreviewColumn>
  /** The letters of the columns that are used, by what they hold; without `name` nothing can be read. */
  found: { [key in string]: string }
  /** Every row with somebody in it. */
  rows: Array<PreviewRow>
  /** How many people are new. */
  added: number
  /** How many would be otherwise than before. */
  changed: number
  /** How many stay as they are. */
  same: number
  /** How many rows cannot be used. While there is one, nothing of the list can be imported. */
  refused: number
}

/** The team. */
export type PeopleView = {
  /** Everybody, in the order in which they were named. */
  people: Array<PersonView>
  /** Codes of the inputs that nobody works on: neither by themselves nor through a Pokja. */
  unassigned: Array<string>
  /** How many are new. */
  added: number
  /** How many are otherwise than before. */
  changed: number
  /** Who was taken off the team by this. */
  removed: RemovedView | null
  /** What to look at: people who are there twice, people without anything to work on, what a list had that was not taken. Each a sentence. */
  notices: Array<string>
}

/** Somebody of the team. */
export type PersonView = {
  /** Id. */
  id: string
  /** Name. */
  name: string
  /** NIP; empty for none. */
  nip: string
  /** What they are in the office. */
  position: string
  /** Keys of the areas whose Pokja they are in. */
  pokja: Array<string>
  /** Key of what they do in the team. */
  duty: string
  /** How to reach them, where this workspace knows it. */
  contact: string | null
  /** Codes of the inputs that were given to them. */
  assigned: Array<string>
  /** Codes of the inputs they work on: what was given to them, or where nothing was the areas of their Pokja. */
  inputs: Array<string>
  /** How many tasks of the plan they have to do with. */
  tasks: number
}

/** A file with personal data. */
export type PersonalView = {
  /** What it feeds: the key of a survey, or the complaints. */
  kind: string
  /** Its name. */
  name: string
  /** Its size in bytes. */
  size: number
  /** Its hash. */
  sha256: string
}

/** A picture in the row of an input. */
export type PictureView = {
  /** Code of the input. */
  code: string
  /** Sheet and row. */
  place: string
  /** The name it is attached under. */
  name: string
  /** Size in bytes. */
  size: number
}

/** What a plan is written as. */
export type PlanFormat = "ics" | "xlsx" | "sheet"

/** One value an import brings. */
export type PlannedChange = {
  /** Code of the input. */
  code: string
  /** Label of a number field, or the title of the question. */
  label: string
  /** What kind of value, in Indonesian. */
  what: string
  /** Where it stands in the file. */
  place: string
  /** The value there is; `null` when there is none. */
  from: unknown
  /** The value the file brings. */
  to: unknown
}

/** One file of a folder. */
export type PlannedFileView = {
  /** Its path below the folder, with `/`. */
  path: string
  /** Size in bytes. */
  size: number
  /** Title the document would have. */
  title: string
  /** `pasti`: will be attached; `ragu`: a person decides; `tidak_dikenal`: nothing tells where it belongs. */
  sureness: 'pasti' | 'ragu' | 'tidak_dikenal'
  /** Codes of the inputs it would serve; for a doubtful one the likeliest. */
  codes: Array<string>
  /** Codes of others that come into question. */
  others: Array<string>
  /** Number of the required document of the first code's question that it is, from 1. */
  document: number | null
  /** That document. */
  document_name: string | null
  /** What speaks for it and against it, in words. */
  reasons: Array<string>
  /** What else is worth knowing of it, in words. */
  remarks: Array<string>
}

/** The working group of an area. */
export type Pokja = {
  /** Who answers for it; empty when nobody does yet. */
  pic: string
  /** Everyone in it. */
  members: Array<string>
}

/** What a unit earns in an area. */
export type PortfolioArea = {
  /** Key of the area. */
  key: string
  /** Percent of its weight as the official sheet counts, 0..=100. */
  percent: number
  /** The same when blanks earn nothing. */
  floor: number
}

/** Which assessments a portfolio shows; the default is all of them. */
export type PortfolioFilter = {
  /** Only this year. */
  year: number | null
  /** Only units aiming for this target key. */
  target: string | null
  /** Only units or agencies whose name holds this text, case ignored. */
  text: string | null
  /** Only this state of the review, as people name it (Draf, Final, Belum Reviu, Sesuai, Revisi, Disetujui). */
  state: string | null
  /** Only units with these tags, case and blanks ignored; an empty one means those without it. */
  tags: Partial<Record<TagKey, string>>
}

/** One assessment. */
export type PortfolioRow = {
  /** Its id. */
  id: string
  /** Name of the unit. */
  unit: string
  /** Name of the agency. */
  instansi: string
  /** Year. */
  year: number
  /** Key of the target. */
  target: string
  /** Total as the official sheet counts. */
  total: number
  /** Total when blanks earn nothing. */
  floor: number
  /** Headlines such as pengungkit and hasil, as the official sheet counts. */
  headlines: { [key in string]: number }
  /** Total of the effective sheet of pengendali teknis; `null` while no reviewer gave an answer or verdict. */
  evaluated: number | null
  /** Gates of the target that are met. */
  gates_met: number
  /** Gates of the target. */
  gates: number
  /** Whether all of them are met. */
  met: boolean
  /** Inputs that count. */
  answered: number
  /** Inputs there are. */
  of: number
  /** Answered inputs in percent, 0..=100. */
  progress: number
  /** State of the review: Draf, Final, Belum Reviu, Sesuai, Revisi or Disetujui. */
  state: string
  /** The round of the review, 1 or 2. */
  round: number
  /** The day by which the unit has to be proposed, `YYYY-MM-DD`. */
  deadline: string | null
  /** Days until then; negative when it has passed. */
  days_left: number | null
  /** Every area. */
  areas: Array<PortfolioArea>
  /** What the unit is grouped by. */
  tags: Partial<Record<TagKey, string>>
  /** When it was last changed, RFC 3339 in the user's time zone. */
  changed: string
}

/** Every assessment of a workspace side by side. Unrounded points unless a field says otherwise. */
export type PortfolioView = {
  /** One row for each assessment, oldest first. */
  rows: Array<PortfolioRow>
  /** How each area is spread over the rows. */
  areas: Array<AreaSpreadView>
}

/** The verdict on one target. */
export type PredicateView = {
  /** Whether every gate is met. */
  met: boolean
  /** Every gate. */
  gates: Array<GateView>
}

/** How the window looks and where it was left. It stays on this machine: no history, no package carries it. */
export type Preferences = {
  /** Light or dark. */
  theme: Theme
  /** Text size in percent, 80 to 200. */
  text: number
  /** The rail is wide. */
  rail: boolean
  /** Id of the assessment that was open last. */
  last: string | null
  /** Address of the page that was shown last. */
  at: string | null
}

/** How content can be shown beside the worksheet. */
export type Preview = "pdf" | "image" | "text" | "none"

/** A column of a list. */
export type PreviewColumn = {
  /** Its letters. */
  letters: string
  /** Its heading; empty where there is none. */
  heading: string
  /** The first cell below that has something. */
  example: string
}

/** A row of a list. */
export type PreviewRow = {
  /** Its number in the list, one-based. */
  row: number
  /** Name, as it stands there. */
  name: string
  /** NIP. */
  nip: string
  /** What they are in the office. */
  position: string
  /** The Pokja they are in: keys of areas, or what stands there where it cannot be used. */
  pokja: Array<string>
  /** Key of what they do in the team, or what stands there where it cannot be used. */
  duty: string
  /** How to reach them. */
  contact: string
  /** What becomes of it. */
  outcome: RowOutcome
  /** Why it cannot be used; of one that can, what of it is left out. */
  reason: string | null
}

/** What is known about an assessment as a whole; the value of the journal's profile subject. */
export type Profile = {
  /** Name of the unit kerja or satker. */
  unit: string
  /** Name of the agency. */
  instansi: string
  /** Year of the assessment. */
  year: number
  /** Key of the target predicate. */
  target: string
  /** Key of the instrument. */
  instrument: string
  /** Version of the instrument when the assessment was created. */
  instrument_version: number
  /** The hash of its facts then; assessments from before facts were hashed do not say it. */
  instrument_facts?: string | null
  /** Lines of address for the kop surat. */
  address: Array<string>
  /** `PortalRB`'s unit id. */
  portal_unit_id: string | null
  /** `PortalRB`'s category of the unit. */
  category: string | null
  /** The proposer's declaration of affirmation; never guessed. */
  afirmasi: boolean
  /** The day by which the unit has to be proposed. */
  deadline?: string | null
  /** Who works on which area, by the area's key. */
  pokja?: { [key in string]: Pokja }
}

/** What can be changed of a profile. The year is not: it chose the instrument, and with it the questions. */
export type ProfileEdit = {
  /** Name of the unit kerja or satker. */
  unit: string
  /** Name of the agency. */
  instansi: string
  /** Key of the target predicate. */
  target: string
  /** Lines of address for the kop surat. */
  address: Array<string>
  /** `PortalRB`'s unit id. */
  portal_unit_id: string | null
  /** `PortalRB`'s category of the unit. */
  category: string | null
  /** The proposer's declaration of affirmation. */
  afirmasi: boolean
  /** The day by which the unit has to be proposed. */
  deadline: string | null
  /** Who works on which area, by the area's key. */
  pokja: { [key in string]: Pokja }
}

/** How far long work has come. */
export type ProgressView = {
  /** Units done, bytes or items. */
  done: number
  /** Units there are; 0 when not known. */
  total: number
}

/** Everything there is of a proposal. */
export type ProposalView = {
  /** Files, conditions and stages. */
  kit: KitView
  /** The letters that can be made. */
  letters: Array<LetterView>
  /** The objection. */
  appeal: AppealView
}

/** A question. */
export type QuestionGuide = {
  /** Full code. */
  code: string
  /** Id of the node it stands below. */
  node: number
  /** Key of its area. */
  area: string | null
  /** Short title. */
  title: string
  /** What is asked, one sentence. */
  asks: string
  /** A practical hint. */
  hint: string
  /** `choice`, `share`, `decline` or `survey`. */
  kind: 'choice' | 'share' | 'decline' | 'survey'
  /** How the inputs become a fraction, one Indonesian line. */
  formula: string
  /** Weight of its own in points; `null` where the sub-area takes the mean. */
  weight: number | null
  /** The most it can earn in points: its own weight, or its share in the sub-area. */
  points: number
  /** Options, best first; empty for numbers. */
  options: Array<OptionGuide>
  /** The cells people fill in, in order. */
  inputs: Array<InputGuide>
  /** Documents usually wanted as evidence; the checklist counts them from 1. */
  documents: Array<DocumentGuide>
}

/** One question. */
export type QuestionView = {
  /** Code. */
  code: string
  /** Title. */
  title: string
  /** What it earns, 0..=1; `null` while it has no value. */
  fraction: number | null
  /** How that came about, one Indonesian line. */
  explanation: string
}

/** The official wording of one input. */
export type QuestionWordingView = {
  /** What is asked. */
  question: string
  /** When which value applies, as one text. */
  criteria: string
  /** Label of every option, by its key; empty for numbers. */
  options: { [key in string]: string }
}

/** One input to review. */
export type QueueInputView = {
  /** `PortalRB`'s soal id. */
  soal_id: number
  /** Code of the input. */
  code: string
  /** Code of its question. */
  question: string
  /** Label of a number field, or the title of the question. */
  label: string
  /** Key of the area. */
  area: string
  /** Belum Reviu, Sesuai or Revisi, by the verdict of the team that decides for the answer and evidence as they are. */
  status: string
  /** This layer's verdict, `sesuai` or `revisi`; a Sesuai holds for the answer and evidence it was given on. */
  verdict: 'sesuai' | 'revisi' | null
  /** This layer's Sesuai of this round was given on another answer or other evidence and holds no longer. */
  lapsed: boolean
  /** The unit gave another answer since round 1. */
  changed: boolean
  /** Its evidence is another since round 1. */
  evidence_changed: boolean
  /** The unit's answer. */
  unit: string | number | null
  /** The unit's note; empty when there is none. */
  unit_note: string
  /** Documents that serve the input. */
  evidence: Array<string>
  /** Evidence text that came with an import. */
  evidence_text: string | null
  /** The answer that stands when this layer gives none of its own. */
  before: string | number | null
  /** What every reviewing layer wrote, round by round; layers that wrote nothing are left out. */
  entries: Array<EntryView>
}

/** The inputs as one reviewing layer sees them. */
export type QueueView = {
  /** Key of the layer. */
  layer: string
  /** Its name. */
  name: string
  /** The round under way, 1 or 2. */
  round: number
  /** Inputs it has a verdict on that stands. */
  reviewed: number
  /** Verdicts Revisi among them. */
  revise: number
  /** Inputs there are. */
  of: number
  /** The inputs in the order of the worksheet. */
  inputs: Array<QueueInputView>
}

/** What complaints add up to, with unrounded numbers; a contract with scripts. */
export type RecapView = {
  /** All of them. */
  total: number
  /** By channel; what would tell who somebody is, is masked or among the others. */
  by_channel: { [key in string]: number }
  /** By category, in the same way. */
  by_category: { [key in string]: number }
  /** By how far they are: `open`, `in_process`, `done`. */
  by_state: { [key in string]: number }
  /** By the month in which they came. */
  by_month: { [key in string]: number }
  /** Days to the answer. */
  days: DaysView
  /** Those that are neither settled nor answered and came more than `within_days` days ago. */
  overdue: number
  /** Those that were answered more than `within_days` days after they came. */
  answered_late: number
  /** How many days an answer may take. */
  within_days: number
  /** The inputs that were answered by it. */
  used?: Array<Used>
}

/** A recommendation as a reviewer gives it. */
export type RecommendInput = {
  /** Number or id of the recommendation that is changed; `None` for a new one. */
  change?: string
  /** The text, beginning with a verb; blank withdraws the one that is changed. */
  text: string
  /** The input it is about. */
  code?: string
  /** The area it is about: number, key or name. */
  area?: string
}

/** A recommendation with what the unit did about it. */
export type RecommendationView = {
  /** Its id. */
  id: string
  /** Its place in the list, counted from 1. */
  number: number
  /** The text. */
  text: string
  /** The round in which it was given, 1 or 2. */
  round: number
  /** Soal id of the input it is about. */
  soal_id: number | null
  /** Code of that input. */
  code: string | null
  /** Key of the area it is about, or that its input lies in. */
  area: string | null
  /** Name of that area. */
  area_name: string | null
  /** What the unit did. */
  follow_up: FollowUpView | null
  /** Whether the follow-up is done. */
  done: boolean
}

/** An assessment that cannot be taken in; the others can. */
export type RefusedAssessment = {
  /** The assessment. */
  id: string
  /** Name of the unit, where it can be read. */
  unit: string
  /** Why, an Indonesian sentence. */
  why: string
}

/** Who was taken off the team. */
export type RemovedView = {
  /** Their name. */
  name: string
  /** Name of who took over what they worked on. */
  to: string | null
}

/** A file of evidence in use that is not afterwards. */
export type ReplacedView = {
  /** The file in use now. */
  from: FileView
  /** The file in use afterwards; `None` when it is taken away. */
  to: FileView | null
  /** The path that names it. */
  subject: string
  /** What kind of thing, in Indonesian, for example `jawaban unit`. */
  what: string
  /** Soal id of the input it is about. */
  soal_id: number | null
  /** Code of that input. */
  code: string | null
  /** Title of the input, the document or the unit. */
  label: string
}

/** The columns of one reviewing layer. */
export type ReviewColumns = {
  /** Which one. */
  layer: Layer
  /** Its answers. */
  answer?: string
  /** Its notes. */
  note?: string
}

/** What a reviewer gives for one input. What is `None` stays as it is; a blank text takes away. */
export type ReviewInput = {
  /** Input code, question code or soal id. */
  code: string
  /** The reviewer's own answer. */
  answer?: string
  /** A note. */
  note?: string
  /** `sesuai` or `revisi`. */
  verdict?: 'sesuai' | 'revisi' | ''
  /** What is ticked about the evidence. */
  ticks?: GivenTicks
}

/** A review as a whole. */
export type ReviewView = {
  /** How far it is. */
  progress: RoundView
  /** What came after its side handed the worksheet over and does not count yet, by who made it. */
  late: Array<LateView>
  /** The unit's column and every reviewing layer's, round by round. */
  columns: Array<ColumnView>
}

/** What a layer says about an input after it was reviewed. */
export type ReviewedView = {
  /** Code of the input. */
  code: string
  /** Whether anything is different now. */
  changed: boolean
  /** Key of the layer. */
  layer: string
  /** Its name. */
  name: string
  /** Round, 1 or 2. */
  round: number
  /** Its own answer. */
  answer: string | number | null
  /** Its note; empty when there is none. */
  note: string
  /** Its verdict, `sesuai` or `revisi`. */
  verdict: 'sesuai' | 'revisi' | null
  /** What it ticked. */
  ticks: TicksView
}

/** One revision of a document; the value of the journal's revision subject. */
export type Revision = {
  /** Name of the file as it was given. */
  name: string
  /** SHA-256 of the content, 64 lower-case hex digits. */
  sha256: string
  /** Size in bytes. */
  size: number
  /** Media type found in the content. */
  media: string
}

/** How far a review is. */
export type RoundView = {
  /** Who has the worksheet: `draft` and `returned` the unit, `submitted` the reviewers, `approved` nobody. */
  stage: 'draft' | 'submitted' | 'returned' | 'approved'
  /** The round reviewers write in, 1 or 2. */
  round: number
  /** State as people name it: Draf, Final, Belum Reviu, Sesuai, Revisi or Disetujui. */
  state: string
  /** Inputs that are not reviewed: no verdict of the team stands for the answer and evidence as they are. */
  unreviewed: number
  /** Reviewed inputs that stand. */
  agreed: number
  /** Reviewed inputs that have to change. */
  revise: number
  /** Recommendations whose follow-up is not done. */
  open_recommendations: number
  /** What to know about the step that was taken, one Indonesian sentence each. */
  notices: Array<string>
}

/** A row of a file that could not be read. */
export type RowFault = {
  /** Sheet and cell, or whatever says where it stands in the file. */
  place: string
  /** What is wrong with it and what is accepted, a sentence. */
  reason: string
}

/** What becomes of a row. */
export type RowOutcome = "added" | "changed" | "same" | "refused"

/** What of an instrument's rules may be chosen. */
export type RuleChoices = {
  /** Names of sets of gates, by key. */
  gates: { [key in string]: string }
  /** Codes of the ratios, with what counts now where they are divided by zero. */
  zero: { [key in string]: ZeroRule }
  /** Codes of ratios with points of their own, which cannot be left out. */
  weighted: Array<string>
  /** Minimums that agencies state differently, as they count now: gate, then target. */
  minimum: { [key in string]: { [key in string]: string } }
}

/** What other rules would make of an assessment: nothing is stored. */
export type RulesPlan = {
  /** The rules there would be. */
  rules: RulesView
  /** Scores and verdicts as they are. */
  before: ScoreView
  /** Scores and verdicts by the other rules. */
  after: ScoreView
}

/** Rules as people type them, each list in its order; what is not named stays as it is. */
export type RulesTyped = {
  /** Another version of the same instrument. */
  version: number | null
  /** Begin from the instrument's own rules instead of today's. */
  standard: boolean
  /** Key of a set of gates, or `baku`. */
  gates: string | null
  /** `CODE=RULE`, or `semua=RULE` for every ratio that may have it. */
  zero: Array<string>
  /** `GATE:TARGET=FIGURE`. */
  minimum: Array<string>
}

/** The worksheet an assessment is measured with and by which rules. */
export type RulesView = {
  /** Key of the instrument. */
  key: string
  /** Its name. */
  name: string
  /** Its version. */
  version: number
  /** Every version of it that Pilar has here, oldest first. */
  versions: Array<number>
  /** The hash of the facts that count. */
  facts: string
  /** The rules in words; `baku` when they are as the instrument states them. */
  words: string
  /** The rules. */
  variant: Variant
  /** What may be chosen. */
  choices: RuleChoices
}

/** One hypothetical answer. */
export type ScenarioAnswerView = {
  /** Soal id of the input. */
  soal_id: number
  /** Code of the input. */
  code: string
  /** The answer it has: the key of an option, a number, or `null` while it is blank. */
  from: string | number | null
  /** The answer it would have. */
  to: string | number | null
}

/** One gate today and then, in its unit. */
export type ScenarioGateView = {
  /** Its key. */
  key: string
  /** What is judged today. */
  today: number
  /** What would be judged. */
  value: number
  /** What is asked for. */
  minimum: number
  /** Whether it would be met. */
  met: boolean
}

/** A scenario in a list. Totals are on the floor, which gates are judged on. */
export type ScenarioListView = {
  /** Its id; one that is always there has none. */
  id: string | null
  /** What it is called; where several were given one name, with what tells them apart. */
  name: string
  /** The name that it was given, which another one may have, too. */
  own_name: string
  /** Whether it is one that is always there. */
  ready: boolean
  /** How many answers are others than today's. */
  answers: number
  /** Today's total. */
  today: number
  /** The total it comes to. */
  total: number
  /** Whether every gate would be met, by target key. */
  met: { [key in string]: boolean }
}

/** One scenario beside today. Totals and gates are on the floor. */
export type ScenarioView = {
  /** Its id; one that is always there has none. */
  id: string | null
  /** What it is called; where several were given one name, with what tells them apart. */
  name: string
  /** The answers that are others than today's, in the order of the worksheet. */
  answers: Array<ScenarioAnswerView>
  /** Today's total. */
  today: number
  /** The total it comes to. */
  total: number
  /** Every gate, by target key. */
  gates: { [key in string]: Array<ScenarioGateView> }
  /** What the unit answers otherwise since the scenario was given its answer to the same. */
  moved: Array<MovedView>
  /** How many of its answers are to questions that this worksheet does not have; they change nothing. */
  unknown: number
}

/** A scored worksheet. Numbers are unrounded points unless they say otherwise. */
export type ScoreView = {
  /** Key of the instrument. */
  instrument: string
  /** Total as the official sheet counts, in points. */
  total: number
  /** Blanks earn nothing; this is what the gates are judged on. */
  floor: { [key in string]: number }
  /** Blanks earn the best. */
  ceiling: { [key in string]: number }
  /** Inputs that count. */
  answered: number
  /** Inputs there are. */
  of: number
  /** Every node, parents first. */
  nodes: Array<NodeView>
  /** Every question in the order of the worksheet. */
  questions: Array<QuestionView>
  /** One verdict per target key. */
  predicate: { [key in string]: PredicateView }
  /** What to know before relying on the figures. */
  warnings: Array<WarningView>
}

/** Where a text was found. */
export type SearchHit = {
  /** In what kind of text. */
  kind: HitKind
  /** Code of the question or input it belongs to. */
  code: string | null
  /** Soal id of the input to go to. */
  soal_id: number | null
  /** The document it is, or belongs to. */
  document: string | null
  /** Key of the layer whose note it is. */
  layer: string | null
  /** Title of the question or the document. */
  title: string
  /** The text around the first match. */
  excerpt: string
}

/** A decision that comes along. */
export type SettledView = {
  /** What was decided, by whom. */
  decided: VersionView
  /** The values that competed for it, as far as they are known. */
  versions: Array<VersionView>
  /** The path that names it. */
  subject: string
  /** What kind of thing, in Indonesian, for example `jawaban unit`. */
  what: string
  /** Soal id of the input it is about. */
  soal_id: number | null
  /** Code of that input. */
  code: string | null
  /** Title of the input, the document or the unit. */
  label: string
}

/** A sheet of a workbook, and where its headings seem to end. */
export type SheetAt = {
  /** Name of the sheet. */
  sheet: string
  /** Last row of the headings (one-based); 0 where none were found. */
  heading_row: number
  /** Where everything stands in the sheets that are read together with it. */
  beside?: Array<ColumnMap>
}

/** A column of a sheet. */
export type SheetColumn = {
  /** Its letters. */
  letters: string
  /** What stands in the last row of the headings; empty where nothing does. */
  heading: string
}

/** Where everything stands in one of several sheets, as a [`ColumnMap`] has it. */
export type SheetColumns = {
  /** Name of the sheet. */
  sheet: string
  /** The last row of the headings (one-based); 0 where there are none. */
  heading_row: number
  /** Soal ids or codes of the inputs; without it rows are found by what stands in them. */
  code?: string
  /** The unit's answers. */
  answer: string
  /** The unit's notes. */
  note?: string
  /** The unit's evidence: names, addresses or paths. */
  evidence: Array<string>
  /** What reviewers wrote, each layer once. */
  review: Array<ReviewColumns>
  /** Columns that are kept under a name of their own. */
  extra: Array<NamedColumn>
  /** Headings by the letters of their columns. */
  headings: { [key in string]: string }
}

/** The beginning of a sheet. */
export type SheetPreview = {
  /** Every column up to the last filled one. */
  columns: Array<SheetColumn>
  /** The first rows below the headings that hold anything. */
  rows: Array<SheetRow>
}

/** A row of a sheet. */
export type SheetRow = {
  /** Its number. */
  number: number
  /** A text for each column, cut to some length. */
  cells: Array<string>
}

/** One of the two columns. */
export type SideView = {
  /** Key of the layer. */
  layer: string
  /** Its name. */
  name: string
  /** Round, 1 or 2. */
  round: number
  /** Total as the official sheet counts, in points. */
  total: number
}

/** How an answer stands to what it was reckoned from. */
export type SourceState = "current" | "older" | "gone" | "replaced" | "unread"

/** Where one answer comes from. */
export type SourceView = {
  /** Code of the input. */
  code: string
  /** What it was reckoned from: the key of a survey, or of the complaints. */
  from: string
  /** Name of the file. */
  file: string
  /** Its hash. */
  sha256: string
  /** Respondents or complaints that count. */
  count: number
  /** The days they are of, where that is known. */
  period: string | null
  /** How the answer stands to it. */
  state: SourceState
  /** All of it as one Indonesian sentence. */
  said: string
}

/** By how much a gate is met. */
export type SpareView = {
  /** Its key. */
  key: string
  /** Points above its minimum; negative when it is unmet. */
  above: number
}

/** A stage after submission. */
export type StageRow = {
  /** Its key. */
  key: string
  /** Its name. */
  name: string
  /** The day by which something has to be done, `YYYY-MM-DD`. */
  due: string | null
  /** The day it took place. */
  on: string | null
  /** Key of what came of it; empty while it is under way. */
  outcome: string
  /** The same for people. */
  outcome_name: string
  /** What may come of it. */
  outcomes: Array<Named>
  /** What was found. */
  condition: string
  /** What is recommended. */
  recommendation: string
}

/** Who has the worksheet, for every page. */
export type StageView = {
  /** Who has it: `draft` and `returned` the unit, `submitted` the reviewers, `approved` nobody. */
  stage: 'draft' | 'submitted' | 'returned' | 'approved'
  /** The round reviewers write in, 1 or 2. */
  round: number
  /** What is certain of the total by the reviewers, in points; `None` while they said nothing. */
  tpi: number | null
}

/** Where things stand when the window starts, or after another workspace was chosen. */
export type StartupView = {
  /** Version of the program. */
  version: string
  /** Folder of the workspace. */
  workspace: string
  /** The workspace's own id, which copies of it share; absent while it is not open, and where it has none yet. */
  id: string | null
  /** Where the workspace would be better off: the place that version 0.1 used on Windows follows its user over the network. */
  better: string | null
  /** What is risky about that folder and what is better, one Indonesian notice for each risk. */
  place: Array<string>
  /** Folder of the program's log. */
  log: string
  /** Nothing can be written. */
  read_only: boolean
  /** Why the workspace is not open. */
  fault: FaultView | null
  /** What to know of the folder before working in it, Indonesian sentences. */
  notices: Array<string>
  /** What makes this machine's clock doubtful, to be asked about before the first change. */
  doubtful_clock: FaultView | null
  /** Its backups, newest first. */
  backups: Array<BackupView>
  /** Its assessments; empty while it is not open. */
  assessments: Array<SummaryView>
  /** The instruments an assessment can be made with, newest first. */
  instruments: Array<InstrumentView>
  /** An update that waits for the next start. */
  update: PendingUpdate | null
}

/** One statement. */
export type StatementView = {
  /** Its key in the set, or its number. */
  key: string
  /** Its heading. */
  title: string
  /** Mean over those who answered it. */
  mean: number | null
  /** How many did. */
  n: number
}

/** A step from one stage to another. */
export type Step = "submit" | "return" | "approve" | "reopen"

/** One answer to raise. */
export type StepView = {
  /** Soal id of the input. */
  soal_id: number
  /** Code of the input. */
  code: string
  /** The answer it has: the key of an option, a number, or `null` while it is blank. */
  from: string | number | null
  /** The answer it gets. */
  to: string | number
  /** What it costs. */
  cost: number
  /** Points it adds. */
  gain: number
}

/** One assessment in a list. */
export type SummaryView = {
  /** Its id. */
  id: string
  /** Name of the unit. */
  unit: string
  /** Name of the agency. */
  instansi: string
  /** Year. */
  year: number
  /** Key of the target. */
  target: string
  /** Total as the official sheet counts, in points. */
  total: number
  /** Total when blanks earn nothing, in points. */
  floor: number
  /** Whether the target's gates are all met. */
  met: boolean
  /** Inputs that count. */
  answered: number
  /** Inputs there are. */
  of: number
  /** When it was last changed, RFC 3339 in the user's time zone. */
  changed: string
}

/** What else people want to know of a survey. */
export type SurveyAbout = {
  /** Its short name. */
  name: string
  /** Code of the input that its index answers. */
  code: string
  /** The answer it would give, as people write it. */
  answer: string
  /** Respondents who answered everything. */
  complete: number
  /** How many gave each answer to each statement, 1 first. */
  counts: Array<[number, number, number, number]>
  /** The days of filling in, first and last, where the file says it. */
  period: [string, string] | null
  /** Respondents by month. */
  by_month: { [key in string]: number }
  /** Whether the answer of the input is what these responses come to. */
  current: boolean
  /** How the answer stands to them, a sentence. */
  standing: string
  /** Respondents by what they said of themselves; what would tell who somebody is, is masked or among the others. */
  groups: { [key in string]: { [key in string]: number } }
  /** Columns that are no statements, each with the reason in brackets. */
  others: Array<string>
}

/** What a survey comes to, and what else people want to know of it. */
export type SurveyOutcome = {
  /** What it comes to. */
  result: SurveyView
  /** What else there is. */
  about: SurveyAbout
}

/** A file of responses, and what is wanted of it. */
export type SurveyQuery = {
  /** The assessment. */
  assessment: string
  /** Key of the survey. */
  survey: string
  /** The responses; those that the workspace keeps where none are given. */
  responses: string | null
  /** A column map, where headings and content do not say it. */
  map: string | null
  /** How many people could have been asked. */
  population: number | null
}

/** A survey. */
export type SurveyState = {
  /** Its key. */
  key: string
  /** Its short name. */
  short: string
  /** Its name. */
  name: string
  /** Code of the input that its index answers. */
  code: string
  /** What the responses that are kept come to. */
  kept: SurveyOutcome | null
  /** Where the answer comes from, once one was used. */
  source: SourceView | null
}

/** What a survey comes to, with unrounded numbers; a contract with scripts. */
export type SurveyView = {
  /** Mean of the statements' means, 1 to 4. */
  index: number
  /** Respondents who answered at least one statement. */
  respondents: number
  /** The statements, in the order of the file. */
  statements: Array<StatementView>
  /** Cronbach's alpha over those who answered everything. */
  alpha: number | null
  /** Grade by the table of the community satisfaction survey. */
  grade: Grade
  /** Respondents that are enough for the population. */
  minimum_sample: number | null
  /** Rows that are left out. */
  dropped: Array<DroppedView>
  /** What to look at, a sentence each. */
  remarks?: Array<string>
  /** The input it was used for. */
  used?: Used
}

/** What a unit is grouped by in the portfolio of its agency. */
export type TagKey = "wilayah" | "jenis"

/** A predicate to aim for. */
export type TargetGuide = {
  /** Stable key. */
  key: string
  /** Short name. */
  name: string
  /** Name in full. */
  long_name: string
}

/** Which tasks are wanted; all of it has to fit. */
export type TaskFilter = {
  /** The assessment. */
  assessment: string
  /** Name, NIP or id of somebody who has to do with them. */
  person?: string
  /** Only those that are still to be done. */
  open: boolean
  /** Only those that should have been done by now. */
  overdue: boolean
}

/** What tasks are made from. */
export type TaskSource = "gaps" | "path" | "scenario" | "recommendations" | "template" | "last_year"

/** A task. */
export type TaskView = {
  /** Its number, from 1, which it keeps whatever comes later or is dropped. */
  number: number
  /** Id. */
  id: string
  /** What is done. */
  title: string
  /** Code of the input that it is for. */
  code: string | null
  /** Key of the area that it is for, also where it is for one of its inputs. */
  area: string | null
  /** What comes of it. */
  output: string
  /** The document it makes. */
  document: string
  /** Who answers for it. */
  pic: string | null
  /** Who works on it, too. */
  others: Array<string>
  /** Who checks it. */
  checker: string | null
  /** The day it starts, `YYYY-MM-DD`. */
  start: string | null
  /** The day it is due. */
  due: string | null
  /** Days of work. */
  effort: number | null
  /** Key of how far it is. */
  status: string
  /** What stands in its way. */
  obstacle: string
  /** The day it was done. */
  realised: string | null
  /** Names of the documents that prove it. */
  evidence: Array<string>
  /** Their ids, in the same order. */
  evidence_ids: Array<string>
  /** Whether it should have been done by now. */
  overdue: boolean
  /** Whether something is still to be done. */
  open: boolean
  /** Whether the answer that it is to reach is there; its status says by itself whether it is done. */
  reached: boolean
}

/** The units of a team. Teams are told apart by who leads them, as the letter data of the LHE says. */
export type TeamLoad = {
  /** Who leads it; `null` for units whose letter data names nobody. */
  leader: string | null
  /** Everybody who is named in it, in the order of the letters. */
  members: Array<string>
  /** Its units. */
  units: Array<UnitLoad>
  /** How many of them are in each state of the review. */
  states: Record<string, number>
  /** Inputs of the units that were handed in and are not approved. */
  of: number
  /** Those of them that are reviewed. */
  reviewed: number
}

/** Light or dark. */
export type Theme = "light" | "dark" | "system"

/** What was asked and answered at an input. */
export type ThreadView = {
  /** Code of the input. */
  code: string
  /** Oldest first; at least one. */
  messages: Array<MessageView>
}

/** What a reviewer ticked about the evidence. */
export type TicksView = {
  /** There is evidence. */
  evidence: boolean
  /** It is of the right year. */
  year: boolean
  /** It is named properly. */
  naming: boolean
}

/** An end of a chain. */
export type TipView = {
  /** Counted from 1. */
  position: number
  /** Its hash, 64 hex digits. */
  hash: string
}

/** One scenario as cards show it that try answers. */
export type TrialView = {
  /** The scenario beside today. */
  scenario: ScenarioView
  /** What the whole worksheet scores with it. */
  score: ScoreView
}

/** One of several documents that look alike. */
export type TwinView = {
  /** Its id. */
  id: string
  /** Title. */
  title: string
  /** Name of its file. */
  name: string
  /** Year it is from. */
  year: number | null
  /** Quarter 1..=4. */
  triwulan: number | null
  /** Codes of the inputs it serves. */
  serves: Array<string>
  /** Lines of checklists it fulfils, in words. */
  lines: Array<string>
}

/** A unit over the years. */
export type UnitCourse = {
  /** Name of the unit. */
  unit: string
  /** Name of the agency. */
  instansi: string
  /** Its tag in its last year; `null` without one, or when they are not grouped. */
  tag: string | null
  /** The years it was assessed in; of two assessments of one year the one begun last. */
  years: Array<UnitYear>
  /** Since which year it is below the median of all without a break, up to the last year there is, by the area's key. */
  since: { [key in string]: number }
}

/** What is due in a unit. */
export type UnitDeadlines = {
  /** Which. */
  unit: UnitName
  /** When it has to be proposed; `null` when nobody said. */
  proposal: Due | null
  /** Whether it was proposed, so that this day is behind it. */
  proposed: boolean
  /** Its task that is open and due first. */
  task: Due | null
  /** Open tasks. */
  open_tasks: number
  /** Open tasks whose day has passed. */
  overdue_tasks: number
  /** The stage of the proposal that is due first and has not taken place. */
  stage: Due | null
  /** Days until the first of these; negative when it has passed, `null` without any. */
  days_left: number | null
}

/** What lies between two sides: points of the total, blanks earning nothing, in the mean of each side. The points of all parts sum to the difference. */
export type UnitGapView = {
  /** The one side. */
  a: GapGroup
  /** The other one. */
  b: GapGroup
  /** How much more the first side has. */
  difference: number
  /** What each area adds, in the order of the worksheet. */
  areas: Array<GapArea>
  /** The questions that add something, the most first. */
  parts: Array<GapQuestion>
  /** Questions that earn the same on both sides. */
  same: number
  /** What to know before relying on it, Indonesian sentences. */
  notices: Array<string>
}

/** How far the review of a unit is. */
export type UnitLoad = {
  /** Which. */
  unit: UnitName
  /** State of the review. */
  state: string
  /** The round, 1 or 2. */
  round: number
  /** Inputs. */
  of: number
  /** Inputs that are reviewed: a verdict of the team stands for the answer and evidence as they are. */
  reviewed: number
  /** Reviewed inputs that have to change. */
  revise: number
}

/** An assessment as lists of a portfolio name it. */
export type UnitName = {
  /** Its id. */
  id: string
  /** Name of the unit. */
  unit: string
  /** Name of the agency. */
  instansi: string
  /** Year. */
  year: number
}

/** A unit in a year. */
export type UnitYear = {
  /** Its assessment. */
  id: string
  /** Year. */
  year: number
  /** Points of the total, blanks earning nothing. */
  total: number
  /** Its place among the units of the year by these points, the best first. */
  rank: number
  /** How many units there are in that year. */
  of: number
}

/** An update as its signed description tells it. */
export type UpdateView = {
  /** The version it brings. */
  version: string
  /** The version that is here. */
  here: string
  /** The day it was made, as `YYYY-MM-DD`. */
  date: string
  /** What is new, a sentence each. */
  notes: Array<string>
}

/** An input and the answer it was given. */
export type Used = {
  /** Code of the input. */
  code: string
  /** The answer. */
  answer: string | number
  /** Whether anything is different now. */
  changed: boolean
}

/** What differs from the instrument as its files state it; the default differs in nothing. */
export type Variant = {
  /** Rules for a divisor of zero, by the code of the ratio. */
  zero: { [key in string]: ZeroRule }
  /** Key of the set of gates that is judged. */
  gates: string | null
  /** Minimums, by gate and target; only of gates that agencies state differently. */
  minimum: Record<string, Record<string, string>>
}

/** One value somebody gave, with who and when. */
export type VersionView = {
  /** The change that gave it; names it in a decision. */
  change: string
  /** The value as stored; `null` when it was taken away. */
  value: unknown
  /** The value as people read it. */
  text: string
  /** Who gave it. */
  author: string
  /** In which role. */
  role: string
  /** When, RFC 3339 in the user's time zone. */
  time: string
  /** Name of the action it was part of. */
  action_name: string
}

/** One warning. */
export type WarningView = {
  /** Stable code. */
  code: string
  /** Code of the question it is about. */
  question: string | null
  /** One Indonesian sentence. */
  message: string
}

/** What stood at the end of a week. */
export type WeekView = {
  /** Its Monday, `2026-03-09`, in the user's time zone. */
  from: string
  /** Inputs that count. */
  answered: number
  /** Questions with a document or a link on one of their inputs. */
  evidenced: number
  /** Total as the official sheet counts, in points. */
  total: number
  /** Total when blanks earn nothing, in points. */
  floor: number
  /** The same of the earlier year's assessment in the same week of its year; `null` before it began and without one. */
  earlier: number | null
}

/** The official wording of an instrument, as it was loaded into the workspace. */
export type WordingView = {
  /** Key of the instrument. */
  instrument: string
  /** Year of the set. */
  year: number
  /** When `PortalRB` made it, as it stands in the file. */
  generated_at: string | null
  /** The wording of every input, by soal id. */
  questions: { [key in number]: QuestionWordingView }
}

/** How the work of a person or a Pokja stands. */
export type WorkOf = {
  /** Id of the person, or key of the area. */
  id: string
  /** Their name, or that of the area. */
  name: string
  /** Inputs they work on. */
  inputs: number
  /** Of these, answered. */
  answered: number
  /** Of these, with a document or a link. */
  evidenced: number
  /** Codes of those that the reviewers want changed. */
  returned: Array<string>
  /** Codes of those that are blank. */
  blank: Array<string>
  /** Codes of those that are answered and that nothing supports. */
  unproven: Array<string>
  /** Their tasks. */
  tasks: number
  /** Of these, done. */
  done: number
  /** Of these, overdue. */
  overdue: number
  /** The day they last changed something, `YYYY-MM-DD`; of a person by the name that the history knows them by, of a Pokja whatever was changed about its inputs. */
  last: string | null
  /** Whether they have something to do and changed nothing for 14 days. */
  quiet: boolean
}

/** How the work of the team stands, for whoever coordinates it. */
export type WorkView = {
  /** Every person, in the order in which they were named. */
  people: Array<WorkOf>
  /** Every Pokja, in the order of the worksheet. */
  pokja: Array<WorkOf>
}

/** What a ratio earns when what it is divided by is zero; for a decline, when both years are. */
export type ZeroRule = "unanswered" | "left_out" | "full" | "zero"
