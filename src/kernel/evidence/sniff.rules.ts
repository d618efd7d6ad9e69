import { fileTypes, type FileType } from './file-type.contract.ts'

/** What the first bytes say: a media type, or `zip` / `text`, which need a second look, or nothing we know. */
export type Sniffed = string | null
/** How many bytes at the beginning are enough to tell. */
export const headBytes = 4096

const ascii = (bytes: Uint8Array, start: number, end: number): string =>
  String.fromCharCode(...bytes.subarray(start, end))

export function sniffHead(head: Uint8Array): Sniffed {
  if (head[0] === 0xff && head[1] === 0xd8 && head[2] === 0xff) return 'image/jpeg'
  if (ascii(head, 0, 8) === '\x89PNG\r\n\x1a\n') return 'image/png'
  if (/^GIF8[79]a$/.test(ascii(head, 0, 6))) return 'image/gif'
  if (ascii(head, 0, 5) === '%PDF-') return 'application/pdf'
  if (ascii(head, 0, 4) === 'RIFF') return { WEBP: 'image/webp', WAVE: 'audio/wav' }[ascii(head, 8, 12)] ?? null
  if (ascii(head, 4, 8) === 'ftyp') return brandType(ascii(head, 8, 12))
  if (ascii(head, 0, 4) === 'PK\x03\x04') return 'zip'
  if (ascii(head, 0, 6) === '#!AMR\n') return 'audio/amr'
  if (isMp3(head)) return 'audio/mpeg'
  return looksLikeText(head) ? 'text' : null
}

/** ISO base media: the major brand says what the container holds. */
function brandType(brand: string): Sniffed {
  if (/^(isom|iso[2-9]|mp4[12v]|avc1|dash|MSNV|M4V |M4VH|3gp[4-9]|XAVC|f4v )$/.test(brand)) return 'video/mp4'
  if (brand === 'qt  ') return 'video/quicktime'
  if (/^(M4A |M4B )$/.test(brand)) return 'audio/mp4'
  if (/^(heic|heix|hevc|hevx|heim|heis|mif1|msf1)$/.test(brand)) return 'image/heic'
  if (/^(avif|avis)$/.test(brand)) return 'image/avif'
  return null
}

function isMp3(head: Uint8Array): boolean {
  if (ascii(head, 0, 3) === 'ID3' && (head[3] ?? 255) <= 4) return true
  const [sync, second, third] = head
  if (sync !== 0xff || second === undefined || third === undefined) return false
  const isLayer3 = (second & 0xe6) === 0xe2
  return isLayer3 && third >> 4 !== 0 && third >> 4 !== 15 && ((third >> 2) & 3) !== 3
}

/** Pages and drawings that carry scripts are no text for us, whatever their extension. */
const markup = /^\s*<(?:[!?]|\/?[a-z])/i
function looksLikeText(head: Uint8Array): boolean {
  const afterMark = head[0] === 0xef && head[1] === 0xbb && head[2] === 0xbf ? 3 : 0
  return head.length > 0 && !hasBinary(head) && !markup.test(ascii(head, afterMark, afterMark + 512))
}

/** A byte that no text in UTF-8 or GB 18030 contains. */
export function hasBinary(bytes: Uint8Array): boolean {
  return bytes.some((byte) => byte === 0x7f || (byte < 0x20 && byte !== 9 && byte !== 10 && byte !== 12 && byte !== 13))
}

/** Office files are zips: their table of contents tells which, and whether they bring macros. */
export function officeType(entries: readonly string[]): Sniffed {
  if (!entries.includes('[Content_Types].xml')) return null
  if (entries.some((entry) => /vbaProject|macrosheets|activeX/i.test(entry))) return null
  if (entries.includes('word/document.xml'))
    return 'application/vnd.openxmlformats-officedocument.wordprocessingml.document'
  return entries.includes('xl/workbook.xml')
    ? 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'
    : null
}

/** Names that clients use for our types. What is not here must match to the letter. */
const aliases: Readonly<Record<string, string>> = {
  'image/jpg': 'image/jpeg',
  'image/pjpeg': 'image/jpeg',
  'audio/mp3': 'audio/mpeg',
  'audio/3gpp': 'audio/amr',
  'audio/amr-nb': 'audio/amr',
  'audio/x-wav': 'audio/wav',
  'audio/wave': 'audio/wav',
  'audio/vnd.wave': 'audio/wav',
  'audio/x-m4a': 'audio/mp4',
  'audio/m4a': 'audio/mp4',
  'application/csv': 'text/csv',
  'application/x-pdf': 'application/pdf',
}

/**
 * The type a client claims, by its media type or, when a browser does not know one (`application/octet-stream`, and
 * Excel's habit of claiming CSV), by the extension. Null when it is none of ours.
 */
export function claimedType(claim: string, extension: string): FileType | null {
  const bare = claim.split(';')[0]?.trim().toLowerCase() ?? ''
  const named = fileTypes.find(({ type }) => type === (aliases[bare] ?? bare))
  const byExtension = fileTypes.find(({ extensions }) => extensions.includes(extension)) ?? null
  const vague = bare === 'application/octet-stream' || (extension === 'csv' && bare === 'application/vnd.ms-excel')
  return named ?? (vague ? byExtension : null)
}

/** Do the bytes keep the claim's promise? Text and CSV cannot be told apart, nor can phones' containers for sound and film. */
export function fulfils(claimed: FileType, sniffed: Sniffed): boolean {
  if (sniffed === claimed.type) return true
  if (sniffed === 'text') return claimed.type === 'text/plain' || claimed.type === 'text/csv'
  return sniffed === 'video/mp4' && claimed.type === 'audio/mp4'
}
