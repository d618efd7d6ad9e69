import { Readable, Transform } from 'node:stream'
import { createGunzip } from 'node:zlib'
import { parse } from 'csv-parse'

export const encodings = ['utf-8', 'gb18030', 'utf-16le', 'utf-16be'] as const
export type Encoding = (typeof encodings)[number]
export const delimiters = [',', ';', '\t', '|'] as const
export type Format = { readonly encoding: Encoding; readonly delimiter: string }
export type Inspected = Format & {
  readonly columns: readonly string[]
  readonly sample: readonly (readonly string[])[]
}

const inspectedBytes = 256 * 1024
export const largestRecordBytes = 1024 * 1024
export const sampleRows = 5
/** A gigabyte of newlines packs into a megabyte: so much text without a single row is no table. */
export const mostEmptyBytes = 16 * 1024 * 1024

/** A file that is no table: the reason is a code for the page. */
export class FileProblem extends Error {
  readonly reason: string
  constructor(reason: string) {
    super(reason)
    this.name = 'FileProblem'
    this.reason = reason
  }
}

/** Looks at the beginning: how it is encoded, what separates its columns, what they are called. */
export async function inspect(chunks: AsyncIterable<Buffer>): Promise<Inspected> {
  const head = await beginningOf(unpacked(chunks))
  const encoding = encodingOf(head)
  const text = new TextDecoder(encoding).decode(head, { stream: true })
  const first = text.split(/\r?\n/, 1)[0] ?? ''
  const delimiter = delimiters.reduce((a, b) => (first.split(b).length > first.split(a).length ? b : a))
  // The last line may be cut in the middle.
  const whole = head.length < inspectedBytes ? text : text.slice(0, text.lastIndexOf('\n') + 1)
  const rows: string[][] = []
  for await (const row of parsed(Readable.from([whole]), delimiter)) {
    rows.push(row)
    if (rows.length > sampleRows) break
  }
  const [columns = [], ...sample] = rows
  assertHeading(columns)
  return { encoding, delimiter, columns, sample }
}

function assertHeading(columns: readonly string[]): void {
  if (columns.length < 2) throw new FileProblem('no-table')
  if (columns.length > 200) throw new FileProblem('too-many-columns')
  if (columns.some((name) => name.trim() === '' || name.includes('\0') || name.length > 200))
    throw new FileProblem('heading-unusable')
  if (new Set(columns).size < columns.length) throw new FileProblem('heading-repeated')
}

/** The rows behind the heading, in batches. */
export async function* readBatches(
  chunks: AsyncIterable<Buffer>,
  { encoding, delimiter }: Format,
  size: number,
): AsyncGenerator<string[][]> {
  const decoder = new TextDecoder(encoding)
  const decode = new Transform({
    readableObjectMode: true,
    transform(chunk: Buffer, _encoding, done) {
      done(null, decoder.decode(chunk, { stream: true }))
    },
    flush(done) {
      done(null, decoder.decode())
    },
  })
  let batch: string[][] = []
  let heading = true
  for await (const record of parsed(unpacked(chunks).pipe(decode), delimiter)) {
    if (heading) {
      heading = false
      continue
    }
    batch.push(record)
    if (batch.length === size) {
      yield batch
      batch = []
    }
  }
  if (batch.length > 0) yield batch
}

async function* parsed(text: Readable, delimiter: string): AsyncGenerator<string[]> {
  const parser = parse({
    delimiter,
    bom: true,
    relax_column_count: true,
    relax_quotes: true,
    skip_empty_lines: true,
    max_record_size: largestRecordBytes,
  })
  text.on('error', (error) => parser.destroy(error))
  let seen = 0
  // Listens to what flows by, so it holds nothing up; empty lines reach the parser and never leave it.
  text.on('data', (piece: string | Buffer) => {
    seen += piece.length
    if (seen > mostEmptyBytes) parser.destroy(new FileProblem('not-csv'))
  })
  try {
    for await (const record of text.pipe(parser)) {
      seen = 0
      if (isRecord(record)) yield record
    }
  } catch (error) {
    throw problemOf(error)
  } finally {
    text.destroy()
  }
}

const isRecord = (record: unknown): record is string[] => Array.isArray(record)

function problemOf(error: unknown): unknown {
  const code = error instanceof Error && 'code' in error ? String(error.code) : ''
  if (code === 'CSV_MAX_RECORD_SIZE') return new FileProblem('record-too-long')
  if (code.startsWith('CSV_')) return new FileProblem('not-csv')
  if (code.startsWith('Z_') || code.startsWith('ERR_Z')) return new FileProblem('gzip-damaged')
  return error
}

/** gzip is recognised by its first two bytes, whatever the file is called. */
function unpacked(chunks: AsyncIterable<Buffer>): Readable {
  return Readable.from(unzipped(chunks), { objectMode: false })
}

async function* unzipped(chunks: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
  const source = chunks[Symbol.asyncIterator]()
  const first = await source.next()
  if (first.done) return
  const whole = restOf(first.value, source)
  if (first.value[0] !== 0x1f || first.value[1] !== 0x8b) return yield* whole
  const packed = Readable.from(whole, { objectMode: false })
  const through = createGunzip()
  packed.on('error', (error) => through.destroy(error))
  try {
    for await (const chunk of packed.pipe(through)) yield Buffer.from(chunk)
  } finally {
    packed.destroy()
  }
}

async function* restOf(first: Buffer, source: AsyncIterator<Buffer>): AsyncGenerator<Buffer> {
  yield first
  for (let next = await source.next(); !next.done; next = await source.next()) yield next.value
}

async function beginningOf(stream: Readable): Promise<Buffer> {
  const parts: Buffer[] = []
  let bytes = 0
  try {
    for await (const chunk of stream) {
      const part = Buffer.from(chunk)
      parts.push(part)
      bytes += part.length
      if (bytes >= inspectedBytes) break
    }
  } catch (error) {
    throw problemOf(error)
  }
  return Buffer.concat(parts).subarray(0, inspectedBytes)
}

/** Byte order mark, else UTF-8 when it is valid, else GB 18030, which Chinese spreadsheets write. */
export function encodingOf(head: Buffer): Encoding {
  if (head[0] === 0xff && head[1] === 0xfe) return 'utf-16le'
  if (head[0] === 0xfe && head[1] === 0xff) return 'utf-16be'
  try {
    // stream: a character cut off at the end of the sample is no error.
    new TextDecoder('utf-8', { fatal: true }).decode(head, { stream: true })
    return 'utf-8'
  } catch {
    return 'gb18030'
  }
}
