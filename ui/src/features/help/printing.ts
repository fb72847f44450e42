/** Printing what the page shows, once all of its pictures are there. */
export async function printPage(): Promise<void> {
  const pictures = [...document.querySelectorAll<HTMLImageElement>('article img')]
  // One that cannot be shown is no reason not to print the rest.
  await Promise.allSettled(pictures.map((picture) => picture.decode()))
  globalThis.print()
}
