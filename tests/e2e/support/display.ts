/** Refuses to start where nothing can be shown; `cargo xtask test` brings the display and the driver. */
import { existsSync } from 'node:fs'
import { application } from './window'

export default function setup() {
  if (!process.env.DISPLAY && process.platform === 'linux') throw new Error('no display; run cargo xtask test')
  if (!existsSync(application)) throw new Error(`${application} is not built; run cargo xtask test`)
}
