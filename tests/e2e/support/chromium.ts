/** The page in Chromium, which Windows' web view is made of; the test bridge stands in for the window's shell. */
import { type ChildProcess, spawn } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { closeSync, openSync } from 'node:fs'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { Builder, Capabilities } from 'selenium-webdriver'
import type { Programs, Shown } from './engine'
import { accepting, answering, end, freePort, root } from './process'

/** The debug build of the test bridge. */
export const BRIDGE = process.env.PILAR_BRIDGE ?? join(root, 'target/debug/examples/bridge')

/** What keeps the browser to the page: no network but this machine, nothing offered, the whole screen. */
const ARGUMENTS = [
  '--kiosk',
  '--window-position=0,0',
  '--host-resolver-rules=MAP *.localhost 127.0.0.1, MAP * ~NOTFOUND',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-default-apps',
  '--disable-extensions',
  '--disable-features=Translate,OptimizationHints,MediaRouter',
  '--disable-gpu',
  '--disable-sync',
  '--no-default-browser-check',
  '--no-first-run',
  '--password-store=basic',
]

/** Starts the bridge on the built page, and the browser on the bridge. */
export async function chromium({ workspace, env, home, scale = 1 }: Programs): Promise<Shown> {
  const token = randomBytes(24).toString('hex')
  const log = openSync(join(home, 'bridge.log'), 'a')
  const bridge = spawn(BRIDGE, [join(root, 'ui/dist'), workspace], {
    stdio: ['pipe', 'pipe', log],
    detached: true,
    env: { ...env, PILAR_BRIDGE_TOKEN: token },
  })
  closeSync(log)
  let driving: ChildProcess | undefined
  const ended = () => {
    if (driving) end(driving)
    end(bridge)
  }
  try {
    const address = await firstLine(bridge)
    const port = await freePort(26_000)
    driving = spawn('chromedriver', [`--port=${port}`], { stdio: 'ignore', detached: true, env })
    await accepting(port, driving)
    // The size of the window is in pixels of the page, those of the screen being 1366 x 768.
    const size = [1366, 768].map((pixels) => Math.ceil(pixels / scale))
    const args = [...ARGUMENTS, `--force-device-scale-factor=${scale}`, `--window-size=${size.join()}`]
    // Chromium does not start in its sandbox as root, which containers are.
    if (process.getuid?.() === 0) args.push('--no-sandbox')
    const capabilities = new Capabilities({
      browserName: 'chrome',
      'goog:chromeOptions': { binary: '/usr/bin/chromium', args, excludeSwitches: ['enable-automation'] },
    })
    const building = new Builder().usingServer(`http://127.0.0.1:${port}/`).withCapabilities(capabilities)
    const driver = await answering('the browser that is to start', building.build())
    await driver.get(`${address}?${token}`)
    return { driver, crash: () => end(bridge), end: ended }
  } catch (error) {
    ended()
    throw error
  }
}

/** The first line a program prints. */
function firstLine(program: ChildProcess): Promise<string> {
  return new Promise((done, fail) => {
    program.once('error', fail)
    program.once('exit', (code) => fail(new Error(`the bridge ended with ${code}`)))
    createInterface(program.stdout!).once('line', done)
  })
}
