/** Printing what the page shows, on white whatever the theme. */
export async function printPage(): Promise<void> {
  const pictures = [...document.querySelectorAll<HTMLImageElement>('article img')]
  // One that cannot be shown is no reason not to print the rest.
  await Promise.allSettled(pictures.map((picture) => picture.decode()))
  const root = document.documentElement
  const theme = root.dataset.theme
  globalThis.addEventListener('afterprint', () => (root.dataset.theme = theme), { once: true })
  root.dataset.theme = 'light'
  globalThis.print()
}
