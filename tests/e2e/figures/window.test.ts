/** Measures the window's figures of docs/benchmarks.md in a release build; run by `cargo xtask bench`. */
import { readFileSync, readdirSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { gzipSync } from 'node:zlib'
import { expect, test } from 'vitest'
import { example, pilar } from '../support/pilar'
import { PROGRAM, scratch, Window } from '../support/window'
import { memory, running, started } from './machine'

const bare = process.env.PILAR_BARE ?? ''
const page = resolve(import.meta.dirname, '../../../ui/dist')
const workspace = scratch('figures')
const rows: string[] = []

test('the figures of the window', { timeout: 900_000 }, async () => {
  const id = example(workspace)
  await leaveOnTheWorksheet()
  await starting()
  await working(id)
  row(['JavaScript of the first page, gzipped', '<= 200 kB', `${(firstPage() / 1000).toFixed(0)} kB`])
  writeFileSync(process.env.PILAR_FIGURES ?? join(scratch('rows'), 'rows.md'), rows.join(''))
})

function row(cells: [figure: string, wanted: string, measured: string]) {
  rows.push(`| ${cells.join(' | ')} |\n`)
}

/** The program goes on where it was left: on the first area's part of the sheet. */
async function leaveOnTheWorksheet() {
  const window = await Window.start({ workspace })
  try {
    await window.go('#/lembar/manajemen-perubahan')
    await window.see('article[id^="q-"]')
  } finally {
    await window.close()
  }
}

/** Start to usable worksheet, in turn with a window that has nothing in it. */
async function starting() {
  const ours: number[] = []
  const theirs: number[] = []
  for (let run = 0; run < 9; run += 1) {
    theirs.push(await start(bare))
    ours.push(await start(PROGRAM))
  }
  const [pilar, other] = [median(ours), median(theirs)]
  row([
    'start to usable worksheet, against a bare Tauri window',
    '<= 1.5 times',
    `${(pilar / other).toFixed(2)} times (${pilar.toFixed(0)} ms against ${other.toFixed(0)} ms)`,
  ])
}

/** Milliseconds from the start of the program to the mark its page sets. */
async function start(program: string): Promise<number> {
  const window = await Window.start({ workspace, application: program })
  try {
    const usable = await window.driver.wait<number | null>(
      () =>
        window.driver.executeScript(`
        const mark = performance.getEntriesByName('usable')[0]
        return mark ? performance.timeOrigin + mark.startTime : null`),
      20_000,
      'the page set no mark',
    )
    return (usable ?? NaN) - started(running(program))
  } finally {
    await window.close()
  }
}

/** Memory, answers on the area's sheet where the program was left, and scrolling with all questions on one sheet. */
async function working(id: string) {
  const window = await Window.start({ workspace })
  try {
    await window.driver.manage().setTimeouts({ script: 120_000 })
    await window.see('article[id^="q-"]')
    await settled()
    const area = memory(running(PROGRAM))

    const before = changes(id)
    const answers = await window.driver.executeAsyncScript<{ known: number; shown: number }[]>(ANSWER)
    expect(answers).toHaveLength(200)
    expect(changes(id) - before).toBe(200)
    const [known, shown] = [answers.map((one) => one.known), answers.map((one) => one.shown)]
    row([
      'answer to new score on the page, p95 of 200',
      '<= 16 ms',
      `${p95(known).toFixed(0)} ms (median ${median(known).toFixed(0)} ms); after the frame that draws it ${p95(shown).toFixed(0)} ms (median ${median(shown).toFixed(0)} ms)`,
    ])

    await window.go('#/lembar')
    await window.driver.wait(
      () =>
        window.driver.executeScript<boolean>(`return document.querySelectorAll('article[id^="q-"]').length === 113`),
      20_000,
      'not all questions are there',
    )
    await settled()
    row([
      'memory of the whole program with the example open',
      '<= 300 MB',
      `${(area / 1e6).toFixed(0)} MB on an area's sheet; ${(memory(running(PROGRAM)) / 1e6).toFixed(0)} MB after that work with all 127 inputs on one sheet`,
    ])
    const frames = await window.driver.executeAsyncScript<number[]>(SCROLL)
    expect(frames.length).toBeGreaterThan(50)
    row([
      'scrolling all 127 inputs: longest frame',
      '<= 50 ms',
      `${Math.max(...frames).toFixed(0)} ms over ${frames.length} frames (median ${median(frames).toFixed(0)} ms)`,
    ])
  } finally {
    window.kill()
  }
}

/** What follows a page that has just been drawn has happened. */
const settled = () => new Promise((done) => setTimeout(done, 3000))

/** Scrolls the sheet from top to end, 300 pixels a frame, and gives the length of each frame. */
const SCROLL = `
  const done = arguments[arguments.length - 1]
  const sheet = document.getElementById('sheet')
  const frames = []
  let last = null
  requestAnimationFrame(function frame(now) {
    if (last !== null) frames.push(now - last)
    last = now
    if (sheet.scrollTop + sheet.clientHeight >= sheet.scrollHeight - 1) return done(frames)
    sheet.scrollTop += 300
    requestAnimationFrame(frame)
  })`

/** Gives 200 answers one after the other and how long each took to a new total: on the page, and drawn. */
const ANSWER = `
  const done = arguments[arguments.length - 1]
  const total = document.querySelector('[data-testid=total]')
  const cards = [...document.querySelectorAll('article[id^="q-"]')].filter((card) => card.querySelector('input[type=radio]'))
  const answer = (card) => new Promise((told, failed) => {
    const choices = [...card.querySelectorAll('input[type=radio]')]
    const [first, last] = [choices[0], choices[choices.length - 1]]
    const choice = first.checked ? last : first
    const begun = performance.now()
    const missing = setTimeout(() => failed(new Error('no new total after ' + card.id)), 5000)
    new MutationObserver((_, observer) => {
      observer.disconnect()
      clearTimeout(missing)
      const known = performance.now() - begun
      requestAnimationFrame(() => {
        const drawn = new MessageChannel()
        drawn.port1.onmessage = () => told({ known, shown: performance.now() - begun })
        drawn.port2.postMessage(null)
      })
    }).observe(total, { characterData: true, childList: true, subtree: true })
    choice.click()
  })
  ;(async () => {
    const times = []
    for (let at = 0; times.length < 200; at = (at + 1) % cards.length) times.push(await answer(cards[at]))
    return times
  })().then(done, (error) => done(String(error)))`

/** How many changes the journal holds. */
function changes(id: string): number {
  return (JSON.parse(pilar(workspace, '--json', 'history', id)) as unknown[]).length
}

/** Bytes of the scripts that the first page loads, gzipped. */
function firstPage(): number {
  const html = readFileSync(join(page, 'index.html'), 'utf8')
  const scripts = readdirSync(join(page, 'assets')).filter((name) => name.endsWith('.js') && html.includes(name))
  expect(scripts).not.toEqual([])
  return scripts.reduce((sum, name) => sum + gzipSync(readFileSync(join(page, 'assets', name))).length, 0)
}

function median(values: number[]): number {
  return quantile(values, 0.5)
}

function p95(values: number[]): number {
  return quantile(values, 0.95)
}

function quantile(values: number[], share: number): number {
  const sorted = values.toSorted((a, b) => a - b)
  return sorted[Math.ceil(sorted.length * share) - 1] ?? NaN
}
