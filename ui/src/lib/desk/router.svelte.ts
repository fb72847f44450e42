/** Pages by the part of the address after `#`, so that back and forward work. */

/** A page and what it shows. */
export interface Route {
  page: string
  /** For example the key of an area. */
  part: string | null
  /** For example a question's code to scroll to. */
  at: string | null
}

/** Reads `#/page/part?at`. */
export function readRoute(hash: string): Route {
  const [path = '', at] = hash.replace(/^#\/?/, '').split('?', 2)
  const [page, part] = path.split('/').map(decodeURIComponent)
  return { page: page || 'pekerjaan', part: part || null, at: at ? decodeURIComponent(at) : null }
}

/** Writes the address of a page. */
export function address(page: string, part?: string | null, at?: string | null): string {
  return `#/${page}${part ? `/${encodeURIComponent(part)}` : ''}${at ? `?${encodeURIComponent(at)}` : ''}`
}

class Router {
  route = $state.raw<Route>(readRoute(globalThis.location?.hash ?? ''))

  constructor() {
    globalThis.addEventListener?.('hashchange', () => {
      this.route = readRoute(location.hash)
    })
  }

  go(page: string, part?: string | null, at?: string | null) {
    const next = address(page, part, at)
    // Going where one is already scrolls there again.
    if (location.hash === next) this.route = readRoute(next)
    else location.hash = next
  }

  /** Shows a page at once, in place of the one that is there. */
  restore(hash: string) {
    history.replaceState(null, '', hash)
    this.route = readRoute(hash)
  }
}

export const router = new Router()

/** The tabs of a page by their names, each with its address; the first is what the page opens with. */
export function pageTabs<Key extends string>(page: string, names: Record<Key, string>) {
  const keys = Object.keys(names) as Key[]
  const tabs = keys.map((key, at) => ({ key, name: names[key], href: address(page, at === 0 ? null : key) }))
  return { tabs, open: (): Key => keys.find((key) => key === router.route.part) ?? keys[0]! }
}
