export type Params = Readonly<Record<string, string | number>>

/** `{name}` is replaced by its value, `{n|day|days}` by the form that fits the number. */
export function fill(words: string, params: Params = {}): string {
  return words.replaceAll(
    /\{(\w+)(?:\|([^|{}]*)\|([^|{}]*))?\}/g,
    (whole, name: string, one?: string, many?: string) => {
      const value = params[name]
      if (value === undefined) return whole
      if (one === undefined || many === undefined) return String(value)
      return Number(value) === 1 ? one : many
    },
  )
}

/** Every path to a word of a dictionary: `complaints.queue.title`. */
export type Leaves<D> = {
  [K in keyof D & string]: D[K] extends string ? K : `${K}.${Leaves<D[K]>}`
}[keyof D & string]

/** The same keys, other words. */
export type SameKeys<D> = { readonly [K in keyof D]: D[K] extends string ? string : SameKeys<D[K]> }

export type Dictionary = { readonly [key: string]: string | Dictionary }

export function wordsAt(dictionary: Dictionary, key: string): string {
  let here: string | Dictionary | undefined = dictionary
  for (const step of key.split('.')) here = typeof here === 'object' ? here[step] : undefined
  return typeof here === 'string' ? here : key
}

/** All keys of a dictionary, for the test that holds the languages together. */
export function keysOf(dictionary: Dictionary, before = ''): string[] {
  return Object.entries(dictionary).flatMap(([key, value]) =>
    typeof value === 'string' ? [`${before}${key}`] : keysOf(value, `${before}${key}.`),
  )
}
