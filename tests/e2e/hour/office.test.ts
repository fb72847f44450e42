/**
 * Works in the real window for an hour, or as many minutes as `PILAR_MINUTES` says, as somebody of a Pokja does, and looks
 * whether memory, handles and the time of an answer stay as they were; run by `cargo xtask hour`. An element that the
 * driver once found is kept by it for ever, with all of its page, so everything here is done by scripts.
 */
import { existsSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { answered } from '../figures/answers'
import { handles, memory, running } from '../figures/machine'
import { median, p95 } from '../figures/quantiles'
import { save } from '../support/acts'
import { example, pilar } from '../support/pilar'
import { PROGRAM } from '../support/webkit'
import { scratch, SLOW, Window } from '../support/window'

const MINUTES = Number(process.env.PILAR_MINUTES ?? 60)

/** Until then the engine still fills its caches. */
const WARM = 0.15

/** How much more the last third may need than the first one after that. */
const GROWTH = { memory: 1.1, handles: 1.02, answer: 1.25 }

const AREAS = [
  'manajemen-perubahan',
  'penataan-tatalaksana',
  'penataan-sdm',
  'penguatan-akuntabilitas',
  'penguatan-pengawasan',
  'pelayanan-publik',
]

const PAGES = [
  'pekerjaan',
  'ringkasan',
  'bukti',
  'rencana',
  'rencana/simulasi',
  'rencana/tugas',
  'tim',
  'reviu',
  'lhe',
  'riwayat',
  'keutuhan',
  'portofolio',
  'survei',
  'pengusulan',
  'serah',
  'ekspor',
  'pengaturan',
  'bantuan',
]

/** What is measured at the end of a round of work. */
interface Sample {
  /** Since the window was opened. */
  minute: number
  /** Bytes of the whole program. */
  memory: number
  handles: number
  /** Milliseconds from an answer to the new total on the page, for 19 of 20. */
  answer: number
}

test('memory, handles and answers stay as they were', { timeout: (MINUTES + 30) * 60_000 }, async () => {
  const [workspace, files] = [scratch('hour'), scratch('hour-files')]
  const id = example(workspace)
  const workbook = join(files, 'LKE.xlsx')
  pilar(workspace, 'export', id, '--format', 'xlsx', '-o', workbook)
  const window = await Window.start({ workspace })
  const samples: Sample[] = []
  try {
    const begun = performance.now()
    const minute = () => (performance.now() - begun) / 60_000
    for (let round = 1; minute() < MINUTES; round += 1) {
      const area = AREAS[round % AREAS.length]!
      await write(window, area, `Catatan putaran ${round}, sesudah rapat Pokja.`)
      await attach(window, join(files, `Notulen putaran ${round}.txt`), round)
      await look(window)
      await print(window, join(files, 'Laporan.pdf'))
      await plan(window, workbook)
      for (const page of PAGES) {
        await window.go(`#/${page}`)
        await there(window, 'h1')
        await drawn()
      }
      await open(window, area)
      const times = await answered(window, 20)
      await window.saved()
      await tidied(window)
      const pid = running(PROGRAM)
      samples.push({
        minute: minute(),
        memory: memory(pid),
        handles: handles(pid),
        answer: p95(times.map(({ known }) => known)),
      })
      console.log(said(samples.at(-1)!, round))
    }
  } finally {
    await window.close()
  }
  const warm = samples.filter((sample) => sample.minute > MINUTES * WARM)
  const third = Math.floor(warm.length / 3)
  expect(third, 'rounds in a third of the time').toBeGreaterThan(1)
  for (const of of ['memory', 'handles', 'answer'] as const) {
    const [first, last] = [warm.slice(0, third), warm.slice(-third)].map((part) => median(part.map((one) => one[of])))
    const growth = last! / first!
    console.log(`${of}: ${first!.toFixed(0)} to ${last!.toFixed(0)}, ${growth.toFixed(2)} of what it was`)
    expect.soft(growth, `${of} grows`).toBeLessThanOrEqual(GROWTH[of])
  }
})

function said({ minute, memory, handles, answer }: Sample, round: number): string {
  const figures = `${(memory / 1e6).toFixed(0)} MB, ${handles} handles, answer ${answer.toFixed(0)} ms`
  return `round ${round}, minute ${minute.toFixed(1)}: ${figures}`
}

const pause = (milliseconds: number) => new Promise((done) => setTimeout(done, milliseconds))
/** A page is drawn, and what it looks for beside it is there. */
const drawn = () => pause(400)
/** The engine has given back what nobody needs. Of itself it does so late, with a gigabyte that could be given back. */
const tidied = async (window: Window) => {
  await window.driver.executeAsyncScript(TIDY)
  await pause(2_000)
}

/** Makes so much for nothing that the engine looks for what it can give back. */
const TIDY = `
  const [done] = arguments
  let [rounds, waste] = [0, null]
  const make = () => {
    waste = Array.from({ length: 200 }, (_, at) => new Array(20_000).fill(at + 0.5))
    rounds += 1
    if (rounds < 20) setTimeout(make, 10)
    else done()
  }
  make()`

async function open(window: Window, area: string) {
  await window.go(`#/lembar/${area}`)
  await there(window, 'article[id^="q-"] input[type=radio]')
  await drawn()
}

/** Waits for an element. */
async function there(window: Window, css: string) {
  const script = 'return document.querySelector(arguments[0]) !== null'
  await window.driver.wait(() => window.driver.executeScript<boolean>(script, css), SLOW, `nothing matches ${css}`)
}

/** Waits for a button that can be pressed, and presses it. */
async function press(window: Window, css: string, text = '') {
  const script = `
    const [css, text] = arguments
    const found = [...document.querySelectorAll(css)].find((one) => !one.disabled && one.innerText.includes(text))
    found?.click()
    return found !== undefined`
  await window.driver.wait(
    () => window.driver.executeScript<boolean>(script, css, text),
    SLOW,
    `nothing to press matches ${css} and says "${text}"`,
  )
}

/** Writes another note to the first question of an area. */
async function write(window: Window, area: string, text: string) {
  await open(window, area)
  await there(window, 'textarea[data-note]')
  await window.driver.executeScript(
    `const note = document.querySelector('textarea[data-note]')
     note.focus()
     note.value = arguments[0]
     note.dispatchEvent(new Event('input', { bubbles: true }))
     note.blur()`,
    text,
  )
  await window.saved()
}

/** Drops a file on the first question of the sheet that is shown; every other time that is undone. */
async function attach(window: Window, file: string, round: number) {
  writeFileSync(file, `Notulen rapat ke-${round}.\n`.repeat(2_000))
  const first = `return document.querySelector('[data-question]').dataset.question`
  await window.drop(await window.driver.executeScript<string>(first), [file])
  await window.reads(`Notulen putaran ${round}`)
  await window.saved()
  if (round % 2 === 1) return
  await press(window, 'footer.status button', 'Urungkan')
  await window.saved()
}

/** Looks at a document of the example, until the page is left. */
async function look(window: Window) {
  await open(window, AREAS[0]!)
  await press(window, '.tile .show')
  await there(window, 'aside[aria-label=Pratinjau]')
  await drawn()
}

/** Exports the report. */
async function print(window: Window, file: string) {
  rmSync(file, { force: true })
  window.answerDialogs([[file]])
  await window.go('#/ekspor')
  await save(window, 'Laporan PDF')
  await window.driver.wait(() => existsSync(file), SLOW, `no ${file}`)
  await window.putNoticesAway()
}

/** Has the import of a workbook planned, and leaves it. */
async function plan(window: Window, workbook: string) {
  window.answerDialogs([[workbook]])
  await window.go('#/impor')
  await press(window, '#page button', 'Pilih berkas')
  await window.reads('Diimpor ke')
}
