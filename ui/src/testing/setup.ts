/** What the page takes for granted and jsdom does not have. */

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

/** Gives a kind of element the methods it lacks. */
function lend<T extends Element>(kind: { prototype: T }, methods: Partial<T> & ThisType<T>) {
  for (const [name, value] of Object.entries(methods)) {
    if (!(name in kind.prototype))
      Object.defineProperty(kind.prototype, name, { value, configurable: true, writable: true })
  }
}

lend(Element, { scrollIntoView() {}, scrollTo() {} })
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
