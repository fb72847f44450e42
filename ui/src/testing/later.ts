/** An answer that comes when the test says so, such as that of a dialog for files. */
export function later<T>() {
  let given: (value: T) => void = () => {}
  return {
    answer: () => new Promise<T>((give) => (given = give)),
    give: (value: T) => given(value),
  }
}
