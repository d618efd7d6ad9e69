import { shanghaiDay } from '../../kernel/calendar/day.rules.ts'
import { dayMs } from '../../kernel/calendar/span.ts'
import type { Ctx } from '../../kernel/context.ts'
import { inTransaction } from '../../kernel/db/transaction.ts'
import type { Fact } from '../../kernel/fact/fact.ts'
import type { JsonAnswer } from '../../kernel/outgoing/json-post.ts'
import { listOf } from '../statement.store.ts'
import * as complaints from '../complaint.store.ts'
import { hasAgreed } from './draft.actions.ts'
import { judge } from './answer.rules.ts'
import * as store from './draft.store.ts'
import { unmask } from './mask.rules.ts'

/**
 * Takes a draft for its one call, or answers null. It is noted before the call is made: whoever dies in between leaves a draft that
 * was interrupted, and nobody makes the call a second time.
 */
export function claimDraft(ctx: Ctx, id: string, isOn: boolean): Promise<store.Draft | null> {
  return inTransaction(ctx, async (inner) => {
    const draft = await store.holdDraft(inner, id)
    if (draft?.state === 'asking') await store.endDraft(inner, id, { state: 'failed', error: 'interrupted' })
    if (draft?.state !== 'waiting') return null
    if (!isOn) {
      await store.endDraft(inner, id, { state: 'failed', error: 'switched-off' })
      return null
    }
    // Asked again when it would leave: a consent may have been withdrawn while it waited.
    const complaint = await complaints.find(inner, draft.complaintId)
    if (!complaint || !(await hasAgreed(inner, complaint))) {
      await store.endDraft(inner, id, { state: 'failed', error: 'not-agreed' })
      return null
    }
    await store.startDraft(inner, id)
    return draft
  })
}

export type Answered = { readonly answer: JsonAnswer; readonly tookMs: number }
/** What came back becomes a draft, or the reason why there is none. Who no longer waits for it gets nothing. */
export function concludeDraft(ctx: Ctx, { id, kind }: store.Draft, { answer, tookMs }: Answered): Promise<void> {
  return inTransaction(ctx, async (inner) => {
    const held = await store.holdDraft(inner, id)
    if (held?.state !== 'asking') return
    if (answer.got === 'nothing') {
      const error = answer.why === 'cancelled' ? 'interrupted' : answer.why
      return store.endDraft(inner, id, { state: 'failed', error, tookMs })
    }
    const judged = judge(kind, answer)
    if (!judged.ok) return store.endDraft(inner, id, { state: 'failed', error: judged.error, tookMs })
    const { category, tokensIn, tokensOut } = judged
    const text = unmask(judged.text, held.hidden)
    return store.endDraft(inner, id, { state: 'done', text, category, tokensIn, tokensOut, tookMs })
  })
}

/** A reply was sent that began as a draft: noted whether it was changed. */
export async function noteUsed(ctx: Ctx, { subject, data }: Fact): Promise<void> {
  const draft = await store.holdDraft(ctx, String(data['draft']))
  if (!draft || draft.complaintId !== subject || draft.state !== 'done' || draft.kind !== 'reply') return
  const statement = (await listOf(ctx, subject)).find(({ id }) => id === data['statement'])
  if (!statement) return
  const fate = statement.text.trim() === draft.text?.trim() ? 'kept' : 'edited'
  await store.saveFate(ctx, draft.id, { fate, statement: statement.id })
}

/** A proposal was followed, or another category was chosen after it. */
export async function noteFollowed(ctx: Ctx, { subject, data }: Fact): Promise<void> {
  const latest = (await store.draftsOf(ctx, subject)).find(
    ({ kind, state, fate }) => kind === 'category' && state === 'done' && fate === null,
  )
  if (!latest) return
  await store.saveFate(ctx, latest.id, { fate: latest.category === data['to'] ? 'kept' : 'edited' })
}

/** What nobody used is kept for a while, in case the agent comes back to it, and then not any more. */
export async function emptyDrafts(ctx: Ctx): Promise<void> {
  const days = Number(ctx.rulebook.ruleOf('parameter', 'assistant.unused-days', shanghaiDay(ctx.now)).value)
  await store.emptyUnused(ctx, new Date(ctx.now.getTime() - days * dayMs))
}
