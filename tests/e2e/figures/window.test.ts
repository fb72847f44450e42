/**
 * Measures the window's figures of docs/benchmarks.md in a release build, beside version 0.1; run by
 * `cargo xtask bench`.
 */
import { execFileSync } from 'node:child_process'
import { cpSync, readFileSync, readdirSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { gzipSync } from 'node:zlib'
import { expect, test } from 'vitest'
import { command } from '../support/pilar'
import { PROGRAM } from '../support/webkit'
import { scratch, Window } from '../support/window'
import { answered } from './answers'
import { dragged } from './board'
import { locks } from './locks'
import { memory, running, started } from './machine'
import { median, p95 } from './quantiles'
import type { Timed } from './timed'

/** A version of the window, its command, and its own copy of the same workspace. */
interface Version {
  program: string
  command: string
  workspace: string
}

const bare = process.env.PILAR_BARE ?? ''
const page = resolve(import.meta.dirname, '../../../ui/dist')
const ours: Version = { program: PROGRAM, command, workspace: scratch('figures') }
const base: Version = {
  program: process.env.PILAR_BASE_WINDOW ?? '',
  command: process.env.PILAR_BASE ?? '',
  workspace: scratch('figures-base'),
}
const rows: string[] = []

test('the figures of the window', { timeout: 1_800_000 }, async () => {
  // Version 0.1 makes the workspace, so that both can open it.
  const id = pilar(base, 'example')
  cpSync(base.workspace, ours.workspace, { recursive: true })
  for (const version of [ours, base]) await leaveOnTheWorksheet(version)
  await starting()
  await working(id)
  await planning(id)
  await board(id)
  row('JavaScript of the first page, gzipped', '<= 200 kB', `${(firstPage() / 1000).toFixed(0)} kB`)
  writeFileSync(process.env.PILAR_FIGURES ?? join(scratch('rows'), 'rows.md'), rows.join(''))
})

/** One line of the page; a figure beside that of version 0.1 says their ratio. */
function row(figure: string, wanted: string, measured: string, theirs = '-', ratio?: number) {
  rows.push(`| ${[figure, wanted, measured, theirs, ratio?.toFixed(2) ?? '-'].join(' | ')} |\n`)
}

function pilar(version: Version, ...args: string[]): string {
  const words = ['--workspace', version.workspace, '--author', 'Dewi Lestari', ...args]
  return execFileSync(version.command, words, { encoding: 'utf8', maxBuffer: 1 << 28 }).trim()
}

/** The program goes on where it was left: on the first area's part of the sheet. */
async function leaveOnTheWorksheet({ program, workspace }: Version) {
  const window = await Window.start({ workspace, application: program })
  try {
    await window.go('#/lembar/manajemen-perubahan')
    await window.see('article[id^="q-"]')
  } finally {
    await window.close()
  }
}

/** Start to usable worksheet, in turn with version 0.1 and with a window that has nothing in it. */
async function starting() {
  const times = { ours: [] as number[], base: [] as number[], bare: [] as number[] }
  for (let run = 0; run < 11; run += 1) {
    times.bare.push(await start(bare, ours.workspace))
    times.base.push(await start(base.program, base.workspace))
    times.ours.push(await start(ours.program, ours.workspace))
  }
  const [now, before, nothing] = [median(times.ours), median(times.base), median(times.bare)]
  row(
    'start to usable worksheet, against a bare Tauri window',
    '<= 1.5 times; <= 0.9 of 0.1',
    `${now.toFixed(0)} ms: ${(now / nothing).toFixed(2)} times (${nothing.toFixed(0)} ms)`,
    `${before.toFixed(0)} ms`,
    now / before,
  )
}

/** Milliseconds from the start of the program to the mark its page sets. */
async function start(program: string, workspace: string): Promise<number> {
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

/** What is measured of a window at work. */
interface Work {
  /** Bytes of the whole program on an area's sheet. */
  area: number
  /** Bytes after that work, with all questions on one sheet. */
  all: number
  /** Milliseconds from an answer to the new total: on the page, and drawn. */
  answers: Timed[]
  /** Milliseconds of each frame of scrolling. */
  frames: number[]
}

/** Memory, answers and scrolling, in turn with version 0.1. */
async function working(id: string) {
  const work = { ours: [] as Work[], base: [] as Work[] }
  for (let run = 0; run < 3; run += 1) {
    work.base.push(await workOf(base, id))
    work.ours.push(await workOf(ours, id))
  }
  const known = (runs: Work[]) => runs.flatMap((run) => run.answers.map((answer) => answer.known))
  const shown = (runs: Work[]) => runs.flatMap((run) => run.answers.map((answer) => answer.shown))
  const both = (values: number[]) => `${p95(values).toFixed(0)} ms (median ${median(values).toFixed(0)} ms)`
  row(
    'answer to new score on the page, p95',
    '<= 16 ms; <= 1.05 of 0.1',
    both(known(work.ours)),
    both(known(work.base)),
    median(known(work.ours)) / median(known(work.base)),
  )
  row(
    'answer to the frame that draws it, p95',
    '<= 1.05 of 0.1',
    both(shown(work.ours)),
    both(shown(work.base)),
    median(shown(work.ours)) / median(shown(work.base)),
  )
  const bytes = (of: 'area' | 'all') =>
    [work.ours, work.base].map((runs) => median(runs.map((run) => run[of]))) as [number, number]
  for (const [of, figure, wanted] of [
    ['area', "memory of the whole program with the example open, on an area's sheet", '<= 300 MB; <= 1.05 of 0.1'],
    ['all', 'memory after that work, with all 127 inputs on one sheet', '<= 0.8 of 0.1'],
  ] as const) {
    const [now, before] = bytes(of)
    row(figure, wanted, `${(now / 1e6).toFixed(0)} MB`, `${(before / 1e6).toFixed(0)} MB`, now / before)
  }
  const longest = (runs: Work[]) => median(runs.map((run) => Math.max(...run.frames)))
  const frames = work.ours.flatMap((run) => run.frames)
  row(
    'scrolling all 127 inputs: longest frame',
    '<= 50 ms',
    `${longest(work.ours).toFixed(0)} ms (median ${median(frames).toFixed(0)} ms)`,
    `${longest(work.base).toFixed(0)} ms`,
    longest(work.ours) / longest(work.base),
  )
}

/** From a lock to the new path, with a tenth of the answers taken away so that there is one. */
async function planning(id: string) {
  const { inputs } = JSON.parse(pilar(ours, '--json', 'show', id)) as {
    inputs: { code: string; answers: { unit?: unknown } }[]
  }
  const choices = inputs.filter(({ answers }) => typeof answers.unit === 'string')
  for (const { code } of choices.filter((_, at) => at % 10 === 0)) pilar(ours, 'answer', id, code, '')
  const window = await Window.start({ workspace: ours.workspace, application: ours.program })
  try {
    await window.driver.manage().setTimeouts({ script: 120_000 })
    const times = await locks(window)
    expect(times.length).toBeGreaterThan(4)
    const known = times.map((lock) => lock.known)
    row(
      'lock to new path on the page, p95',
      '<= 16 ms',
      `${p95(known).toFixed(0)} ms (median ${median(known).toFixed(0)} ms)`,
    )
  } finally {
    await window.kill()
  }
}

/** How many tasks the plan has whose board is measured. */
const TASKS = 500

/** Dragging a card over the board of a plan, a hundred tasks in each of its columns. */
async function board(id: string) {
  const statuses = ['belum', 'berjalan', 'terkendala', 'selesai', 'batal']
  for (let number = 1; number <= TASKS; number += 1) {
    const title = `Tugas ${number} dengan uraian yang sepanjang uraian kegiatan pada umumnya`
    pilar(ours, 'task', id, 'add', title, '--due', 'B12', '--code', String((number % 80) + 1))
    const status = statuses[number % statuses.length]!
    if (status !== 'belum') pilar(ours, 'task', id, 'set', title, '--status', status)
  }
  const runs: number[][] = []
  while (runs.length < 3) {
    const window = await Window.start({ workspace: ours.workspace, application: ours.program })
    try {
      const frames = await dragged(window)
      expect(frames.length).toBeGreaterThan(50)
      runs.push(frames)
    } finally {
      await window.kill()
    }
  }
  const longest = median(runs.map((frames) => Math.max(...frames)))
  row(
    `dragging on a board of ${TASKS} tasks: longest frame`,
    '<= 50 ms',
    `${longest.toFixed(0)} ms (median ${median(runs.flat()).toFixed(0)} ms)`,
  )
}

async function workOf(version: Version, id: string): Promise<Work> {
  const window = await Window.start({ workspace: version.workspace, application: version.program })
  try {
    await window.driver.manage().setTimeouts({ script: 120_000 })
    await window.go('#/lembar/manajemen-perubahan')
    await window.see('article[id^="q-"]')
    await settled()
    const area = memory(running(version.program))
    const before = changes(version, id)
    const answers = await answered(window, 200)
    expect(answers).toHaveLength(200)
    expect(changes(version, id) - before).toBe(200)
    await window.go('#/lembar')
    await window.driver.wait(
      () =>
        window.driver.executeScript<boolean>(`return document.querySelectorAll('article[id^="q-"]').length === 113`),
      20_000,
      'not all questions are there',
    )
    await settled()
    const all = memory(running(version.program))
    const frames = await window.driver.executeAsyncScript<number[]>(SCROLL)
    expect(frames.length).toBeGreaterThan(50)
    return { area, all, answers, frames }
  } finally {
    await window.kill()
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

/** How many changes the journal holds. */
function changes(version: Version, id: string): number {
  return (JSON.parse(pilar(version, '--json', 'history', id)) as unknown[]).length
}

/** Bytes of the scripts that the first page loads, gzipped. */
function firstPage(): number {
  const html = readFileSync(join(page, 'index.html'), 'utf8')
  const scripts = readdirSync(join(page, 'assets')).filter((name) => name.endsWith('.js') && html.includes(name))
  expect(scripts).not.toEqual([])
  return scripts.reduce((sum, name) => sum + gzipSync(readFileSync(join(page, 'assets', name))).length, 0)
}
