import type { Ctx } from '../../kernel/context.ts'
import { record } from '../../kernel/fact/record.ts'
import { found, refuse } from '../../kernel/refusal.ts'
import type { PartySide } from './case-address.rules.ts'
import { caseOf } from './case.actions.ts'
import { joinAsStatement, noteCorrespondent } from './join.actions.ts'
import { mayTake, replyAddress } from './letter-steps.actions.ts'
import { answerSubject, answerText, languageOf } from './letter-words.rules.ts'
import * as store from './letter.store.ts'
import type { KeptLetter } from './letter.store.ts'
import type { LetterStep } from './mailbox.contract.ts'
import { writeOut } from './out.actions.ts'
import { newPart } from './text.rules.ts'

/** What a complaint agent does with a letter. Of two who decide at once, the second is told. */

async function hold(ctx: Ctx, id: string, step: LetterStep): Promise<KeptLetter> {
  const letter = found(await store.holdLetter(ctx, id), 'letter')
  mayTake(letter, step)
  return letter
}

type Joining = {
  readonly id: string
  readonly complaintId: string
  readonly side: PartySide
  readonly shown: boolean
}

/**
 * Joins a letter to a case. Shown, its words and files become a statement of that side, which both sides read: the agent answers for
 * it that the letter is theirs. Not shown, colleagues know that it belongs there.
 */
export async function joinLetter(ctx: Ctx, { id, complaintId, side, shown }: Joining): Promise<void> {
  const letter = await hold(ctx, id, 'case')
  const of = (await caseOf(ctx, complaintId)) ?? refuse('mail.case-unknown', { field: 'complaintId' })
  if (shown && newPart(letter.text) === '') refuse('mail.nothing-said', { field: 'shown' })
  const statementId = shown ? await joinAsStatement(ctx, letter, { of, side }) : null
  const released = letter.complaintId === of.id && letter.verdict === 'follow-up'
  await store.saveSettled(ctx, id, {
    as: released && shown ? 'released' : 'joined',
    by: ctx.actor.id,
    complaintId: of.id,
    side,
    statementId,
  })
  if (shown) await noteCorrespondent(ctx, letter, { of, side }, !letter.automatic)
  await record(ctx, [{ kind: 'mail.joined', subject: id, data: { complaint: of.id, statement: statementId, side } }])
}

/** Why it is none is the agent's own words: kept with the letter, never in the log. */
export async function dismissLetter(ctx: Ctx, { id, why }: { readonly id: string; readonly why: string }) {
  await hold(ctx, id, 'dismissal')
  await store.saveSettled(ctx, id, { as: 'no-complaint', by: ctx.actor.id, why, complaintId: null })
  await record(ctx, [{ kind: 'mail.dismissed', subject: id, data: {} }])
}

/**
 * A reply in the letter's thread. It is an e-mail and nothing more: answering a case, which stops its clocks, is a step of the
 * case. Each reply is an occasion of its own; the same click twice is caught by its idempotency key.
 */
export async function replyToLetter(ctx: Ctx, { id, text }: { readonly id: string; readonly text: string }) {
  const letter = await hold(ctx, id, 'reply')
  const address = replyAddress(letter) ?? refuse('mail.nobody-to-answer', { field: 'id' })
  const of = letter.complaintId === null ? null : await caseOf(ctx, letter.complaintId)
  const receipt = of?.receipt ?? null
  const language = languageOf(letter.text || text)
  const facts = await record(ctx, [{ kind: 'mail.answered', subject: id, data: { complaint: of?.id ?? null } }])
  await writeOut(ctx, {
    dedupe: `reply:${facts[0]?.id ?? id}`,
    kind: 'reply',
    to: { address, name: letter.fromName },
    subject: answerSubject(letter.subject, receipt),
    text: answerText(text, { receipt, language }),
    language,
    answers: letter,
    about: of && { complaintId: of.id, receipt: of.receipt, side: letter.side ?? 'consumer' },
  })
}
