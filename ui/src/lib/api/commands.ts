// Made by `cargo xtask types` from the Rust side; not edited by hand.
import type { AllLheWritten, Annexes, Answered, AppealView, AssignView, Attached, AuditRecord, AuditView, BackupView, Begun, CarriedOver, ChangeView, Changed, ChangedCopy, CheckView, Choice, ClockRepaired, ColumnMap, CompareView, ComplaintFile, ComplaintImport, Confirmed, ConflictView, Copies, CourseView, DatabaseImported, DatedDocuments, DeadlinesView, Decided, DifferencesView, DisparityInput, DisparityView, DuplicatesView, EffortInput, EffortsView, EvidenceCheckView, EvidenceDetails, ExportFormat, Exported, FeedingView, FileOutcome, Filter, FolderAdded, FolderChoice, FolderPlanView, FollowUpInput, ForgetView, GapSide, HistoryQuery, Identity, ImportKind, ImportNames, ImportOutcome, InstrumentAdded, KitView, KnownTag, LastYearPart, Layer, LheForm, LheKind, ListSource, LoadView, MadeTasks, MapChoice, MarginView, MonevAttached, MonevPeriodsView, MonevView, Moved, MyWork, NewAssessment, NewsView, OpenedView, Opening, OtherColumns, OverviewView, PackageImported, PackagePart, PackageView, Paper, PathView, PeoplePreview, PeopleView, PlanFormat, PortfolioFilter, PortfolioView, Preferences, ProfileEdit, ProgressView, ProposalView, QueueView, RecapView, RecommendInput, RecommendationView, ReviewInput, ReviewView, ReviewedView, RoundView, RulesPlan, RulesTyped, ScenarioListView, SearchHit, SheetPreview, StageRow, StartupView, Step, SummaryView, SurveyOutcome, SurveyQuery, TagKey, TaskFilter, TaskSource, TaskView, ThreadView, TrialView, UnitGapView, UpdateView, WorkView } from './types'

/** Receives the progress of long work. */
export type OnProgress = (progress: ProgressView) => void

/** Work that takes long: the number it is cancelled by, and who hears how far it is. */
export type Long = { job: number; progress: OnProgress }

