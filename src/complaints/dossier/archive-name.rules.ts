const forbidden = /[\p{C}\p{Zl}\p{Zp}/\\:*?"<>|]/gu
/** With the number, the folder and room to spare, shorter than the 255 bytes that a file system allows. */
const mostBytes = 120
const segmenter = new Intl.Segmenter('zh')
const encoder = new TextEncoder()

/**
 * Where a piece of evidence lies in the archive: `evidence/003-发票.pdf`. The number keeps the names apart and in order, also where
 * a file system takes no difference between upper and lower case; what could become a path or a command is taken out.
 */
export function evidencePath(number: number, name: string, extension: string | null): string {
  const cleaned = name.normalize('NFC').replaceAll(forbidden, '_').replaceAll(/\s+/gu, ' ')
  const dot = cleaned.lastIndexOf('.')
  const own = dot > 0 && /^\.[A-Za-z0-9]{1,10}$/.test(cleaned.slice(dot)) ? cleaned.slice(dot) : ''
  const stem = (own === '' ? cleaned : cleaned.slice(0, dot)).replaceAll(/^[.\s-]+|[.\s]+$/g, '')
  return `evidence/${String(number).padStart(3, '0')}-${cut(stem) || 'file'}${extension === null ? own : `.${extension}`}`
}

/** Whole characters, counted in the bytes they take. */
function cut(stem: string): string {
  let bytes = 0
  let kept = ''
  for (const { segment } of segmenter.segment(stem)) {
    bytes += encoder.encode(segment).length
    if (bytes > mostBytes) break
    kept += segment
  }
  return kept.replaceAll(/[.\s]+$/g, '')
}
