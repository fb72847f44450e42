import { Channel, convertFileSrc, invoke } from '@tauri-apps/api/core'
import { emit, listen } from '@tauri-apps/api/event'
import { getCurrentWebview } from '@tauri-apps/api/webview'
import { getCurrentWindow } from '@tauri-apps/api/window'
import type { Backend, Point } from './backend'
import type { Args, Gives, Name, OnProgress } from './commands'
import { asFault } from './faults'
import type { Begun, ProgressView } from './types'

/** A refusal as the page knows it. */
function refuse(error: unknown): never {
  throw asFault(error)
}

/** What the window itself asked before this script was there: where things stand. */
let begun = (window as { begun?: Promise<Begun> }).begun

/** The real window. */
export const tauri: Backend = {
  async call<N extends Name>(name: N, args: Args<N>): Promise<Gives<N>> {
    const { progress, ...given } = args as { progress?: OnProgress }
    if (name === 'begin' && begun) {
      const asked = begun
      begun = undefined
      return asked.catch(refuse)
    }
    const channel = progress ? new Channel<ProgressView>(progress) : null
    // As text, which only the command itself reads: the bytes of a picture are then read once.
    return invoke<Gives<N>>('call', { name, args: JSON.stringify(given), progress: channel }).catch(refuse)
  },

  onDrop(over, dropped) {
    const css = (at: Point): Point => ({ x: at.x / devicePixelRatio, y: at.y / devicePixelRatio })
    const listening = getCurrentWebview().onDragDropEvent(({ payload }) => {
      if (payload.type === 'drop') dropped(payload.paths, css(payload.position))
      else over(payload.type === 'leave' ? null : css(payload.position))
    })
    return () => void listening.then((stop) => stop())
  },

  onClose(may) {
    const listening = getCurrentWindow().onCloseRequested(async (event) => {
      // A page that does not even say this is dead, and its window is closed by the frame.
      await emit('close-heard')
      if (!(await may())) event.preventDefault()
    })
    return () => void listening.then((stop) => stop())
  },

  onGiven(given) {
    const listening = listen('given', given)
    return () => void listening.then((stop) => stop())
  },

  evidenceUrl(assessment, sha256) {
    return convertFileSrc(`${assessment}/${sha256}`, 'bukti').replace('%2F', '/')
  },

  setTitle(title) {
    void getCurrentWindow().setTitle(title)
  },

  setTheme(theme) {
    void getCurrentWindow().setTheme(theme)
  },
}
