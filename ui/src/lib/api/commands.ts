/**
 * The commands of the window: what each takes and gives. Types come from `types.ts`, which is generated;
 * a test compares the names and arguments with the Rust side.
 */
import type {
  Attached,
  BackupView,
  ChangedView,
  ChangeView,
  CheckView,
  Choice,
  CompareView,
  ConflictView,
  Decided,
  DifferencesView,
  EvidenceCheckView,
  EvidenceDetails,
  Exported,
  ExportFormat,
  FileOutcome,
  HistoryQuery,
  Identity,
  ImportOutcome,
  Layer,
  LheForm,
  NewAssessment,
  OpenedView,
  OverviewView,
  PackageImported,
  PackageView,
  Paper,
  PortfolioFilter,
  PortfolioView,
  ProfileEdit,
  ProgressView,
  QueueView,
  RecommendationView,
  ReviewedView,
  ReviewView,
  RoundView,
  SearchHit,
  StartupView,
  SummaryView,
  TicksView,
} from './types'

/** A kind of files in a dialog. */
export interface Filter {
  name: string
  /** Endings without a dot. */
  extensions: string[]
}

/** Receives the progress of long work. */
export type OnProgress = (progress: ProgressView) => void

type Id = { id: string }

/** What a reviewer gives for an input; what is left out stays, a blank text takes away. */
export interface GivenReview {
  code: string
  answer?: string
  note?: string
  verdict?: 'sesuai' | 'revisi' | ''
  ticks?: Partial<TicksView>
}

/** A recommendation about an input or an area; `change` names the one that is changed, a blank text withdraws it. */
export interface GivenRecommendation {
  change?: string
  text: string
  code?: string
  area?: string
}

/** What the unit did about a recommendation; the date is `YYYY-MM-DD`. */
export interface GivenFollowUp {
  recommendation: string
  text: string
  status: 'belum' | 'proses' | 'selesai'
  date: string
}

/** A step of the review. */
export type Step = 'submit' | 'return' | 'approve' | 'reopen'

/** For what a folder is opened: to begin a workspace where there is none, to work in one that has to be there, or to look. */
export type Opening = 'begin' | 'existing' | 'look'

/** How the program looks and where it was left; the page's own, kept by the workspace. */
export interface Preferences {
  theme: 'system' | 'light' | 'dark'
  /** Text size in percent, 100 to 200. */
  text: number
  /** The rail is wide. */
  rail: boolean
  /** The assessment that was open last. */
  last: string | null
  /** The address of the page that was shown last. */
  at: string | null
}

export interface Commands {
  // Conflicts.
  decide_conflict: {
    args: Id & { subject: string; choice: Choice }
    gives: [Decided, ChangedView]
  }
  list_conflicts: { args: Id; gives: ConflictView[] }
  // Evidence.
  attach_bytes: { args: Id & { code: string; name: string; bytes: number[] }; gives: [Attached, ChangedView] }
  attach_files: {
    args: Id & { code: string; paths: string[]; job: number; progress: OnProgress }
    gives: [FileOutcome[], ChangedView]
  }
  describe_evidence: {
    args: Id & { document: string; details: EvidenceDetails }
    gives: ChangedView
  }
  detach_evidence: { args: Id & { code: string; document: string }; gives: ChangedView }
  link_evidence: { args: Id & { document: string; codes: string[] }; gives: ChangedView }
  open_evidence: { args: Id & { document: string }; gives: null }
  remove_document: { args: Id & { document: string }; gives: ChangedView }
  revise_evidence: {
    args: Id & { code: string; document: string; path: string; job: number; progress: OnProgress }
    gives: [Attached, ChangedView]
  }
  save_evidence: { args: Id & { document: string; folder: string }; gives: string }
  tick_requirement: {
    args: Id & { code: string; n: number; document: string; fulfilled: boolean }
    gives: ChangedView
  }
  verify_evidence: { args: Id; gives: EvidenceCheckView[] }

  // Files.
  export_assessment: {
    args: Id & { format: ExportFormat; path: string; template: string | null; paper: Paper }
    gives: Exported
  }
  import_file: {
    args: { path: string; into: string | null; dryRun: boolean; skipUnreadable: boolean }
    gives: ImportOutcome
  }

