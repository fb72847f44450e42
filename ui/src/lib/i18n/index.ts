/** Every text of the interface, by the part of the program that shows it. */
import { about } from './about'
import { common } from './common'
import { conflicts } from './conflicts'
import { duplicates } from './duplicates'
import { evidence } from './evidence'
import { exporting } from './exporting'
import { feeding } from './feeding'
import { folder } from './folder'
import { frame } from './frame'
import { history } from './history'
import { handover } from './handover'
import { help } from './help'
import { importing } from './importing'
import { integrity } from './integrity'
import { lhe } from './lhe'
import { loop } from './loop'
import { monev } from './monev'
import { library } from './library'
import { overview } from './overview'
import { planning } from './planning'
import { portfolio } from './portfolio'
import { proposal } from './proposal'
import { review } from './review'
import { settings } from './settings'
import { start, trouble } from './start'
import { tasks } from './tasks'
import { team } from './team'
import { work } from './work'
import { worksheet } from './worksheet'

export const m = {
  about,
  common,
  conflicts,
  duplicates,
  evidence,
  exporting,
  feeding,
  folder,
  frame,
  handover,
  history,
  help,
  importing,
  integrity,
  lhe,
  library,
  loop,
  monev,
  overview,
  planning,
  portfolio,
  proposal,
  review,
  settings,
  start,
  tasks,
  team,
  trouble,
  work,
  worksheet,
}
export * from './format'
