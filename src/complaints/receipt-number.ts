import { randomInt } from 'node:crypto'

// Without 0/O, 1/I/L, U: what people mistake on the phone.
const alphabet = '23456789ABCDEFGHJKMNPQRSTVWXYZ'
const randomLetters = 8

/** `XB-20261124-7K3M-9Q2F`: the day is readable, the rest cannot be guessed from somebody else's number. */
export function newReceipt(day: string): string {
  const letters = Array.from({ length: randomLetters }, () => alphabet[randomInt(alphabet.length)] ?? '').join('')
  return `XB-${day.replaceAll('-', '')}-${letters.slice(0, 4)}-${letters.slice(4)}`
}
