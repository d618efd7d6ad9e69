import { open } from 'node:fs/promises'
import { officeType, type Sniffed } from './sniff.rules.ts'
import { findDirectory, readEntries, tailBytes } from './zip-entries.rules.ts'

/** Reads only a zip's table of contents, at most a megabyte; what is packed stays packed. */
export async function readOfficeType(path: string, bytes: number): Promise<Sniffed> {
  const handle = await open(path, 'r')
  try {
    const read = async (start: number, length: number): Promise<Uint8Array> => {
      const { buffer, bytesRead } = await handle.read(Buffer.alloc(length), 0, length, start)
      return buffer.subarray(0, bytesRead)
    }
    const tail = Math.min(bytes, tailBytes)
    const directory = findDirectory(await read(bytes - tail, tail), bytes)
    const entries = directory && readEntries(await read(directory.start, directory.bytes), directory.count)
    return entries ? officeType(entries) : null
  } finally {
    await handle.close()
  }
}
