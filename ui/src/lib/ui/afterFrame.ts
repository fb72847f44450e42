/** Does something after so many frames, so that what is there already is seen first. Returns how not to do it. */
export function afterFrame(work: () => void, frames = 1): () => void {
  let later: ReturnType<typeof setTimeout> | undefined
  let frame = requestAnimationFrame(function drawn() {
    frames -= 1
    if (frames > 0) frame = requestAnimationFrame(drawn)
    else later = setTimeout(work)
  })
  return () => {
    cancelAnimationFrame(frame)
    clearTimeout(later)
  }
}
