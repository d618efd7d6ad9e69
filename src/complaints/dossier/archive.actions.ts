import { createHash, type Hash } from 'node:crypto'
import { createReadStream, createWriteStream } from 'node:fs'
import { Transform, type Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { ZipFile } from 'yazl'
import { readCopy } from '../../kernel/evidence/keep.actions.ts'
import { Refusal } from '../../kernel/refusal.ts'
import type { Content, Evidence } from './dossier-content.rules.ts'
import { caseFile, manifestCsv, manifestJson, readMe, sumsOf, type Entry } from './manifest.rules.ts'

type Job = { readonly content: Content; readonly pdf: string; readonly target: string; readonly madeAt: Date }
type Told = (packed: number, all: number) => Promise<void>
/** How often whoever waits is told, in bytes. */
const stepBytes = 8 * 1024 * 1024

/**
 * Writes the archive as a stream, one file after the other, so that it takes no more memory for eight gigabytes than for eight
 * kilobytes. Nothing is squeezed: pictures and films are already, and equal content stays equal bytes.
 */
export async function packArchive({ content, pdf, target, madeAt }: Job, tell: Told): Promise<void> {
  const zip = new ZipFile()
  const stop = new AbortController()
  const written = pipeline(zip.outputStream, createWriteStream(target, { mode: 0o600 }), { signal: stop.signal })
  try {
    await fill(zip, { content, pdf, target, madeAt }, tell)
    zip.end()
    await written
  } catch (error) {
    // The file is closed before it is taken away; that it was broken off says nothing new.
    stop.abort()
    await written.catch(() => {})
    throw error
  }
}

async function fill(zip: ZipFile, { content, pdf, madeAt }: Job, tell: Told): Promise<void> {
  const options = { mtime: wallClock(madeAt), mode: 0o100644, compress: false, forceDosTimestamp: true }
  const add = (path: string, source: Readable) => addStream(zip, { path, source, options })
  const entries: Entry[] = [{ path: 'dossier.pdf', ...(await add('dossier.pdf', createReadStream(pdf))) }]
  const packed = content.evidence.filter((one) => one.path !== null)
  const all = packed.reduce((sum, one) => sum + sizeOf(one), 0)
  let done = 0
  let told = 0
  for (const one of packed) {
    entries.push(await addEvidence(one, add))
    done += sizeOf(one)
    if (done - told < stepBytes && done < all) continue
    told = done
    await tell(done, all)
  }
  const texts = {
    'case.json': caseFile(content),
    'manifest.json': manifestJson(content, entries),
    'manifest.csv': manifestCsv(content),
    'README.txt': readMe(content),
  }
  for (const [path, text] of Object.entries(texts)) {
    const bytes = Buffer.from(text)
    zip.addBuffer(bytes, path, options)
    entries.push({ path, bytes: bytes.length, sha256: createHash('sha256').update(bytes).digest('hex') })
  }
  zip.addBuffer(Buffer.from(sumsOf(entries)), 'SHA256SUMS', options)
}

/** A zip keeps the time on the wall and no zone: Shanghai's, whatever zone this machine is in. */
function wallClock(at: Date): Date {
  const there = new Date(at.getTime() + 8 * 3_600_000)
  const day = [there.getUTCFullYear(), there.getUTCMonth(), there.getUTCDate()] as const
  return new Date(...day, there.getUTCHours(), there.getUTCMinutes(), there.getUTCSeconds())
}

const sizeOf = (one: Evidence): number => one.copyBytes ?? one.bytes

type Add = (path: string, source: Readable) => Promise<{ bytes: number; sha256: string }>

/** What was submitted has a checksum from that day: bytes that no longer fit it are not handed to a court. */
async function addEvidence(one: Evidence, add: Add): Promise<Entry> {
  const path = one.path ?? ''
  const kind = one.copy === 'clean' ? 'clean' : 'original'
  const added = await add(path, await readCopy(one.sha256, kind))
  const expected = kind === 'clean' ? one.copySha256 : one.sha256
  if (added.sha256 !== expected) throw new Refusal('dossier.evidence-damaged', { number: one.number })
  return { path, ...added }
}

type Adding = {
  readonly path: string
  readonly source: Readable
  readonly options: Parameters<ZipFile['addReadStream']>[2]
}

function addStream(zip: ZipFile, { path, source, options }: Adding): Promise<{ bytes: number; sha256: string }> {
  const hash = createHash('sha256')
  return new Promise((resolve, reject) => {
    const counted = counting(hash, (bytes) => resolve({ bytes, sha256: hash.digest('hex') }))
    source.once('error', reject)
    counted.once('error', reject)
    zip.addReadStream(source.pipe(counted), path, options)
  })
}

function counting(hash: Hash, done: (bytes: number) => void): Transform {
  let bytes = 0
  return new Transform({
    transform(chunk: Buffer, _encoding, callback) {
      hash.update(chunk)
      bytes += chunk.length
      callback(null, chunk)
    },
    flush(callback) {
      callback()
      done(bytes)
    },
  })
}
