/** The real window, driven through tauri-driver. */
import { spawn } from 'node:child_process'
import { join } from 'node:path'
import { Builder, Capabilities } from 'selenium-webdriver'
import type { Programs, Shown } from './engine'
import { accepting, answering, end, freePort, root } from './process'

/** The debug build of the window. */
export const PROGRAM = process.env.PILAR_WINDOW ?? join(root, 'target/debug/pilar-window')

/** Starts the driver, which starts the window. */
export async function webkit({ env, application = PROGRAM, scale }: Programs): Promise<Shown> {
  const [port, native] = [await freePort(20_000), await freePort(23_000)]
  const driving = spawn(
    process.env.TAURI_DRIVER ?? 'tauri-driver',
    ['--port', `${port}`, '--native-port', `${native}`],
    // A group of its own, so that nothing of it outlives the journey.
    { stdio: ['ignore', 'ignore', 'inherit'], detached: true, env },
  )
  try {
    await accepting(port, driving)
    await accepting(native, driving)
    const capabilities = new Capabilities({ browserName: 'wry', 'tauri:options': { application } })
    const building = new Builder().usingServer(`http://127.0.0.1:${port}/`).withCapabilities(capabilities)
    const driver = await answering('the window that is to start', building.build())
    if (scale !== undefined) {
      await driver.manage().window().setRect({ x: 0, y: 0, width: 1366, height: 768 })
      // GTK scales by whole numbers only; the zoom of the page is what is left for the steps in between.
      await driver.executeScript(
        `return window.__TAURI_INTERNALS__.invoke('plugin:webview|set_webview_zoom', { value: arguments[0] })`,
        scale,
      )
    }
    return { driver, crash: () => end(driving), end: () => end(driving) }
  } catch (error) {
    end(driving)
    throw error
  }
}
