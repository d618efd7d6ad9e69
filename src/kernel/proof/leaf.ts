import { hash } from 'node:crypto'
import { canonical } from './canonical.rules.ts'
import { leafHash } from './tree.ts'

/** A fact as the tree takes it: the instant as text to the microsecond, because the database keeps more of it than a `Date` holds. */
export type RecordedFact = {
  readonly id: string
  readonly subject: string
  readonly kind: string
  readonly at: string
  readonly actor: string
  readonly role: string | null
  readonly purpose: string | null
  readonly rulebook: string
  readonly data: unknown
}

/**
 * What stands in a leaf. Whoever gets a receipt reads this text, so who acted is in it only as a hash: the platform can show it, and cannot change it.
 * Nobody can find the text by trying out: the id of the fact holds 62 random bits.
 */
export const leafText = ({ id, actor, role, purpose, ...fact }: RecordedFact): string =>
  canonical({
    v: 1,
    fact: id,
    subject: fact.subject,
    kind: fact.kind,
    at: fact.at,
    rulebook: fact.rulebook,
    data: fact.data,
    by: hash('sha256', canonical([id, actor, role, purpose]), 'base64url'),
  })

export const leafOf = (fact: RecordedFact): Buffer => leafHash(Buffer.from(leafText(fact)))
