const letters = 'abcdefghjkmnpqrstuvwxyz23456789'

/** Made here and sent once: the server keeps only what it can compare with, so nobody there can read it. */
export function newFollowCode(): string {
  const random = crypto.getRandomValues(new Uint8Array(20))
  return [...random].map((byte) => letters[byte % letters.length] ?? '').join('')
}
