/** Where a zip keeps its table of contents. Read from the last bytes; nothing is ever unpacked. */
export type Directory = { readonly start: number; readonly bytes: number; readonly count: number }

/** The end record is 22 bytes plus a comment of at most 65,535. */
export const tailBytes = 22 + 65_535
/** A real office file has a few hundred entries at most. */
const mostEntries = 5_000
export const largestDirectory = 1024 * 1024

export function findDirectory(tail: Uint8Array, fileBytes: number): Directory | null {
  const view = new DataView(tail.buffer, tail.byteOffset, tail.byteLength)
  for (let at = tail.byteLength - 22; at >= 0; at -= 1) {
    if (view.getUint32(at, true) !== 0x06054b50) continue
    const directory = {
      count: view.getUint16(at + 10, true),
      bytes: view.getUint32(at + 12, true),
      start: view.getUint32(at + 16, true),
    }
    const inside = directory.start + directory.bytes <= fileBytes && directory.bytes <= largestDirectory
    return inside && directory.count <= mostEntries ? directory : null
  }
  return null
}

/** The names in the table of contents; null when it is not well formed. */
export function readEntries(bytes: Uint8Array, count: number): string[] | null {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const names: string[] = []
  let at = 0
  for (let i = 0; i < count; i += 1) {
    if (at + 46 > bytes.byteLength || view.getUint32(at, true) !== 0x02014b50) return null
    const nameBytes = view.getUint16(at + 28, true)
    const next = at + 46 + nameBytes + view.getUint16(at + 30, true) + view.getUint16(at + 32, true)
    if (next > bytes.byteLength) return null
    names.push(new TextDecoder().decode(bytes.subarray(at + 46, at + 46 + nameBytes)))
    at = next
  }
  return names
}
