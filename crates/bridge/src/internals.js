// What Tauri puts into a window before its page runs, as far as Pilar's page uses it: see the scripts of the crate
// `tauri`. Commands and evidence come from the bridge; events stay in the page.
;(() => {
  const token = location.search.slice(1)
  const at = (host) => `http://${host}.localhost:${location.port}`

  const callbacks = new Map()
  let last = 0
  function transformCallback(callback, once = false) {
    const id = (last += 1)
    callbacks.set(id, (data) => {
      if (once) callbacks.delete(id)
      callback?.(data)
    })
    return id
  }
  const runCallback = (id, data) => callbacks.get(id)?.(data)
  const unregisterCallback = (id) => callbacks.delete(id)

  /** The lines of a response, each as soon as it is there. */
  async function* lines(response) {
    const reader = response.body.pipeThrough(new TextDecoderStream()).getReader()
    let kept = ''
    for (;;) {
      const { done, value } = await reader.read()
      if (done) return
      const parts = (kept + value).split('\n')
      kept = parts.pop()
      for (const part of parts) yield JSON.parse(part)
    }
  }

  /** A command of the surface. */
  async function call({ name, args, progress }) {
    const response = await fetch(`${at('ipc')}/call`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'x-pilar-bridge': token },
      body: JSON.stringify({ name, args }),
    })
    if (!response.ok) throw `the bridge refused ${name}: ${response.status}`
    let index = 0
    for await (const line of lines(response)) {
      if ('progress' in line) {
        runCallback(progress.id, { index, message: line.progress })
        index += 1
        continue
      }
      if (progress) runCallback(progress.id, { index, end: true })
      if ('fault' in line) throw line.fault
      return line.answer
    }
    throw `the bridge did not end ${name}`
  }

  /** Who listens to what: the event and the callback, by number. */
  const listeners = new Map()
  function emit(event, payload) {
    for (const [id, listener] of listeners) {
      if (listener.event === event) setTimeout(() => runCallback(listener.handler, { event, id, payload }))
    }
  }

  /** What the capability of the window allows, and no more. */
  const commands = {
    call,
    'plugin:event|listen': ({ event, handler }) => {
      listeners.set(handler, { event, handler })
      return handler
    },
    'plugin:event|unlisten': ({ eventId }) => void listeners.delete(eventId),
    'plugin:event|emit': ({ event, payload }) => emit(event, payload),
    'plugin:event|emit_to': ({ event, payload }) => emit(event, payload),
    // Of the frame around a page, which a tab has not.
    'plugin:window|destroy': () => location.replace('about:blank'),
    'plugin:window|set_title': () => null,
    'plugin:window|set_theme': () => null,
  }

  window.isTauri = true
  window.__TAURI_INTERNALS__ = {
    metadata: { currentWindow: { label: 'main' }, currentWebview: { windowLabel: 'main', label: 'main' } },
    transformCallback,
    unregisterCallback,
    runCallback,
    convertFileSrc: (path, host) => `${at(host)}/${token}/${encodeURIComponent(path)}`,
    async invoke(name, payload = {}) {
      if (!Object.hasOwn(commands, name)) throw `Command ${name} not found`
      return commands[name](payload)
    },
  }
  window.__TAURI_EVENT_PLUGIN_INTERNALS__ = {
    unregisterListener: (_, id) => {
      unregisterCallback(listeners.get(id)?.handler)
      listeners.delete(id)
    },
  }
  Object.freeze(Object.prototype)
})()
