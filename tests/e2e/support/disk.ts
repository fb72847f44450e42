/** Disks of their own: small, read-only, or taken away. Only where this machine lets one be mounted. */
import { execFileSync, spawnSync } from 'node:child_process'
import { skipped } from './skipped'
import { scratch } from './window'

/** Mounts an empty disk and returns its folder; `null` where that is not possible, which is told. */
export function mount(name: string, size = '64m'): string | null {
  const disk = scratch(name)
  if (spawnSync('mount', ['-t', 'tmpfs', '-o', `size=${size}`, 'tmpfs', disk]).status === 0) return disk
  skipped('no disk can be mounted here')
  return null
}

/** From now on nobody can write to it. */
export function lock(disk: string) {
  execFileSync('mount', ['-o', 'remount,ro', disk])
}

/** Takes it away, even while it is in use. */
export function unmount(disk: string) {
  execFileSync('umount', ['-l', disk])
}
