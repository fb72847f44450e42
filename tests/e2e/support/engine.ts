/** The engines a journey runs in. `PILAR_ENGINE` chooses: the real window's, or the one Windows' web view is made of. */
import type { WebDriver } from 'selenium-webdriver'
import { chromium } from './chromium'
import { answering, SLOW } from './process'
import { webkit } from './webkit'

/** A page that is shown, and the programs behind it. */
export interface Shown {
  driver: WebDriver
  /** Ends the program that holds the workspace, without a word. */
  crash(): void
  /** Ends whatever of all that is still running. */
  end(): void
}

/** What the programs are started with. */
export interface Programs {
  workspace: string
  /** Their whole environment. */
  env: Record<string, string | undefined>
  /** A folder of their own. */
  home: string
  /** Another program than the window. */
  application?: string
  /** On the whole screen of 1366 x 768, with so many of its pixels for one of the page. */
  scale?: number
}

const engines = { webkit, chromium }

/** The engine in use. */
export const ENGINE = chosen(process.env.PILAR_ENGINE ?? 'webkit')

function chosen(name: string): keyof typeof engines {
  if (name === 'webkit' || name === 'chromium') return name
  throw new Error(`PILAR_ENGINE is webkit or chromium, not ${name}`)
}

/** Shows the page in the engine in use. */
export async function show(programs: Programs): Promise<Shown> {
  const shown = await engines[ENGINE](programs)
  const execute = shown.driver.execute.bind(shown.driver)
  shown.driver.execute = (command) => answering(command.getName(), execute(command))
  try {
    // Longer than what any script of a journey waits for by itself.
    await shown.driver.manage().setTimeouts({ script: SLOW + 30_000 })
    return shown
  } catch (error) {
    shown.end()
    throw error
  }
}
