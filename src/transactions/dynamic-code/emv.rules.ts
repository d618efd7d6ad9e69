/**
 * Codes of other payment networks (EMVCo merchant-presented mode): a chain of tag, length, value that ends in tag 63 with a CRC.
 * Anybody can write one with a right CRC: it shows that nothing was misread, and never who gets the money.
 */
export function isForeignCode(text: string): boolean {
  if (!/^000201[\x20-\x7e\u0080-\uffff]{10,500}$/.test(text)) return false
  const tags = tagsOf(text)
  return tags?.at(-1) === '63' && text.slice(-4).toUpperCase() === crcOf(text.slice(0, -4))
}

function tagsOf(text: string): string[] | null {
  const tags: string[] = []
  for (let at = 0; at < text.length;) {
    const head = /^(\d{2})(\d{2})$/.exec(text.slice(at, at + 4))
    if (!head) return null
    tags.push(head[1] ?? '')
    at += 4 + Number(head[2])
    if (at > text.length) return null
  }
  return tags
}

/** CRC-16/CCITT-FALSE over the bytes, as four hexadecimal digits. */
export function crcOf(text: string): string {
  let crc = 0xffff
  for (const byte of new TextEncoder().encode(text)) {
    crc ^= byte << 8
    for (let bit = 0; bit < 8; bit += 1) crc = (crc & 0x8000 ? (crc << 1) ^ 0x1021 : crc << 1) & 0xffff
  }
  return crc.toString(16).toUpperCase().padStart(4, '0')
}
