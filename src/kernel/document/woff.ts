import { inflateSync } from 'node:zlib'

const headerBytes = 44
const entryBytes = 20

/** A WOFF font as the plain font it was made of: the same tables, inflated (W3C WOFF 1.0, sections 3 to 5). */
export function unpackWoff(woff: Buffer): Buffer {
  if (woff.toString('latin1', 0, 4) !== 'wOFF') throw new Error('not a WOFF font')
  const count = woff.readUInt16BE(12)
  const head = Buffer.alloc(12 + 16 * count)
  head.writeUInt32BE(woff.readUInt32BE(4), 0)
  head.writeUInt16BE(count, 4)
  const power = Math.floor(Math.log2(count))
  head.writeUInt16BE(16 << power, 6)
  head.writeUInt16BE(power, 8)
  head.writeUInt16BE(16 * count - (16 << power), 10)
  const parts: Buffer[] = [head]
  let at = head.length
  for (let i = 0; i < count; i += 1) {
    const entry = headerBytes + i * entryBytes
    const table = tableAt(woff, entry)
    woff.copy(head, 12 + 16 * i, entry, entry + 4)
    head.writeUInt32BE(woff.readUInt32BE(entry + 16), 16 + 16 * i)
    head.writeUInt32BE(at, 20 + 16 * i)
    head.writeUInt32BE(table.length, 24 + 16 * i)
    const padding = Buffer.alloc((4 - (table.length % 4)) % 4)
    parts.push(table, padding)
    at += table.length + padding.length
  }
  return Buffer.concat(parts)
}

function tableAt(woff: Buffer, entry: number): Buffer {
  const start = woff.readUInt32BE(entry + 4)
  const packed = woff.readUInt32BE(entry + 8)
  const bytes = woff.readUInt32BE(entry + 12)
  const raw = woff.subarray(start, start + packed)
  return packed < bytes ? inflateSync(raw, { maxOutputLength: bytes }) : raw
}
