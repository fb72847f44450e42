/** Refuses to start where nothing can be shown; `cargo xtask test` brings the display and the driver. */
import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { BRIDGE } from './chromium'
import { ENGINE } from './engine'
import { SLOW } from './process'
import { PROGRAM } from './webkit'

export default function setup() {
  if (!process.env.DISPLAY && process.platform === 'linux') throw new Error('no display; run cargo xtask test')
  if (process.env.DISPLAY) waitForDisplay()
  const program = ENGINE === 'webkit' ? PROGRAM : BRIDGE
  if (!existsSync(program)) throw new Error(`${program} is not built; run cargo xtask test`)
}

/** A screen that was made a moment ago may refuse the first who come. */
function waitForDisplay() {
  const last = Date.now() + SLOW
  for (;;) {
    const asked = spawnSync('xdpyinfo', { encoding: 'utf8' })
    if (asked.error) throw asked.error
    if (asked.status === 0) return
    if (Date.now() > last) throw new Error(asked.stderr)
  }
}
