/** Every text of the interface, by the part of the program that shows it. */
import { common } from './common'
import { evidence } from './evidence'
import { exporting } from './exporting'
import { frame } from './frame'
import { history } from './history'
import { help } from './help'
import { importing } from './importing'
import { library } from './library'
import { overview } from './overview'
import { settings } from './settings'
import { start, trouble } from './start'
import { worksheet } from './worksheet'

export const m = {
  common,
  evidence,
  exporting,
  frame,
  history,
  help,
  importing,
  library,
  overview,
  settings,
  start,
  trouble,
  worksheet,
}
export * from './format'
export { PARTS } from './settings'