  // The letter data of the LHE.
  lhe_form: { args: Id; gives: LheForm }
  set_lhe_form: { args: Id & { form: LheForm }; gives: ChangedView }

  // Packages.
  export_package: {
    args: Id & { path: string; scope: string | null; since: string | null; job: number; progress: OnProgress }
    gives: Exported
  }
  import_package: {
    args: { path: string; into: string | null; dryRun: boolean; job: number; progress: OnProgress }
    gives: PackageImported
  }
  is_package: { args: { path: string }; gives: boolean }
  verify_package: { args: { path: string; job: number; progress: OnProgress }; gives: PackageView }

  // The portfolio.
  compare: { args: { ids: string[] }; gives: CompareView }
  export_portfolio: { args: { filter: PortfolioFilter; path: string }; gives: Exported }
  portfolio: { args: { filter: PortfolioFilter }; gives: PortfolioView }

  // The review.
  differences: { args: Id & { left: string; right: string }; gives: DifferencesView }
  follow_up: { args: Id & { given: GivenFollowUp }; gives: [RecommendationView, ChangedView] }
  list_recommendations: { args: Id; gives: RecommendationView[] }
  recommend: { args: Id & { given: GivenRecommendation }; gives: [RecommendationView | null, ChangedView] }
  review_input: { args: Id & { layer: Layer; given: GivenReview }; gives: [ReviewedView, ChangedView] }
  review_queue: { args: Id & { layer: Layer }; gives: QueueView }
  set_round: { args: Id & { step: Step }; gives: [RoundView, ChangedView] }
  show_review: { args: Id; gives: ReviewView }

  // The shell.
  cancel_job: { args: { job: number }; gives: null }
  open_folder: { args: { path: string }; gives: null }
  pick_file: { args: { title: string; filters: Filter[] }; gives: string | null }
  pick_files: { args: { title: string; filters: Filter[] }; gives: string[] }
  pick_folder: { args: { title: string }; gives: string | null }
  save_as: { args: { title: string; name: string; filters: Filter[] }; gives: string | null }
  save_png: { args: { path: string; bytes: number[] }; gives: null }

  // The workspace.
  back_up: { args: Record<string, never>; gives: BackupView[] }
  check_workspace: { args: { deep: boolean }; gives: CheckView }
  clear_unreferenced: { args: Record<string, never>; gives: number }
  choose_workspace: { args: { dir: string; opening: Opening }; gives: StartupView }
  create_assessment: { args: { given: NewAssessment }; gives: string }
  create_example: { args: Record<string, never>; gives: string }
  list_assessments: { args: Record<string, never>; gives: SummaryView[] }
  open_assessment: { args: Id; gives: OpenedView }
  recent_workspaces: { args: Record<string, never>; gives: string[] }
  restore_backup: { args: { backup: string }; gives: StartupView }
  preferences: { args: Record<string, never>; gives: Partial<Preferences> }
  set_preferences: { args: { preferences: Preferences }; gives: null }
  identity: { args: Record<string, never>; gives: Identity | null }
  set_identity: { args: { identity: Identity }; gives: Identity }
  set_logo: { args: Id & { path: string | null }; gives: ChangedView }
  set_profile: { args: Id & { profile: ProfileEdit }; gives: ChangedView }
  startup: { args: Record<string, never>; gives: StartupView }

  // The worksheet.
  answer_input: { args: Id & { code: string; layer: Layer; value: string | null }; gives: ChangedView }
  authors: { args: Id; gives: string[] }
  history: { args: Id & { query: HistoryQuery }; gives: ChangeView[] }
  overview: { args: Id; gives: OverviewView }
  redo: { args: Id; gives: [string | null, ChangedView] }
  restore_value: { args: Id & { change: string }; gives: [boolean, ChangedView] }
  search: { args: Id & { text: string }; gives: SearchHit[] }
  set_note: { args: Id & { code: string; layer: Layer; text: string }; gives: ChangedView }
  undo: { args: Id; gives: [string | null, ChangedView] }
}

/** A command's name. */
export type Name = keyof Commands
/** What a command takes. */
export type Args<N extends Name> = Commands[N]['args']
/** What a command gives. */
export type Gives<N extends Name> = Commands[N]['gives']
