/** The `pilar` command, for preparing what a journey starts from. */
import { execFileSync } from 'node:child_process'
import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'

const root = resolve(import.meta.dirname, '../../..')

// What this computer remembers of workspaces, for the command and the window alike.
process.env.PILAR_LOCAL ??= mkdtempSync(join(tmpdir(), 'pilar-komputer-'))

/** The debug build of the command. */
export const command = process.env.PILAR_COMMAND ?? join(root, 'target/debug/pilar')

/** Fills a workspace with much; see tests/examples/many.rs. */
export function fill(workspace: string, what: 'units' | 'conflicts') {
  execFileSync(process.env.PILAR_MANY ?? join(root, 'target/debug/examples/many'), [what, workspace])
}

/** Runs the command on a workspace and returns what it printed. */
export function pilar(workspace: string, ...args: string[]): string {
  return execFileSync(command, ['--workspace', workspace, '--author', 'Dewi Lestari', ...args], {
    encoding: 'utf8',
  }).trim()
}

/** What the command scores a file, without storing it. */
export function score(workspace: string, file: string): { total: number } {
  return JSON.parse(pilar(workspace, '--json', 'score', file)) as { total: number }
}

/** Makes the example unit and returns its id. */
export function example(workspace: string): string {
  return pilar(workspace, 'example')
}

/** Begins an empty assessment of a made-up unit on its way to WBK and returns its id. */
export function begin(workspace: string, unit = 'Balai Uji'): string {
  const [agency, year, target] = ['Kota Uji', '2026', 'wbk']
  return pilar(workspace, 'new', '--unit', unit, '--instansi', agency, '--year', year, '--target', target)
}

/** What the command says of an assessment. */
export function show(workspace: string, id: string): Shown {
  return JSON.parse(pilar(workspace, '--json', 'show', id)) as Shown
}

/** How many inputs the reviewers' highest layer called Sesuai. */
export function agreed(workspace: string, id: string): number {
  const history = JSON.parse(pilar(workspace, '--json', 'history', id)) as { subject: string; value: unknown }[]
  return history.filter((change) => change.subject.startsWith('verdict/dalnis') && change.value === 'sesuai').length
}

interface Shown {
  score: { total: number; answered: number; floor: { total: number } }
  inputs: { code: string; answers: { unit?: unknown }; notes: { unit?: string } }[]
  evidence: { title: string; serves: string[] }[]
  /** Codes of the questions whose answers nothing proves. */
  without_evidence: string[]
}