/** The commands of the window: what each takes and gives. */
export interface Commands {
  decide_conflict: { args: { id: string, subject: string, choice: Choice }; gives: Changed<Decided> }
  list_conflicts: { args: { id: string }; gives: Array<ConflictView> }
  attach_bytes: { args: { id: string, code: string, name: string, bytes: Array<number>, year?: number }; gives: Changed<Attached> }
  changed_copies: { args: Record<string, never>; gives: Array<ChangedCopy> }
  date_documents: { args: { id: string, groups: Array<DatedDocuments> }; gives: Changed<number> }
  describe_evidence: { args: { id: string, document: string, details: EvidenceDetails }; gives: Changed<boolean> }
  detach_evidence: { args: { id: string, code: string, document: string }; gives: Changed<boolean> }
  drop_copy: { args: { id: string, document: string, name: string }; gives: null }
  find_duplicates: { args: { id: string, keep: Array<string> }; gives: DuplicatesView }
  keep_copy: { args: { id: string, document: string, name: string }; gives: Changed<null> }
  link_evidence: { args: { id: string, document: string, codes: Array<string> }; gives: Changed<number> }
  move_documents: { args: { id: string, documents: Array<string>, code: string }; gives: Changed<number> }
  open_evidence: { args: { id: string, document: string }; gives: null }
  remove_copies: { args: { id: string, groups: Array<Copies> }; gives: Changed<number> }
  remove_document: { args: { id: string, document: string }; gives: Changed<null> }
  save_evidence: { args: { id: string, document: string, folder: string }; gives: string }
  take_back_copies: { args: Record<string, never>; gives: null }
  tick_requirement: { args: { id: string, code: string, n: number, document: string, fulfilled: boolean }; gives: Changed<boolean> }
  verify_evidence: { args: { id: string }; gives: Array<EvidenceCheckView> }
  waive_requirement: { args: { id: string, code: string, n: number, reason: string }; gives: Changed<boolean> }
  add_folder: { args: { id: string, path: string, files: Array<FolderChoice> } & Long; gives: Changed<FolderAdded> }
  attach_files: { args: { id: string, code: string, paths: Array<string>, title?: string, year?: number, triwulan?: number } & Long; gives: Changed<Array<FileOutcome>> }
  plan_folder: { args: { id: string, path: string } & Long; gives: FolderPlanView }
  revise_evidence: { args: { id: string, code: string, document: string, path: string } & Long; gives: Changed<Attached> }
  attach_recap: { args: { id: string }; gives: Changed<Array<Attached>> }
  attach_survey: { args: { query: SurveyQuery }; gives: Changed<Array<Attached>> }
  feeding: { args: { id: string }; gives: FeedingView }
  forget_personal: { args: { id: string }; gives: Changed<ForgetView> }
  import_complaints: { args: { file: ComplaintFile }; gives: Changed<ComplaintImport> }
  read_responses: { args: { query: SurveyQuery }; gives: SurveyOutcome }
  save_recap_report: { args: { id: string, path: string }; gives: Exported }
  save_survey_report: { args: { query: SurveyQuery, path: string }; gives: Exported }
  use_complaints: { args: { id: string }; gives: Changed<RecapView> }
  use_responses: { args: { query: SurveyQuery, answer: boolean }; gives: Changed<SurveyOutcome> }
  column_maps: { args: Record<string, never>; gives: Array<ColumnMap> }
  export_assessment: { args: { id: string, format: ExportFormat, path: string, template: string | null, paper: Paper, part?: string, other_columns?: OtherColumns, map?: MapChoice, sheet?: string, annexes?: Annexes }; gives: Exported }
  import_file: { args: { path: string, into: string | null, dryRun: boolean, skipUnreadable: boolean, sheet?: string, map?: MapChoice, pictures?: boolean, names?: ImportNames }; gives: ImportOutcome }
  preview_sheet: { args: { path: string, sheet: string, heading_row: number }; gives: SheetPreview }
  remove_column_map: { args: { name: string }; gives: null }
  save_column_map: { args: { map: ColumnMap }; gives: null }
  audit_assessment: { args: { id: string }; gives: AuditView }
  save_audit_record: { args: { id: string, path: string }; gives: AuditRecord }
  lhe_form: { args: { id: string }; gives: LheForm }
  preview_lhe: { args: { id: string, paper: Paper }; gives: Array<number> }
  set_lhe_form: { args: { id: string, form: LheForm }; gives: Changed<boolean> }
  attach_monev: { args: { id: string, period: string }; gives: Changed<MonevAttached> }
  export_monev: { args: { assessment: string, period: string, output: string }; gives: Exported }
  monev_periods: { args: { id: string }; gives: MonevPeriodsView }
  set_monev: { args: { assessment: string, period: string, freeze: boolean, again: boolean, note?: string, obstacle?: string, follow_up?: string }; gives: Changed<MonevView> }
  show_monev: { args: { id: string, period: string }; gives: MonevView }
  import_kind: { args: { path: string }; gives: ImportKind }
  export_package: { args: { id: string, path: string, scope: PackagePart | null, since: string | null } & Long; gives: Exported }
  import_database: { args: { path: string, dryRun: boolean } & Long; gives: DatabaseImported }
  import_package: { args: { path: string, into: string | null, dryRun: boolean } & Long; gives: PackageImported }
  verify_package: { args: { path: string } & Long; gives: PackageView }
  find_path: { args: { assessment: string, to: string, efforts: Array<EffortInput> | null, lock: Array<string>, cap: Array<[string, string]>, pin: Array<string>, cost: [string, number][], above: string, alternatives: boolean, curve: boolean }; gives: PathView }
  list_efforts: { args: { id: string }; gives: EffortsView }
  list_scenarios: { args: { id: string }; gives: Array<ScenarioListView> }
  margin: { args: { id: string, to: string }; gives: MarginView }
  remove_scenario: { args: { id: string, name: string }; gives: Changed<null> }
  set_effort: { args: { id: string, effort: EffortInput }; gives: Changed<null> }
  set_effort_days: { args: { id: string, days: number | null }; gives: Changed<null> }
  set_scenario: { args: { assessment: string, name: string, answers: Array<[string, string | null]> }; gives: Changed<TrialView> }
  try_scenario: { args: { id: string, name: string }; gives: TrialView }
  compare: { args: { ids: Array<string> }; gives: CompareView }
  deadlines: { args: { filter: PortfolioFilter }; gives: DeadlinesView }
  disparity: { args: { filter: PortfolioFilter, by: TagKey | null }; gives: DisparityView }
  export_disparity: { args: { about: DisparityInput, path: string }; gives: Exported }
  export_portfolio: { args: { filter: PortfolioFilter, path: string }; gives: Exported }
  gap: { args: { a: GapSide, b: GapSide, filter: PortfolioFilter }; gives: UnitGapView }
  known_tags: { args: Record<string, never>; gives: Array<KnownTag> }
  portfolio: { args: { filter: PortfolioFilter }; gives: PortfolioView }
  review_load: { args: { filter: PortfolioFilter }; gives: LoadView }
  set_tags: { args: { assessment: string, tags: Partial<Record<TagKey, string>> }; gives: Changed<boolean> }
  export_all_lhe: { args: { filter: PortfolioFilter, ids?: Array<string>, path: string, kind: LheKind, paper: Paper, replace: boolean } & Long; gives: AllLheWritten }
  change_kit: { args: { assessment: string, files: Array<[string, string]>, values: Array<[string, string]>, source: string | null, check: Array<string> | null, uncheck: Array<string> }; gives: Changed<KitView> }
  export_kit: { args: { assessment: string, output: string }; gives: Exported }
  export_letter: { args: { assessment: string, letter: string, output: string }; gives: Exported }
  fill_letter: { args: { assessment: string, letter?: string, fields: Array<[string, string]> }; gives: Changed<null> }
  letter_into_kit: { args: { assessment: string, letter: string }; gives: Changed<Array<string>> }
  set_appeal: { args: { assessment: string, item: string, reason?: string, proof?: string, outcome?: string }; gives: Changed<AppealView> }
  set_stage: { args: { assessment: string, stage: string, due?: string, on?: string, outcome?: string, condition?: string, recommendation?: string }; gives: Changed<Array<StageRow>> }
  show_proposal: { args: { id: string }; gives: ProposalView }
  acted_on: { args: { id: string }; gives: Array<string> }
  differences: { args: { id: string, left: string, right: string }; gives: DifferencesView }
  follow_up: { args: { id: string, given: FollowUpInput }; gives: Changed<RecommendationView> }
  list_recommendations: { args: { id: string }; gives: Array<RecommendationView> }
  recommend: { args: { id: string, given: RecommendInput }; gives: Changed<RecommendationView | null> }
  review_input: { args: { id: string, layer: Layer, given: ReviewInput }; gives: Changed<ReviewedView> }
  review_queue: { args: { id: string, layer: Layer }; gives: QueueView }
  say: { args: { id: string, code: string, text: string }; gives: Changed<null> }
  set_round: { args: { id: string, step: Step, reason: string | null }; gives: Changed<RoundView> }
  show_review: { args: { id: string }; gives: ReviewView }
  threads: { args: { id: string }; gives: Array<ThreadView> }
  cancel_job: { args: { job: number }; gives: null }
  open_file: { args: { path: string }; gives: null }
  open_folder: { args: { path: string }; gives: null }
  open_guide: { args: { card: boolean }; gives: null }
  pick_file: { args: { title: string, filters: Array<Filter> }; gives: string | null }
  pick_files: { args: { title: string, filters: Array<Filter> }; gives: Array<string> }
  pick_folder: { args: { title: string }; gives: string | null }
  save_as: { args: { title: string, name: string, filters: Array<Filter> }; gives: string | null }
  save_png: { args: { path: string, bytes: Array<number> }; gives: null }
  take_given_file: { args: Record<string, never>; gives: string | null }
  assign: { args: { assessment: string, person: string, codes: Array<string>, areas: Array<string>, nodes: Array<string>, remove: boolean }; gives: Changed<AssignView> }
  change_person: { args: { assessment: string, change?: string, name?: string, nip?: string, position?: string, pokja?: Array<string>, duty?: string, contact?: string }; gives: Changed<PeopleView> }
  choose_myself: { args: { id: string, person: string | null }; gives: MyWork }
  export_plan: { args: { filter: TaskFilter, format: PlanFormat, contacts: boolean, output: string }; gives: Exported }
  import_people: { args: { assessment: string, source: ListSource, map?: string, columns?: { [key in string]: string } }; gives: Changed<PeopleView> }
  list_people: { args: { id: string }; gives: PeopleView }
  list_tasks: { args: { assessment: string, person?: string, open: boolean, overdue: boolean }; gives: Array<TaskView> }
  make_tasks: { args: { assessment: string, from: TaskSource, to?: string, above?: string, scenario?: string, due?: string, pic?: string, without?: Array<string>, dry_run: boolean }; gives: Changed<MadeTasks> }
  my_work: { args: { id: string }; gives: MyWork }
  preview_people: { args: { assessment: string, source: ListSource, map?: string, columns?: { [key in string]: string } }; gives: PeoplePreview }
  remove_person: { args: { assessment: string, person: string, to?: string }; gives: Changed<PeopleView> }
  remove_task: { args: { id: string, task: string }; gives: Changed<null> }
  set_task: { args: { assessment: string, change?: string, title?: string, code?: string, area?: string, output?: string, document?: string, pic?: string, others?: Array<string>, checker?: string, start?: string, due?: string, effort?: number, status?: string, obstacle?: string, realised?: string, evidence: Array<string>, without: Array<string> }; gives: Changed<TaskView> }
  work_of_team: { args: { id: string }; gives: WorkView }
  examine_update: { args: { path: string } & Long; gives: UpdateView }
  keep_update: { args: Record<string, never>; gives: UpdateView }
  discard_update: { args: Record<string, never>; gives: null }
  answer_input: { args: { id: string, code: string, value: string | null, note?: string, layer: Layer }; gives: Changed<Answered> }
  authors: { args: { id: string }; gives: Array<string> }
  confirm_last_year: { args: { id: string, codes: Array<string>, part: LastYearPart | null }; gives: Changed<Confirmed> }
  course: { args: { id: string }; gives: CourseView }
  history: { args: { id: string, query: HistoryQuery }; gives: Array<ChangeView> }
  news: { args: { id: string, since: number }; gives: NewsView }
  overview: { args: { id: string }; gives: OverviewView }
  redo: { args: { id: string }; gives: Changed<string | null> }
  restore_value: { args: { id: string, change: string }; gives: Changed<boolean> }
  search: { args: { id: string, text: string }; gives: Array<SearchHit> }
  set_note: { args: { id: string, code: string, layer: Layer, text: string }; gives: Changed<boolean> }
  undo: { args: { id: string }; gives: Changed<string | null> }
  back_up_full: { args: { path: string } & Long; gives: null }
  move_workspace: { args: { dir: string } & Long; gives: Moved }
  restore_full: { args: { path: string, dir: string } & Long; gives: StartupView }
  add_instrument: { args: { path: string, dryRun: boolean }; gives: InstrumentAdded }
  back_up: { args: Record<string, never>; gives: Array<BackupView> }
  begin: { args: Record<string, never>; gives: Begun }
  begin_evidence: { args: Record<string, never>; gives: StartupView }
  carry_over: { args: { id: string, year: number, again?: boolean }; gives: CarriedOver }
  check_workspace: { args: { deep: boolean }; gives: CheckView }
  choose_workspace: { args: { dir: string, opening: Opening }; gives: StartupView }
  clear_unreferenced: { args: Record<string, never>; gives: number }
  create_assessment: { args: { given: NewAssessment, rules?: RulesTyped }; gives: string }
  create_example: { args: Record<string, never>; gives: string }
  identity: { args: Record<string, never>; gives: Identity | null }
  list_assessments: { args: Record<string, never>; gives: Array<SummaryView> }
  list_instruments: { args: Record<string, never>; gives: Array<InstrumentAdded> }
  open_assessment: { args: { id: string }; gives: OpenedView }
  plan_rules: { args: { id: string, rules: RulesTyped }; gives: RulesPlan }
  preferences: { args: Record<string, never>; gives: Preferences }
  recent_workspaces: { args: Record<string, never>; gives: Array<string> }
  repair_clock: { args: Record<string, never>; gives: Array<ClockRepaired> }
  restore_backup: { args: { backup: string }; gives: StartupView }
  set_identity: { args: { identity: Identity }; gives: Identity }
  set_logo: { args: { id: string, path: string | null }; gives: Changed<boolean> }
  set_preferences: { args: { preferences: Preferences }; gives: null }
  set_profile: { args: { id: string, profile: ProfileEdit }; gives: Changed<boolean> }
  set_rules: { args: { id: string, rules: RulesTyped }; gives: Changed<boolean> }
  startup: { args: Record<string, never>; gives: StartupView }
}

/** A command's name. */
export type Name = keyof Commands
/** What a command takes. */
export type Args<N extends Name> = Commands[N]['args']
/** What a command gives. */
export type Gives<N extends Name> = Commands[N]['gives']
