import { createHash, randomBytes } from 'node:crypto'
import { open, mkdir, rm } from 'node:fs/promises'
import { join } from 'node:path'
import type { Readable } from 'node:stream'
import { hasBinary, headBytes } from './sniff.rules.ts'

export type Spooled = {
  readonly path: string
  readonly bytes: number
  readonly head: Uint8Array
  /** More came than was allowed; the rest was not read. */
  readonly overflow: boolean
  readonly sha256: string
  readonly binary: boolean
}
export type SpoolLimits = { readonly maxBytes: number; readonly idleMs: number; readonly totalMs: number }

/**
 * Writes a stream into a local file, fsynced. A stream that breaks off, falls silent or takes too long is no error:
 * what arrived is kept, and the sender continues from there.
 */
export async function spoolStream(folder: string, stream: Readable, limits: SpoolLimits): Promise<Spooled> {
  await mkdir(folder, { recursive: true, mode: 0o700 })
  const path = join(folder, `${randomBytes(12).toString('hex')}.part`)
  const handle = await open(path, 'wx', 0o600)
  const tally = newTally()
  let overflow = false
  try {
    for await (const chunk of whileItFlows(stream, limits)) {
      const rest = limits.maxBytes - tally.bytes
      overflow = chunk.byteLength > rest
      const wanted = overflow ? chunk.subarray(0, rest) : chunk
      // Unlike write, it goes on until everything is written.
      await handle.appendFile(wanted)
      tally.add(wanted)
      if (overflow) break
    }
    await handle.sync()
  } catch (error) {
    await rm(path, { force: true })
    throw error
  } finally {
    await handle.close()
  }
  return { path, overflow, ...tally.done() }
}

/** The chunks of a stream until it ends, breaks or stalls. */
async function* whileItFlows(stream: Readable, limits: SpoolLimits): AsyncGenerator<Buffer> {
  const stop = () => stream.destroy()
  const total = setTimeout(stop, limits.totalMs)
  let idle = setTimeout(stop, limits.idleMs)
  try {
    // Not destroyed when we stop early: the connection must still carry our answer.
    for await (const chunk of stream.iterator({ destroyOnReturn: false })) {
      clearTimeout(idle)
      yield Buffer.from(chunk)
      idle = setTimeout(stop, limits.idleMs)
    }
  } catch (error) {
    if (!isBrokenOff(error)) throw error
  } finally {
    clearTimeout(idle)
    clearTimeout(total)
  }
}

const brokenOff = new Set(['ECONNRESET', 'ERR_STREAM_PREMATURE_CLOSE', 'ABORT_ERR', 'ERR_STREAM_DESTROYED'])
const isBrokenOff = (error: unknown): boolean =>
  error instanceof Error && 'code' in error && brokenOff.has(String(error.code))

function newTally() {
  const hash = createHash('sha256')
  const head: Buffer[] = []
  let bytes = 0
  let binary = false
  return {
    get bytes() {
      return bytes
    },
    add(chunk: Buffer) {
      if (bytes < headBytes) head.push(chunk.subarray(0, headBytes - bytes))
      bytes += chunk.byteLength
      binary ||= hasBinary(chunk)
      hash.update(chunk)
    },
    done: () => ({ bytes, binary, head: Buffer.concat(head), sha256: hash.digest('hex') }),
  }
}
