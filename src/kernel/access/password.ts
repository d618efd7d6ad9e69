import { hash, verify, type Options } from '@node-rs/argon2'
import { refuse } from '../refusal.ts'
import { commonPasswords } from './common-passwords.ts'

/** OWASP's first argon2id choice: 19 MiB, two passes, one lane. */
const cost: Options = { memoryCost: 19_456, timeCost: 2, parallelism: 1 }
const leastLength = 10

export const hashPassword = (password: string): Promise<string> => hash(password.normalize('NFKC'), cost)

/** An unknown login costs the same work as a known one, so the answer's time tells nothing. */
const nobody = hashPassword('nobody has this password')
export async function passwordMatches(stored: string | null, password: string): Promise<boolean> {
  const matches = await verify(stored ?? (await nobody), password.normalize('NFKC'))
  return matches && stored !== null
}

/** Length first, then nothing that a guesser tries early: common passwords, repeated or running digits, the login itself. */
export function assertGoodPassword(password: string, about: readonly (string | null)[]): void {
  const plain = password.normalize('NFKC').toLowerCase()
  if ([...plain].length < leastLength) refuse('password.too-short', { least: leastLength })
  if (commonPasswords.has(plain) || new Set(plain).size < 4 || /^\d+$/.test(plain)) refuse('password.too-common')
  const parts = about.flatMap((text) => (text ?? '').toLowerCase().split(/[@.\s]/)).filter((part) => part.length >= 4)
  if (parts.some((part) => plain.includes(part))) refuse('password.holds-login')
}
