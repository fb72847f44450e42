/** The real window, started by the driver on a workspace of its own. */
import { type ChildProcess, spawn } from 'node:child_process'
import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs'
import net from 'node:net'
import { tmpdir } from 'node:os'
import { basename, join, resolve } from 'node:path'
import { Builder, By, Capabilities, type WebDriver, type WebElement, until } from 'selenium-webdriver'

// The driver can, its types do not say so yet.
declare module 'selenium-webdriver/lib/input' {
  interface Actions {
    scroll(x: number, y: number, right: number, down: number): this
  }
}

const root = resolve(import.meta.dirname, '../../..')

/** The debug build of the window. */
export const PROGRAM = process.env.PILAR_WINDOW ?? join(root, 'target/debug/pilar-window')

/** Where journeys leave what they made. */
const base = process.env.PILAR_E2E_OUT ?? join(tmpdir(), 'pilar-e2e')

/** A folder that a journey fills and leaves behind for looking at. */
export function scratch(name: string): string {
  mkdirSync(base, { recursive: true })
  return mkdtempSync(join(base, `${name}-`))
}

async function freePort(): Promise<number> {
  return new Promise((done, fail) => {
    const server = net.createServer()
    server.once('error', fail)
    server.listen(0, '127.0.0.1', () => {
      const address = server.address()
      const port = typeof address === 'object' && address ? address.port : 0
      server.close(() => done(port))
    })
  })
}

async function accepting(port: number, driver: ChildProcess): Promise<void> {
  for (let tries = 0; tries < 200; tries += 1) {
    if (driver.exitCode !== null) throw new Error(`the driver ended with ${driver.exitCode}`)
    const open = await new Promise<boolean>((done) => {
      const socket = net.connect(port, '127.0.0.1')
      socket.once('connect', () => (socket.destroy(), done(true)))
      socket.once('error', () => done(false))
    })
    if (open) return
    await new Promise((done) => setTimeout(done, 50))
  }
  throw new Error(`nothing listens on ${port}`)
}

/** What a window is started with. */
export interface Start {
  workspace: string
  /** Answers of the file dialogs, in order; each is a list of paths. */
  dialogs?: string[][]
  env?: Record<string, string>
  /** Another program than the window. */
  application?: string
}

/** One running window. */
export class Window {
  readonly driver: WebDriver
  readonly workspace: string
  readonly #process: ChildProcess
  readonly #dialogs: string

  private constructor(driver: WebDriver, process: ChildProcess, workspace: string, dialogs: string) {
    this.driver = driver
    this.#process = process
    this.workspace = workspace
    this.#dialogs = dialogs
  }

  /** Starts the driver and the program, and waits until the page is there. */
  static async start({ workspace, dialogs = [], env = {}, application = PROGRAM }: Start): Promise<Window> {
    const [port, native] = [await freePort(), await freePort()]
    const home = scratch('home')
    const answers = join(home, 'dialogs.json')
    writeFileSync(answers, JSON.stringify(dialogs))
    const child = spawn(
      process.env.TAURI_DRIVER ?? 'tauri-driver',
      ['--port', `${port}`, '--native-port', `${native}`],
      {
        stdio: ['ignore', 'ignore', 'inherit'],
        // A group of its own, so that nothing of it outlives the journey.
        detached: true,
        env: {
          ...process.env,
          HOME: home,
          XDG_DATA_HOME: join(home, 'data'),
          XDG_CONFIG_HOME: join(home, 'config'),
          XDG_CACHE_HOME: join(home, 'cache'),
          PILAR_WORKSPACE: workspace,
          PILAR_TEST_DIALOGS: answers,
          ...env,
        },
      },
    )
    try {
      await accepting(port, child)
      await accepting(native, child)
      const capabilities = new Capabilities({ browserName: 'wry', 'tauri:options': { application } })
      const driver = await new Builder().usingServer(`http://127.0.0.1:${port}/`).withCapabilities(capabilities).build()
      const window = new Window(driver, child, workspace, answers)
      await window.see('main')
      return window
    } catch (error) {
      end(child)
      throw error
    }
  }

