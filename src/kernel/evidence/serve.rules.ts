import { contentDisposition } from './file-name.rules.ts'
import { fileTypes } from './file-type.contract.ts'

/** Both ends inclusive, as in HTTP. */
export type ByteRange = { readonly start: number; readonly end: number }
export type Served = {
  readonly status: 200 | 206 | 304 | 416
  readonly range: ByteRange | null
  readonly headers: Readonly<Record<string, string>>
}
export type Copy = { readonly name: string; readonly type: string; readonly bytes: number; readonly tag: string }
export type Conditions = {
  readonly range?: string | undefined
  readonly 'if-none-match'?: string | undefined
  readonly 'if-range'?: string | undefined
}

/**
 * How a copy leaves: never guessed at, never run, never kept by a shared cache. Every answer is asked for again
 * (no-cache), because who may see a file can change; the tag makes that cheap.
 */
export function serve(copy: Copy, conditions: Conditions): Served {
  const headers = {
    'accept-ranges': 'bytes',
    'cache-control': 'private, no-cache',
    etag: `"${copy.tag}"`,
    'content-disposition': contentDisposition(mayShowInline(copy.type) ? 'inline' : 'attachment', copy.name),
    'content-security-policy': "default-src 'none'; media-src 'self'; style-src 'unsafe-inline'; sandbox",
    'x-content-type-options': 'nosniff',
  }
  if (conditions['if-none-match']?.includes(`"${copy.tag}"`)) return { status: 304, range: null, headers }
  const range = rangeOf(copy, conditions)
  if (range === 'none')
    return { status: 200, range: null, headers: { ...headers, 'content-length': String(copy.bytes) } }
  if (range === 'outside')
    return { status: 416, range: null, headers: { ...headers, 'content-range': `bytes */${copy.bytes}` } }
  const part = {
    'content-range': `bytes ${range.start}-${range.end}/${copy.bytes}`,
    'content-length': String(range.end - range.start + 1),
  }
  return { status: 206, range, headers: { ...headers, ...part } }
}

/** Only what the table of types allows; everything else, and everything unknown, is a download. */
export const mayShowInline = (type: string): boolean => fileTypes.find((known) => known.type === type)?.inline ?? false

/** One range is honoured; several at once are answered with the whole file, as RFC 9110 permits. */
function rangeOf(copy: Copy, conditions: Conditions): ByteRange | 'none' | 'outside' {
  const match = /^bytes=(\d{0,15})-(\d{0,15})$/.exec(conditions.range ?? '')
  if (!match || (match[1] === '' && match[2] === '')) return 'none'
  if (conditions['if-range'] !== undefined && conditions['if-range'] !== `"${copy.tag}"`) return 'none'
  const last = copy.bytes - 1
  if (match[1] === '') {
    const length = Number(match[2])
    return length === 0 ? 'outside' : { start: Math.max(0, copy.bytes - length), end: last }
  }
  const start = Number(match[1])
  const end = match[2] === '' ? last : Math.min(Number(match[2]), last)
  if (match[2] !== '' && Number(match[2]) < start) return 'none'
  return start > last ? 'outside' : { start, end }
}
