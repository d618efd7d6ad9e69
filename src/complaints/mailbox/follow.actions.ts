import type { Ctx } from '../../kernel/context.ts'
import type { NewFact } from '../../kernel/fact/fact.ts'
import { noticeBounced } from '../../kernel/notice/bounce.actions.ts'
import { notify } from '../../kernel/notice/notify.ts'
import { Refusal } from '../../kernel/refusal.ts'
import { acknowledge } from './acknowledge.actions.ts'
import { caseOf } from './case.actions.ts'
import { fileByItself } from './intake.actions.ts'
import { joinAsStatement, noteCorrespondent } from './join.actions.ts'
import type { Letter } from './letter.rules.ts'
import * as store from './letter.store.ts'
import type { KeptLetter } from './letter.store.ts'
import { outReturned } from './out.actions.ts'
import { openedPost } from './post.ts'
import { isFailure } from './report.rules.ts'
import { mayAnswerByItself, ownIdsIn } from './signs.rules.ts'
import { newPart } from './text.rules.ts'
import type { Judged, Known } from './verdict.rules.ts'

export type Read = {
  readonly kept: KeptLetter
  readonly letter: Letter
  readonly judged: Judged
  readonly known: Known
}

/** What a verdict leads to. Answers the facts of it: set aside, joined, or filed. */
export async function follow(ctx: Ctx, read: Read): Promise<NewFact[]> {
  const { judged } = read
  if (judged.verdict === 'bounce') return returned(ctx, read)
  if (judged.verdict === 'follow-up') return judged.waits ? waiting(ctx, read) : joined(ctx, read)
  if (judged.verdict === 'new') return filed(ctx, read)
  if (judged.verdict === 'needs-person') return waiting(ctx, read)
  return [setAside(read)]
}

const setAside = ({ kept, judged }: Read): NewFact => ({
  kind: 'mail.set-aside',
  subject: kept.id,
  data: {
    verdict: judged.verdict,
    reasons: judged.reasons.map(({ code }) => code),
    complaint: judged.candidate?.complaintId ?? null,
  },
})

/** A letter or a notice of ours did not arrive: that one is told, and whoever wrote it. */
async function returned(ctx: Ctx, read: Read): Promise<NewFact[]> {
  const { letter, known } = read
  const fate = letter.report?.recipients.find(isFailure) ?? null
  const back = { address: fate?.address ?? null, status: fate?.status ?? null }
  for (const messageId of ownIdsIn(letter, known)) {
    const id = openedPost().ownIdIn(messageId)
    if (id?.startsWith('ntc_')) await noticeBounced(ctx, id, back)
    if (id?.startsWith('emo_')) await mailReturned(ctx, id, back.status)
  }
  return [setAside(read)]
}

async function mailReturned(ctx: Ctx, id: string, status: string | null): Promise<void> {
  const sent = await outReturned(ctx, id, status)
  if (!sent || sent.kind === 'acknowledgement') return
  const of = sent.complaintId === null ? null : await caseOf(ctx, sent.complaintId)
  await notify(ctx, {
    to: of?.agentId ? { account: of.agentId } : { role: 'agent' },
    template: 'complaint.mail-returned',
    params: { receipt: of?.receipt ?? '–', letter: sent.letter ?? sent.id },
    subject: of?.id ?? null,
    dedupe: `returned:${id}`,
  })
}

/** It stays where it is until somebody has looked; the writer hears that it arrived, and no more. */
async function waiting(ctx: Ctx, read: Read): Promise<NewFact[]> {
  const { kept, judged } = read
  if (mayAnswer(read)) await acknowledge(ctx, kept, { occasion: { kind: 'received' }, about: null })
  const of = judged.candidate === null ? null : await caseOf(ctx, judged.candidate.complaintId)
  if (of?.agentId)
    await notify(ctx, {
      to: { account: of.agentId },
      template: 'complaint.mail-waits',
      params: { receipt: of.receipt, letter: kept.id },
      subject: of.id,
      dedupe: `waits:${kept.id}`,
    })
  return [setAside(read)]
}

async function joined(ctx: Ctx, read: Read): Promise<NewFact[]> {
  const { kept, judged } = read
  const of = judged.candidate && (await caseOf(ctx, judged.candidate.complaintId))
  if (!of || !judged.candidate || newPart(kept.text) === '') return letWait(ctx, read)
  const target = { of, side: judged.candidate.side }
  try {
    const statement = await joinAsStatement(ctx, kept, target)
    await store.saveJoined(ctx, kept.id, statement)
    await noteCorrespondent(ctx, kept, target, mayAnswer(read))
    const about = { complaintId: of.id, receipt: of.receipt, side: target.side }
    if (mayAnswer(read)) await acknowledge(ctx, kept, { occasion: { kind: 'joined', receipt: of.receipt }, about })
    return [{ kind: 'mail.joined', subject: kept.id, data: { complaint: of.id, statement, side: target.side } }]
  } catch (error) {
    // The case takes no more statements: its lifecycle said so before anything was written.
    if (error instanceof Refusal) return letWait(ctx, read)
    throw error
  }
}

async function letWait(ctx: Ctx, read: Read): Promise<NewFact[]> {
  await store.saveWaits(ctx, read.kept.id)
  return waiting(ctx, read)
}

/** The receipt goes out as what the case tells its consumer: see answer.actions.ts. */
async function filed(ctx: Ctx, read: Read): Promise<NewFact[]> {
  const { id } = await fileByItself(ctx, read.kept, mayAnswer(read))
  return [{ kind: 'complaint.filed-by-mail', subject: read.kept.id, data: { complaint: id, by: 'mailbox' } }]
}

const mayAnswer = ({ letter, known }: Read): boolean => mayAnswerByItself(letter, known, known.senderCheck)
