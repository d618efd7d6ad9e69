/** What a person may see of a name: no control characters, no invisible ones, none that turn the reading direction. */
const unshowable = /[\p{Cc}\p{Cf}\p{Cs}\p{Co}\p{Zl}\p{Zp}\u115f\u1160\u3164\uffa0\ufffd]/gu
/** Characters that are path separators or forbidden in a file name on some system. */
const forbidden = /[/\\:*?"<>|]/g
const longestName = 120

/**
 * The uploader's name made harmless to show and to save; null when nothing is left of it. The name never becomes a
 * path here, but it becomes one on the machine of whoever downloads the file.
 */
export function cleanName(raw: string): string | null {
  const name = raw
    .normalize('NFC')
    .replaceAll(unshowable, '')
    .replaceAll(forbidden, '_')
    .replaceAll(/\s+/gu, ' ')
    .replaceAll(/^[.\s]+|[.\s]+$/gu, '')
  if (!/[\p{L}\p{N}]/u.test(name)) return null
  const dot = name.lastIndexOf('.')
  const extension = dot > 0 ? Array.from(name.slice(dot)).slice(0, 12).join('') : ''
  const stem = dot > 0 ? name.slice(0, dot) : name
  return (
    Array.from(stem)
      .slice(0, longestName - extension.length)
      .join('') + extension
  )
}

/** `a.tar.GZ` → `gz`; empty when there is none. */
export function extensionOf(name: string): string {
  return /\.([A-Za-z0-9]{1,10})$/.exec(name)?.[1]?.toLowerCase() ?? ''
}

/** RFC 6266 with both forms: the plain one for old programs, RFC 5987 for everything beyond ASCII. */
export function contentDisposition(kind: 'inline' | 'attachment', name: string): string {
  const plain = name.replaceAll(/[^\x20-\x7e]|["\\%;]/g, '_')
  const encoded = encodeURIComponent(name).replaceAll(
    /['()*!]/g,
    (c) => `%${c.charCodeAt(0).toString(16).toUpperCase()}`,
  )
  return `${kind}; filename="${plain}"; filename*=UTF-8''${encoded}`
}

/** 18 874 368 → `18.0 MB`: how a person reads the size of a file. */
export function sizeWords(bytes: number): string {
  if (bytes < 1024) return `${bytes} B`
  if (bytes < 1024 * 1024) return `${(bytes / 1024).toFixed(1)} KB`
  return `${(bytes / 1024 / 1024).toFixed(1)} MB`
}
