import type { Defect } from './letter.rules.ts'

export type Decoded = { readonly text: string; readonly defect: Defect | null }

/** Names that say nothing, and names that the Encoding Standard does not know for encodings that it has. */
const sayNothing = /^(|us-?ascii|ascii|ansi_x3\.4-1968|utf-?8|unknown.*|x-unknown|default|8bit|7bit|charset)$/
const otherNames: Readonly<Record<string, string>> = {
  cp936: 'gb18030',
  ms936: 'gb18030',
  'gb2312-80': 'gb18030',
  'gb18030-2000': 'gb18030',
  'gb18030-2022': 'gb18030',
  cp950: 'big5',
  cp949: 'euc-kr',
  ms949: 'euc-kr',
  'ks_c_5601-1987': 'euc-kr',
  cp932: 'shift_jis',
  'iso-2022-jp-2': 'iso-2022-jp',
  'iso-2022-jp-3': 'iso-2022-jp',
  'iso-2022-jp-2004': 'iso-2022-jp',
  cp1252: 'windows-1252',
  'iso-8859-8-e': 'iso-8859-8',
}

/**
 * What a part of a letter says. A declared encoding is believed as long as the bytes fit it; letters that declare none, or
 * UTF-8 wrongly, are mostly Chinese ones from old programs.
 */
export function decodeText(bytes: Uint8Array, declared: string | null): Decoded {
  const name = (declared ?? '')
    .trim()
    .toLowerCase()
    .replaceAll(/^["']|["']$/g, '')
  if (sayNothing.test(name)) return decodeUndeclared(bytes)
  if (/^(unicode-1-1-)?utf-?7$/.test(name)) return { text: decodeUtf7(latin1(bytes)), defect: null }
  if (name === 'hz-gb-2312') return { text: decodeHz(latin1(bytes)), defect: null }
  const label = otherNames[name] ?? name
  const strict = decodeAs(bytes, label, true)
  if (strict !== null) return { text: strict, defect: null }
  const lenient = decodeAs(bytes, label, false)
  if (lenient !== null) return { text: lenient, defect: 'undecodable' }
  return { text: decodeUndeclared(bytes).text, defect: 'charset-unknown' }
}

/** Null when the encoding is unknown, or the bytes do not fit it. */
function decodeAs(bytes: Uint8Array, label: string, fatal: boolean): string | null {
  try {
    return new TextDecoder(label, { fatal }).decode(bytes)
  } catch {
    return null
  }
}

/** Three characters of GB 2312 in a row: no accented word of another language looks like that. */
const chinese = /(?:[\xb0-\xf7][\xa1-\xfe]){3}/

function decodeUndeclared(bytes: Uint8Array): Decoded {
  const text = decodeAs(bytes, 'utf-8', true)
  if (text !== null) return { text, defect: null }
  const gb = chinese.test(latin1(bytes)) ? decodeAs(bytes, 'gb18030', true) : null
  if (gb !== null) return { text: gb, defect: 'charset-guessed' }
  return { text: new TextDecoder('windows-1252').decode(bytes), defect: 'charset-guessed' }
}

/** Bytes as characters of the same number; in pieces, because a call takes only so many arguments. */
function latin1(bytes: Uint8Array): string {
  const pieces: string[] = []
  for (let at = 0; at < bytes.length; at += 8192) pieces.push(String.fromCharCode(...bytes.subarray(at, at + 8192)))
  return pieces.join('')
}

/** RFC 2152: `+` begins modified base 64 of UTF-16, `-` or anything else ends it. What is shown is text, never markup. */
export function decodeUtf7(text: string): string {
  return text.replaceAll(/\+([A-Za-z0-9+/]*)-?/g, (whole, coded: string) => {
    if (coded === '') return whole === '+-' ? '+' : whole
    const bytes = Uint8Array.from(atob(coded.slice(0, coded.length - (coded.length % 4 === 1 ? 1 : 0))), (letter) =>
      letter.charCodeAt(0),
    )
    return new TextDecoder('utf-16be').decode(bytes.subarray(0, bytes.length - (bytes.length % 2)))
  })
}

/** RFC 1843, the seven-bit way to write Chinese: between `~{` and `~}` two letters are one character. */
function decodeHz(text: string): string {
  return text
    .replaceAll(/~\{((?:[!-}][!-~])*)(?:~\}|$)/g, (_, coded: string) => {
      const bytes = Uint8Array.from(coded, (letter) => letter.charCodeAt(0) | 0x80)
      return new TextDecoder('gb18030').decode(bytes)
    })
    .replaceAll('~~', '~')
}

export type Transfer = 'base64' | 'quoted-printable' | 'binary'
/** How the bytes were packed for the way. Senders spell it in many ways; null is one we cannot unpack. */
export function transferOf(said: string | null): Transfer | null {
  const name = (said ?? '')
    .toLowerCase()
    .replaceAll(/[\s"';]+/g, ' ')
    .trim()
  if (/base ?-?64/.test(name)) return 'base64'
  if (/quoted[ -]?printable/.test(name)) return 'quoted-printable'
  if (/^(|[78] ?-?bits?|binary|plain|none|utf-?8|us-ascii|iso-8859-\d+)$/.test(name)) return 'binary'
  // A header that slipped into this one's place says nothing about the packing.
  if (/^(text|multipart|application)\//.test(name)) return 'binary'
  return null
}
