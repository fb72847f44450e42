/** What the page takes for granted and jsdom does not have. */
import { configure } from '@testing-library/svelte'

// What a test waits for comes at once; a machine that builds beside it may take seconds all the same.
configure({ asyncUtilTimeout: 10_000 })

globalThis.matchMedia ??= (query) =>
  Object.assign(new EventTarget(), {
    matches: false,
    media: query,
    onchange: null,
    addListener() {},
    removeListener() {},
  })

globalThis.ResizeObserver ??= class {
  observe() {}
  unobserve() {}
  disconnect() {}
}

globalThis.CSS ??= { escape: (text: string) => text.replace(/[^\w-]/g, '\\$&') } as typeof CSS

/** Gives a kind of object the methods it lacks. */
function lend<T extends object>(kind: { prototype: T }, methods: Partial<T> & ThisType<T>) {
  for (const [name, value] of Object.entries(methods)) {
    if (!(name in kind.prototype))
      Object.defineProperty(kind.prototype, name, { value, configurable: true, writable: true })
  }
}

lend(Document, { elementFromPoint: () => null })
lend(Element, { scrollIntoView() {}, scrollTo() {} })
lend(Blob, {
  arrayBuffer() {
    return new Promise((given, failed) => {
      const reader = new FileReader()
      reader.onload = () => given(reader.result as ArrayBuffer)
      reader.onerror = () => failed(reader.error ?? new Error('unreadable'))
      reader.readAsArrayBuffer(this)
    })
  },
})
lend(HTMLDialogElement, {
  showModal() {
    this.open = true
  },
  close() {
    this.open = false
    this.dispatchEvent(new Event('close'))
  },
})

export {}
