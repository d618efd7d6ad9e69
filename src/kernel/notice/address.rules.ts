/** A single plain address; lists, groups and quoted parts are how mails get more readers than meant. */
export const plainAddress = /^[^\s@,;:<>()[\]"\\]{1,64}@[A-Za-z0-9.-]{1,253}$/

/** `138 0013 8000` → `+8613800138000`; other countries only with their prefix. */
export function internationalPhone(phone: string): string | null {
  const digits = phone.replaceAll(/[\s().-]/g, '')
  if (/^1[3-9]\d{9}$/.test(digits)) return `+86${digits}`
  return /^\+[1-9]\d{6,14}$/.test(digits) ? digits : null
}
