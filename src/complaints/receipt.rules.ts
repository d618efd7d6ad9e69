/** What somebody typed, as a receipt number, or null when it is none: case, spaces and hyphens do not matter. */
export function parseReceipt(text: string): string | null {
  const plain = text.toUpperCase().replaceAll(/[\s\-–—]/g, '')
  const match = /^(?:XB)?(\d{8})([2-9A-HJ-NP-TV-Z]{4})([2-9A-HJ-NP-TV-Z]{4})$/.exec(plain)
  return match ? `XB-${match[1]}-${match[2]}-${match[3]}` : null
}
