import type { Ctx } from '../../kernel/context.ts'
import { hasRole } from '../../kernel/context.ts'
import { plainAddress } from '../../kernel/notice/address.rules.ts'
import { refuse } from '../../kernel/refusal.ts'
import { whyNot, type Standing } from './letter-steps.rules.ts'
import type { KeptLetter } from './letter.store.ts'
import { letterSteps, type LetterStep } from './mailbox.contract.ts'
import { mailboxRefusals } from './refusal-words.contract.ts'

/** Where a reply goes: to the sender, never to where he would like answers to go. */
export const replyAddress = ({ fromAddress }: Pick<KeptLetter, 'fromAddress'>): string | null =>
  fromAddress !== null && plainAddress.test(fromAddress) ? fromAddress : null

const standingOf = (letter: KeptLetter): Standing => ({ ...letter, answerable: replyAddress(letter) !== null })

export function mayTake(letter: KeptLetter, step: LetterStep): void {
  const reason = whyNot(standingOf(letter), step)
  if (reason !== null) refuse(reason)
}

/** For the buttons; administrators only read. */
export function stepsFor(ctx: Ctx, letter: KeptLetter) {
  if (!hasRole(ctx.actor, 'agent')) return []
  return letterSteps.map((step) => {
    const reason = whyNot(standingOf(letter), step)
    return { step, allowed: reason === null, reason: reason && wordsOf(reason) }
  })
}

const wordsOf = (code: keyof typeof mailboxRefusals) => ({ zh: mailboxRefusals[code].zh, en: mailboxRefusals[code].en })
