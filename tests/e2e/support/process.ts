/** Programs behind a window, and places for what journeys make. */
import type { ChildProcess } from 'node:child_process'
import { randomInt } from 'node:crypto'
import { mkdirSync, mkdtempSync } from 'node:fs'
import net from 'node:net'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'

/** The project. */
export const root = resolve(import.meta.dirname, '../../..')

/** Where journeys leave what they made. */
export const base = process.env.PILAR_E2E_OUT ?? join(tmpdir(), 'pilar-e2e')

/** How long anything may take that a journey waits for, in milliseconds: a disk that is written, a program that starts, on
 * a machine that stalls. */
export const SLOW = 60_000

/** A folder that a journey fills and leaves behind for looking at. */
export function scratch(name: string): string {
  mkdirSync(base, { recursive: true })
  return mkdtempSync(join(base, `${name}-`))
}

/**
 * A port that nobody listens on, one of the 3,000 from the first on. Below 32,768 no system gives one to a connection that
 * goes out, so that nobody takes it before the driver does; whoever looks at the same time looks elsewhere.
 */
export async function freePort(first: number): Promise<number> {
  for (let tries = 0; tries < 100; tries += 1) {
    const port = first + randomInt(3_000)
    const free = await new Promise<boolean>((done) => {
      const server = net.createServer()
      server.once('error', () => done(false))
      server.listen(port, '127.0.0.1', () => server.close(() => done(true)))
    })
    if (free) return port
  }
  throw new Error(`no free port from ${first} on`)
}

/** Waits until a driver listens. */
export async function accepting(port: number, driver: ChildProcess): Promise<void> {
  const last = Date.now() + SLOW
  while (Date.now() < last) {
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

/** The answer, or an error that says what did not answer: a driver whose window never came waits for ever. */
export async function answering<T>(what: string, answer: PromiseLike<T>): Promise<T> {
  let clock: NodeJS.Timeout | undefined
  const late = new Promise<never>((_, fail) => {
    clock = setTimeout(() => fail(new Error(`no answer in 100 s: ${what}`)), 100_000)
  })
  try {
    return await Promise.race([answer, late])
  } finally {
    clearTimeout(clock)
  }
}

/** Ends a program and everything of its group, at once. */
export function end(child: ChildProcess) {
  if (child.pid === undefined) return
  try {
    process.kill(-child.pid, 'SIGKILL')
  } catch (error) {
    // It has ended already.
    if ((error as NodeJS.ErrnoException).code !== 'ESRCH') throw error
  }
}
