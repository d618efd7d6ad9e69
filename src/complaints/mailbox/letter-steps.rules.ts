import type { LetterStep } from './mailbox.contract.ts'
import type { mailboxRefusals } from './refusal-words.contract.ts'

/** What decides whether something can be done with a letter. */
export type Standing = {
  readonly readAt: Date | null
  readonly verdict: string | null
  readonly complaintId: string | null
  readonly statementId: string | null
  readonly settledAs: string | null
  /** Whether its sender has an address that can be written to. */
  readonly answerable: boolean
}
type WhyNot = keyof typeof mailboxRefusals

/** A letter is decided once; a reply is possible again and again. Null: it may be done. */
export function whyNot(letter: Standing, step: LetterStep): WhyNot | null {
  if (letter.readAt === null) return 'mail.not-read-yet'
  if (step === 'reply') return letter.answerable ? null : 'mail.nobody-to-answer'
  return isDecided(letter) ? 'mail.settled-already' : null
}

/** A person decided, it is a statement of its case, or it became a complaint by itself. */
const isDecided = ({ settledAs, statementId, verdict, complaintId }: Standing): boolean =>
  settledAs !== null || statementId !== null || (verdict === 'new' && complaintId !== null)
