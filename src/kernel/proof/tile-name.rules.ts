/** `x001/x234/067.p/17` (C2SP tlog-tiles): the number of a tile in groups of three digits, and how many hashes of it. Null: no such name. */
export function readTileName(parts: readonly string[]): { readonly place: number; readonly width: number } | null {
  const match = /^((?:x\d{3}\/)*\d{3})(?:\.p\/([1-9]\d{0,2}))?$/.exec(parts.join('/'))
  if (!match) return null
  const place = Number((match[1] ?? '').replaceAll(/[x/]/g, ''))
  const width = match[2] === undefined ? whole : Number(match[2])
  const known = Number.isSafeInteger(place) && width <= whole && (match[2] === undefined || width < whole)
  return known && tileName(place) === match[1] ? { place, width } : null
}
const whole = 256

/** The one way to write it: no group of zeros before. */
function tileName(place: number): string {
  const groups: string[] = []
  let rest = place
  do {
    groups.unshift(String(rest % 1000).padStart(3, '0'))
    rest = Math.floor(rest / 1000)
  } while (rest > 0)
  return groups.map((group, at) => (at < groups.length - 1 ? `x${group}` : group)).join('/')
}
