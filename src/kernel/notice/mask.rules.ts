/** `13812341234` → `138****1234`; shorter numbers keep their last two digits. */
export function maskPhone(phone: string): string {
  const digits = phone.replaceAll(/[^\d+]/g, '')
  return digits.length >= 11 ? `${digits.slice(0, -8)}****${digits.slice(-4)}` : `****${digits.slice(-2)}`
}

/** `wang.li@example.cn` → `w***@example.cn` */
export function maskEmail(address: string): string {
  const at = address.lastIndexOf('@')
  return at < 1 ? '***' : `${Array.from(address)[0] ?? ''}***${address.slice(at)}`
}

const email = /[\w.+-]+@[\w-]+(?:\.[\w-]+)+/g
const identity = /(?<!\d)\d{6}(?:18|19|20)\d{2}(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])\d{3}[\dXx](?!\d)/g
const mobile = /(?<!\d)(?:\+?86[- ]?)?1[3-9]\d[- ]?\d{4}[- ]?\d{4}(?!\d)/g
const card = /(?<!\d)[3-6]\d{15,18}(?!\d)/g

/** Words for eyes that need to know what was sent, not to whom: numbers and addresses of people are starred. */
export function maskText(words: string): string {
  return words
    .replaceAll(email, maskEmail)
    .replaceAll(identity, (found) => `${found.slice(0, 6)}********${found.slice(-4)}`)
    .replaceAll(card, (found) => `${found.slice(0, 4)}********${found.slice(-4)}`)
    .replaceAll(mobile, maskPhone)
}
