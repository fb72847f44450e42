import { refused } from '$lib/api/backend'
import { isStoring } from '$lib/api/turns'

/** Forms that are stored by a button and in which somebody typed, with how many changes had been refused when they were sent. */
const typed = new Map<HTMLFormElement, number | null>()

/** What the fields of a form said when somebody came to it. */
const before = new WeakMap<HTMLFormElement, Map<Element, string>>()

/** Follows typing and sending on the whole page; gives what ends it. Forms that search hold nothing to store. */
export function followForms(): () => void {
  const onFocus = ({ target }: Event) => {
    const form = formOf(target)
    if (form && !typed.has(form)) before.set(form, new Map([...form.elements].map((one) => [one, said(one)])))
  }
  const onInput = ({ target }: Event) => {
    const form = formOf(target)
    if (!form) return
    // What was sent may be stored by now, and then it is what the fields said before.
    if (typeof typed.get(form) === 'number') before.delete(form)
    typed.set(form, null)
  }
  const onSubmit = ({ target }: Event) => {
    if (target instanceof HTMLFormElement && typed.has(target)) typed.set(target, refused())
  }
  document.addEventListener('focusin', onFocus)
  document.addEventListener('input', onInput)
  document.addEventListener('submit', onSubmit)
  return () => {
    document.removeEventListener('focusin', onFocus)
    document.removeEventListener('input', onInput)
    document.removeEventListener('submit', onSubmit)
    typed.clear()
  }
}

/**
 * How many of them are still there, not stored and otherwise than somebody found them, with the fields outside of forms that
 * say so by `data-unstored`. What was sent is taken to be stored unless a change was refused since.
 */
export function typedForms(): number {
  for (const [form, sent] of typed) {
    // What the form itself refused says so; what is on its way may be refused yet.
    const isOpen = isStoring() || form.querySelector('[aria-invalid="true"]') !== null
    const stored = sent !== null && sent === refused() && !isOpen
    if (stored) before.delete(form)
    const isBlank = ![...form.elements].some(holdsText)
    if (stored || !form.isConnected || isBlank || isAsBefore(form)) typed.delete(form)
  }
  return typed.size + document.querySelectorAll('[data-unstored]').length
}

/** The form of a field, where it is sent by a button and does not only search. */
function formOf(field: EventTarget | null): HTMLFormElement | null {
  const form = field instanceof HTMLElement ? field.closest('form:not([role=search])') : null
  return form instanceof HTMLFormElement && [...form.elements].some(sends) ? form : null
}

/** Whether every field says what it said before somebody typed; false where that is not known. */
function isAsBefore(form: HTMLFormElement): boolean {
  const was = before.get(form)
  const now = [...form.elements]
  return was?.size === now.length && now.every((one) => was.get(one) === said(one))
}

/** What a field says; of a button whether it is pressed. */
function said(one: Element): string {
  if (one instanceof HTMLInputElement && ['checkbox', 'radio'].includes(one.type)) return String(one.checked)
  const holdsValue =
    one instanceof HTMLInputElement || one instanceof HTMLTextAreaElement || one instanceof HTMLSelectElement
  return holdsValue ? one.value : `${one.getAttribute('aria-pressed')} ${one.getAttribute('aria-checked')}`
}

const sends = (one: Element) => one instanceof HTMLButtonElement && one.type === 'submit'

const holdsText = (one: Element) =>
  (one instanceof HTMLInputElement || one instanceof HTMLTextAreaElement) && one.value.trim() !== ''
