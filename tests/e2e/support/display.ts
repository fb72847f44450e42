/** Refuses to start where nothing can be shown; `cargo xtask test` brings the display and the driver. */
import { existsSync } from 'node:fs'
import { BRIDGE } from './chromium'
import { ENGINE } from './engine'
import { PROGRAM } from './webkit'

export default function setup() {
  if (!process.env.DISPLAY && process.platform === 'linux') throw new Error('no display; run cargo xtask test')
  const program = ENGINE === 'webkit' ? PROGRAM : BRIDGE
  if (!existsSync(program)) throw new Error(`${program} is not built; run cargo xtask test`)
}
