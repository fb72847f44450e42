import { refused } from '$lib/api/backend'
import { isStoring } from '$lib/api/turns'

/** Forms that are stored by a button and in which somebody typed, with how many changes had been refused when they were sent. */
const typed = new Map<HTMLFormElement, number | null>()

/** Follows typing and sending on the whole page; gives what ends it. Forms that search hold nothing to store. */
export function followForms(): () => void {
  const onInput = ({ target }: Event) => {
    const form = target instanceof HTMLElement ? target.closest('form:not([role=search])') : null
    if (form instanceof HTMLFormElement && [...form.elements].some(sends)) typed.set(form, null)
  }
  const onSubmit = ({ target }: Event) => {
    if (target instanceof HTMLFormElement && typed.has(target)) typed.set(target, refused())
  }
  document.addEventListener('input', onInput)
  document.addEventListener('submit', onSubmit)
  return () => {
    document.removeEventListener('input', onInput)
    document.removeEventListener('submit', onSubmit)
    typed.clear()
  }
}

/**
 * How many of them are still there and not stored, with the fields outside of forms that say so by `data-unstored`. What
 * was sent is taken to be stored unless a change was refused since.
 */
export function typedForms(): number {
  for (const [form, before] of typed) {
    // What the form itself refused says so; what is on its way may be refused yet.
    const isOpen = isStoring() || form.querySelector('[aria-invalid="true"]') !== null
    const stored = before !== null && before === refused() && !isOpen
    if (stored || !form.isConnected || ![...form.elements].some(holdsText)) typed.delete(form)
  }
  return typed.size + document.querySelectorAll('[data-unstored]').length
}

const sends = (one: Element) => one instanceof HTMLButtonElement && one.type === 'submit'

const holdsText = (one: Element) =>
  (one instanceof HTMLInputElement || one instanceof HTMLTextAreaElement) && one.value.trim() !== ''
