/** Without what looks alike on paper (Crockford): no I, L, O, U. */
const letters = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'
export const recoveryCodeBytes = 15
export const recoveryCodes = 10

/** 120 bits as six groups of four: too many to try, so that a plain hash of it is enough to keep. */
export function recoveryCodeOf(bytes: Uint8Array): string {
  const bits = [...bytes].map((byte) => byte.toString(2).padStart(8, '0')).join('')
  const signs = (bits.match(/.{5}/g) ?? []).map((five) => letters[parseInt(five, 2)] ?? '').join('')
  return (signs.match(/.{1,4}/g) ?? []).join('-')
}

/** However it was typed from paper: small letters, without dashes, O for nought, I or L for one. */
export function readRecoveryCode(typed: string): string | null {
  const signs = typed
    .normalize('NFKC')
    .toUpperCase()
    .replaceAll(/[^0-9A-Z]/g, '')
    .replaceAll('O', '0')
    .replaceAll(/[IL]/g, '1')
  return /^[0-9A-HJKMNP-TV-Z]{24}$/.test(signs) ? (signs.match(/.{4}/g) ?? []).join('-') : null
}
