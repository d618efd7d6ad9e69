import { createHash } from 'node:crypto'
import { createWriteStream } from 'node:fs'
import { Transform } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { ZipFile } from 'yazl'
import { readCopy } from '../../kernel/evidence/keep.actions.ts'
import type { CopyFile } from './copy-files.rules.ts'

export type Uploaded = { readonly path: string; readonly sha256: string }
type Packing = {
  readonly texts: readonly CopyFile[]
  readonly files: readonly Uploaded[]
  readonly target: string
  readonly madeAt: Date
}

/** Written as a stream, one file after the other, with the checksum of each at the end. */
export async function packCopy({ texts, files, target, madeAt }: Packing): Promise<void> {
  const zip = new ZipFile()
  const stop = new AbortController()
  const writing = pipeline(zip.outputStream, createWriteStream(target, { mode: 0o600 }), { signal: stop.signal })
  const options = { mtime: madeAt, mode: 0o100600 }
  const sums: string[] = []
  try {
    for (const { path, text } of texts) {
      const bytes = Buffer.from(text)
      zip.addBuffer(bytes, path, options)
      sums.push(`${createHash('sha256').update(bytes).digest('hex')}  ${path}`)
    }
    for (const { path, sha256 } of files) {
      const seen = await addFile(zip, { path, sha256 }, options)
      if (seen !== sha256) throw new Error(`content ${sha256} is not what it was`)
      sums.push(`${seen}  ${path}`)
    }
    zip.addBuffer(Buffer.from(`${sums.join('\n')}\n`), 'SHA256SUMS', options)
    zip.end()
    await writing
  } catch (error) {
    // The file is closed before it is taken away; that it was broken off says nothing new.
    stop.abort()
    await writing.catch(() => {})
    throw error
  }
}

/** Its checksum as it went by; the next file begins when this one is through. */
async function addFile(
  zip: ZipFile,
  { path, sha256 }: Uploaded,
  options: { mtime: Date; mode: number },
): Promise<string> {
  const hash = createHash('sha256')
  const source = await readCopy(sha256, 'original')
  const counted = new Transform({
    transform(chunk: Buffer, _, done) {
      hash.update(chunk)
      done(null, chunk)
    },
  })
  zip.addReadStream(counted, path, { ...options, compress: false })
  await pipeline(source, counted)
  return hash.digest('hex')
}
