/** Which characters a font has a picture for. Reads the `cmap` table: format 4 (the first plane) and 12 (all of Unicode). */
export type Coverage = (character: number) => boolean

type Range = readonly [first: number, last: number]

export function coverageOf(font: Buffer): Coverage {
  const ranges = rangesOf(font).toSorted(([a], [b]) => a - b)
  return (character) => {
    let low = 0
    let high = ranges.length
    while (low < high) {
      const middle = (low + high) >> 1
      const range = ranges[middle]
      if (!range || character < range[0]) high = middle
      else if (character > range[1]) low = middle + 1
      else return true
    }
    return false
  }
}

/** The richest table only: format 12 repeats what format 4 says. */
function rangesOf(font: Buffer): Range[] {
  const cmap = tableStart(font, 'cmap')
  const starts = Array.from(
    { length: font.readUInt16BE(cmap + 2) },
    (_, i) => cmap + font.readUInt32BE(cmap + 8 + i * 8),
  )
  const full = starts.find((start) => font.readUInt16BE(start) === 12)
  if (full !== undefined) return segments12(font, full)
  const basic = starts.find((start) => font.readUInt16BE(start) === 4)
  return basic === undefined ? [] : segments4(font, basic)
}

function tableStart(font: Buffer, tag: string): number {
  for (let i = 0; i < font.readUInt16BE(4); i += 1)
    if (font.toString('latin1', 12 + i * 16, 16 + i * 16) === tag) return font.readUInt32BE(20 + i * 16)
  throw new Error(`the font has no ${tag} table`)
}

const segments12 = (font: Buffer, start: number): Range[] =>
  Array.from({ length: font.readUInt32BE(start + 12) }, (_, i) => {
    const at = start + 16 + i * 12
    return [font.readUInt32BE(at), font.readUInt32BE(at + 4)] as const
  })

function segments4(font: Buffer, start: number): Range[] {
  const count = font.readUInt16BE(start + 6) / 2
  return Array.from({ length: count }, (_, i) => {
    const last = font.readUInt16BE(start + 14 + i * 2)
    const first = font.readUInt16BE(start + 16 + count * 2 + i * 2)
    return [first, Math.min(last, 0xfffe)] as const
  })
}
