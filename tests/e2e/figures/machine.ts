/** What the system says of a running program; Linux only, like the figures. */
import { readFileSync, readdirSync, readlinkSync } from 'node:fs'

/** Clock ticks per second of /proc; the same on every Linux that Pilar knows. */
const TICKS = 100

/** The program that was started last from this file. */
export function running(application: string): number {
  const found = processes().filter((pid) => {
    try {
      return readlinkSync(`/proc/${pid}/exe`) === application
    } catch {
      // It ended while the list was read, or it is another user's.
      return false
    }
  })
  const pid = found.sort((a, b) => started(b) - started(a))[0]
  if (pid === undefined) throw new Error(`${application} does not run`)
  return pid
}

/** When a program was started, in milliseconds since 1970; within 10 ms. */
export function started(pid: number): number {
  const uptime = Number(readFileSync('/proc/uptime', 'utf8').split(' ')[0]) * 1000
  return Date.now() - uptime + (Number(stat(pid)[19]) * 1000) / TICKS
}

/** Memory of a program and all it started, in bytes; what is shared is divided among those who share it. */
export function memory(pid: number): number {
  return sum(pid, (one) => {
    const own = /^Pss:\s+(\d+) kB/m.exec(readFileSync(`/proc/${one}/smaps_rollup`, 'utf8'))
    if (!own) throw new Error(`no Pss of ${one}`)
    return Number(own[1]) * 1024
  })
}

/** Files, sockets and other handles that a program and all it started have open. */
export function handles(pid: number): number {
  return sum(pid, (one) => readdirSync(`/proc/${one}/fd`).length)
}

/** What a program and all it started come to. */
function sum(pid: number, of: (pid: number) => number): number {
  const children = processes().filter((other) => {
    try {
      return Number(stat(other)[1]) === pid
    } catch {
      // It ended while the list was read.
      return false
    }
  })
  return of(pid) + children.reduce((all, child) => all + sum(child, of), 0)
}

function processes(): number[] {
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .map(Number)
}

/** The fields of /proc/PID/stat after the program's name, which may hold blanks itself. */
function stat(pid: number): string[] {
  const line = readFileSync(`/proc/${pid}/stat`, 'utf8')
  return line.slice(line.lastIndexOf(')') + 2).split(' ')
}
