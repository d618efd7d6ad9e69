/** The browser sums a file as a whole: what is larger is for a program of the computer's own. */
export const mostBytes = 512 * 1024 * 1024

/** Browsers sum on safe connections only. */
export const canSum = (): boolean => globalThis.crypto?.subtle !== undefined

export async function sumOf(file: File): Promise<string> {
  const sum = await crypto.subtle.digest('SHA-256', await file.arrayBuffer())
  return [...new Uint8Array(sum)].map((byte) => byte.toString(16).padStart(2, '0')).join('')
}
