/** Opens a dialog over the page. What it gives is for when it is gone: whoever was in it is where they were before. */
export function openModal(dialog: HTMLDialogElement): () => void {
  const before = document.activeElement
  dialog.showModal()
  return () => {
    if (document.activeElement === document.body && before instanceof HTMLElement) before.focus()
  }
}