  /** Closes the window as a person would, and keeps a last picture of it. */
  async close(): Promise<void> {
    try {
      await this.picture(join(base, `${basename(this.workspace)}.png`))
      await this.driver.quit()
    } finally {
      end(this.#process)
    }
  }

  /** Ends the program without a word, as a power cut would. */
  kill(): void {
    end(this.#process)
  }

  /** What the next file dialogs answer. */
  answerDialogs(answers: string[][]): void {
    writeFileSync(this.#dialogs, JSON.stringify(answers))
  }

  /** Waits for an element and returns it. */
  see(css: string, timeout = 20_000): Promise<WebElement> {
    return this.driver.wait(until.elementLocated(By.css(css)), timeout, `nothing matches ${css}`)
  }

  /** Waits for a button, link or option with this text and presses it. */
  async press(text: string): Promise<void> {
    const path = `//*[self::button or self::a or self::label or self::summary or @role="option"][normalize-space(.)="${text}" or @aria-label="${text}"]`
    const found = await this.driver.wait(until.elementLocated(By.xpath(path)), 20_000, `nothing says ${text}`)
    await this.driver.wait(until.elementIsVisible(found), 20_000)
    await this.driver.executeScript('arguments[0].scrollIntoView({block: "nearest"})', found)
    await found.click()
  }

  /** Waits until the text is somewhere on the page. */
  async reads(text: string, timeout = 20_000): Promise<void> {
    await this.driver.wait(
      () => this.driver.executeScript<boolean>('return document.body.innerText.includes(arguments[0])', text),
      timeout,
      `the page does not read "${text}"`,
    )
  }

  /** Types into a field named by its label. */
  async fill(label: string, text: string): Promise<void> {
    const field = await this.driver.wait(
      until.elementLocated(By.xpath(`//*[@id=//label[normalize-space(.)="${label}"]/@for]`)),
      20_000,
      `no field ${label}`,
    )
    await this.driver.executeScript('arguments[0].focus(); arguments[0].select()', field)
    await field.sendKeys(text)
  }

  /** Presses keys where the focus is. */
  async type(...keys: string[]): Promise<void> {
    const focused = await this.driver.switchTo().activeElement()
    await focused.sendKeys(...keys)
  }

  /** Turns the mouse wheel in the middle of the window, as many pixels down. */
  async wheel(down: number): Promise<void> {
    const [x, y] = await this.driver.executeScript<[number, number]>(
      `return [innerWidth / 2, innerHeight / 2].map(Math.round)`,
    )
    await this.driver.actions().scroll(x, y, 0, down).perform()
    // The driver takes the same turn once more for none.
    await this.driver.actions().clear()
  }

  /** Goes to a page by its address. */
  async go(hash: string): Promise<void> {
    await this.driver.executeScript('location.hash = arguments[0]', hash)
  }

  /** The text of an element. */
  async text(css: string): Promise<string> {
    return (await this.see(css)).getText()
  }

  /** Drags files over the card of a question until it shows that it takes them, and drops them there, the way the platform reports it. */
  async drop(question: string, paths: string[]): Promise<void> {
    const failed = await this.driver.executeAsyncScript<string | null>(
      `const [question, paths, done] = arguments
       const card = document.getElementById('q-' + question)
       const frame = () => new Promise((drawn) => requestAnimationFrame(drawn))
       const emit = (event, payload) =>
         window.__TAURI_INTERNALS__.invoke('plugin:event|emit_to', { target: { kind: 'Webview', label: 'main' }, event, payload })
       const place = async () => {
         card.scrollIntoView({ block: 'center' })
         await frame()
         const box = card.querySelector('[data-drop]').getBoundingClientRect()
         return { x: (box.left + 20) * devicePixelRatio, y: (box.top + 10) * devicePixelRatio }
       }
       ;(async () => {
         const last = performance.now() + 20_000
         // The page begins to listen a moment after it was drawn.
         while (!card.querySelector('[data-dragging]')) {
           if (performance.now() > last) return 'the card takes no files'
           await emit('tauri://drag-over', { position: await place() })
           await frame()
         }
         await emit('tauri://drag-drop', { paths, position: await place() })
         return null
       })().then(done, (error) => done(String(error)))`,
      question,
      paths,
    )
    if (failed) throw new Error(failed)
  }

  /** Keeps a picture of the window. */
  async picture(file: string): Promise<void> {
    // The driver waits for the page to be drawn, which a page at rest never is: so something unseen keeps changing.
    await this.driver.executeScript(`
      let at = 0
      window.moving = setInterval(() => (document.body.style.outline = '1px solid rgb(0 0 0 / 0.00' + ((at += 1) % 2 + 1) + ')'), 50)`)
    try {
      writeFileSync(file, await this.driver.takeScreenshot(), 'base64')
    } finally {
      await this.driver.executeScript(`clearInterval(window.moving); document.body.style.outline = ''`)
    }
  }
}

function end(child: ChildProcess) {
  if (child.pid === undefined) return
  try {
    process.kill(-child.pid, 'SIGKILL')
  } catch (error) {
    // It has ended already.
    if ((error as NodeJS.ErrnoException).code !== 'ESRCH') throw error
  }
}
