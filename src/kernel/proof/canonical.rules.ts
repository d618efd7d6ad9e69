/**
 * The one way in which a value is written as text, so that everybody who hashes it hashes the same bytes (RFC 8785): members in the order of
 * their UTF-16 code units, numbers as ECMAScript writes them, no spaces. What has no such text is refused, not guessed.
 */
export function canonical(value: unknown): string {
  if (value === null || typeof value === 'boolean') return String(value)
  if (typeof value === 'string') return quoted(value)
  if (typeof value === 'number') return numberText(value)
  if (Array.isArray(value)) return `[${value.map(canonical).join(',')}]`
  if (typeof value === 'object') return objectText(value)
  throw new NotCanonical(`a ${typeof value} cannot be written down`)
}

export class NotCanonical extends Error {
  override readonly name = 'NotCanonical'
}

function objectText(value: object): string {
  const proto: unknown = Object.getPrototypeOf(value)
  if (proto !== Object.prototype && proto !== null) throw new NotCanonical('only plain objects can be written down')
  // A member that is not there is left out, as JSON does.
  const members = Object.entries(value).filter(([, member]) => member !== undefined)
  members.sort(([one], [other]) => (one < other ? -1 : 1))
  return `{${members.map(([name, member]) => `${quoted(name)}:${canonical(member)}`).join(',')}}`
}

function numberText(value: number): string {
  if (!Number.isFinite(value)) throw new NotCanonical(`${value} is no number that can be written down`)
  return JSON.stringify(value)
}

function quoted(text: string): string {
  if (!text.isWellFormed()) throw new NotCanonical('half a character cannot be written down')
  return JSON.stringify(text)
}
