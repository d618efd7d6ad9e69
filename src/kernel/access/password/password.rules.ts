import { guessBits } from './guess.rules.ts'

/** What the rulebook asks of a password (`password.…` in rulebook/cn/sign-in.yaml). */
export type PasswordDemand = { readonly leastLength: number; readonly leastBits: number }

/** Characters, as people count them: an emoji is one. More than this is refused by the contracts, before anything is hashed. */
export const longestPassword = 128

/** Whose password it is: login, name, and what the platform is called. None of it may carry a password. */
export type About = readonly (string | null)[]

export type PasswordProblem = { readonly code: string; readonly params: Readonly<Record<string, number>> }

/** Long enough, and nothing that a guesser tries early. Which characters it has is nobody's business. */
export function passwordProblem(password: string, about: About, demand: PasswordDemand): PasswordProblem | null {
  const plain = password.normalize('NFKC').toLowerCase()
  if ([...plain].length < demand.leastLength)
    return { code: 'password.too-short', params: { least: demand.leastLength } }
  const own = partsOf(about)
  if (own.some((part) => part.length >= 4 && plain.includes(part)) || holdsNumber(plain, about))
    return { code: 'password.holds-login', params: {} }
  if (guessBits(plain, own) < demand.leastBits) return { code: 'password.too-common', params: {} }
  return null
}

/** The pieces of an e-mail address or a name that somebody who knows the person tries. */
const partsOf = (about: About): readonly string[] =>
  about
    .flatMap((text) =>
      (text ?? '')
        .normalize('NFKC')
        .toLowerCase()
        .split(/[@.\s_+-]+/),
    )
    .filter((part) => [...part].length >= 2)

/** Six digits of one's own number, forwards, are one's number. */
const holdsNumber = (plain: string, about: About): boolean =>
  about
    .flatMap((text) => (text ?? '').match(/\d{6,}/g) ?? [])
    .some((number) =>
      Array.from({ length: number.length - 5 }, (_, at) => number.slice(at, at + 6)).some((six) => plain.includes(six)),
    )
