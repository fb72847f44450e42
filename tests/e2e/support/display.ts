/** Refuses to start where nothing can be shown; `cargo xtask test` brings the display and the driver. */
import { existsSync } from 'node:fs'
import { PROGRAM } from './window'

export default function setup() {
  if (!process.env.DISPLAY && process.platform === 'linux') throw new Error('no display; run cargo xtask test')
  if (!existsSync(PROGRAM)) throw new Error(`${PROGRAM} is not built; run cargo xtask test`)
}
