/** Forms that are stored by a button: those somebody typed in since they were sent last. */
const typed = new Set<HTMLFormElement>()

/** Follows typing and sending on the whole page; gives what ends it. */
export function followForms(): () => void {
  const onInput = ({ target }: Event) => {
    const form = target instanceof HTMLElement ? target.closest('form') : null
    if (form && [...form.elements].some((one) => one instanceof HTMLButtonElement && one.type === 'submit'))
      typed.add(form)
  }
  const onSubmit = ({ target }: Event) => void (target instanceof HTMLFormElement && typed.delete(target))
  document.addEventListener('input', onInput)
  document.addEventListener('submit', onSubmit)
  return () => {
    document.removeEventListener('input', onInput)
    document.removeEventListener('submit', onSubmit)
    typed.clear()
  }
}

/** How many of them are still there. */
export function typedForms(): number {
  for (const form of typed) if (!form.isConnected) typed.delete(form)
  return typed.size
}
