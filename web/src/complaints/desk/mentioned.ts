type Colleague = { readonly id: string; readonly name: string }
export type Handle = { readonly id: string; readonly handle: string }

/** How each is named in a note; two of one name are told apart by a number. */
export function handlesOf(colleagues: readonly Colleague[]): Handle[] {
  const seen = new Map<string, number>()
  return colleagues.map(({ id, name }) => {
    const times = (seen.get(name) ?? 0) + 1
    seen.set(name, times)
    return { id, handle: times === 1 ? name : `${name}·${times}` }
  })
}

/** Whom a text names. A longer name is read before a shorter one that it begins with. */
export function mentionedIn(text: string, handles: readonly Handle[]): string[] {
  const found: string[] = []
  let rest = text
  for (const { id, handle } of handles.toSorted((a, b) => b.handle.length - a.handle.length)) {
    const left = rest.replaceAll(`@${handle}`, ' ')
    if (left !== rest) found.push(id)
    rest = left
  }
  return found
}
