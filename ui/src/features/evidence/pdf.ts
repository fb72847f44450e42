/** PDFs by pdf.js, read in ranges from the workspace, with nothing fetched from elsewhere. */
import { getDocument, GlobalWorkerOptions, PDFDataRangeTransport, type PDFDocumentProxy } from 'pdfjs-dist'
import type { TextContent } from 'pdfjs-dist/types/src/display/api'
import worker from 'pdfjs-dist/build/pdf.worker.min.mjs?url'

GlobalWorkerOptions.workerSrc = worker

class Ranges extends PDFDataRangeTransport {
  readonly #url: string
  readonly #fail: (error: unknown) => void
  readonly #stop = new AbortController()

  constructor(url: string, size: number, fail: (error: unknown) => void) {
    super(size, null)
    this.#url = url
    this.#fail = fail
  }

  override requestDataRange(begin: number, end: number) {
    fetch(this.#url, { headers: { Range: `bytes=${begin}-${end - 1}` }, signal: this.#stop.signal })
      .then(async (response) => {
        if (!response.ok) throw new Error(String(response.status))
        this.onDataRange(begin, new Uint8Array(await response.arrayBuffer()))
      })
      .catch((error: unknown) => this.#fail(error))
  }

  override abort() {
    this.#stop.abort()
  }
}

/** Opens a PDF of `size` bytes. The promise is rejected when it cannot be read. */
export function openPdf(
  url: string,
  size: number,
): { document: Promise<PDFDocumentProxy>; close: () => Promise<void> } {
  let fail: (error: unknown) => void = () => {}
  const failed = new Promise<never>((_, reject) => (fail = reject))
  // Fonts and pictures come out of the file itself; scripts in it are never run.
  const task = getDocument({
    range: new Ranges(url, size, fail),
    disableAutoFetch: true,
    disableStream: true,
    isEvalSupported: false,
    enableXfa: false,
  })
  failed.catch(() => {})
  return { document: Promise.race([task.promise, failed]), close: () => task.destroy() }
}

/** Opens a PDF that is in memory. */
export function openBytes(bytes: readonly number[]): {
  document: Promise<PDFDocumentProxy>
  close: () => Promise<void>
} {
  const task = getDocument({ data: Uint8Array.from(bytes), isEvalSupported: false, enableXfa: false })
  return { document: task.promise, close: () => task.destroy() }
}

/** The text of a PDF's first page; empty where it is a picture. */
export async function firstPageText(url: string, size: number): Promise<string> {
  const opening = openPdf(url, size)
  try {
    const page = await (await opening.document).getPage(1)
    // Read piece by piece: the call that gives all of it walks the stream in a way that WebKit does not know.
    const reader = (page.streamTextContent() as ReadableStream<TextContent>).getReader()
    const texts: string[] = []
    for (let piece = await reader.read(); !piece.done; piece = await reader.read()) {
      texts.push(...piece.value.items.map((item) => ('str' in item ? item.str : '')))
    }
    return texts.join(' ')
  } finally {
    await opening.close()
  }
}
