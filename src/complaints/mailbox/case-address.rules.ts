import { parseReceipt } from '../receipt.rules.ts'

/** Who a letter to a case's own address speaks for. */
export type PartySide = 'consumer' | 'merchant'

/** `complaints+{receipt}@example.org` with the receipt and its token in place: at most 64 characters before the @. */
export const caseAddress = (template: string, receipt: string, token: string): string =>
  template.replace('{receipt}', `${receipt.toLowerCase()}.${token}`)

/** What stands in the place of `{receipt}`, or null when it is not an address of this template. Case does not matter. */
export function readCaseAddress(template: string, address: string): { receipt: string; token: string } | null {
  const [before = '', after = ''] = template.toLowerCase().split('{receipt}')
  const plain = address.trim().toLowerCase()
  if (!plain.startsWith(before) || !plain.endsWith(after) || plain.length <= before.length + after.length) return null
  const [receipt = '', token = '', ...rest] = plain.slice(before.length, plain.length - after.length).split('.')
  const parsed = parseReceipt(receipt)
  return parsed === null || token === '' || rest.length > 0 ? null : { receipt: parsed, token }
}

/** Receipt numbers that somebody wrote into a line, each once; at most five. */
export function receiptsIn(line: string): readonly string[] {
  const found = line.toUpperCase().matchAll(/XB[- ]?\d{8}[- ]?[2-9A-Z]{4}[- ]?[2-9A-Z]{4}/g)
  const receipts = [...found].flatMap(([text]) => parseReceipt(text) ?? [])
  return [...new Set(receipts)].slice(0, 5)
}

/** What could be an order number: letters, digits and hyphens, five digits or more; at most twenty. */
export function orderNumbersIn(text: string): readonly string[] {
  const words = text.match(/[A-Za-z0-9][A-Za-z0-9-]{4,38}[A-Za-z0-9]/g) ?? []
  const likely = words.filter((word) => (word.match(/\d/g) ?? []).length >= 5 && parseReceipt(word) === null)
  return [...new Set(likely)].slice(0, 20)
}
