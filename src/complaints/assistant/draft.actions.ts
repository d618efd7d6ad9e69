import { namesOf } from '../../kernel/access/people.ts'
import { shanghaiDay } from '../../kernel/calendar/day.rules.ts'
import { whyNotUsed } from '../../kernel/consent/register.ts'
import type { Ctx } from '../../kernel/context.ts'
import { record } from '../../kernel/fact/record.ts'
import { newId } from '../../kernel/id.ts'
import { enqueueAll } from '../../kernel/job/enqueue.ts'
import { found, refuse } from '../../kernel/refusal.ts'
import { categories } from '../category.rules.ts'
import { complainantOf, type Complaint } from '../complaint.rules.ts'
import { languageOf } from '../desk/roster/duty.rules.ts'
import { handled, heldByUs } from '../handled.actions.ts'
import { hasLink } from './answer.rules.ts'
import type { AssistantView, DraftKind, DraftView } from './assistant.contract.ts'
import * as store from './draft.store.ts'
import { bodyOf, hashOf, hostOf, newNonce, openedAssistant, type Endpoint } from './endpoint.ts'
import { materialOf } from './material.actions.ts'
import { compose, promptVersion, shownOf, type Composed } from './prompt.rules.ts'

type Which = { readonly id: string; readonly draft: string }
type Asked = { readonly id: string; readonly kind: DraftKind; readonly language: 'zh' | 'en' }

const opened = (): Endpoint => openedAssistant() ?? refuse('assistant.off')

export async function showAssistant(ctx: Ctx, id: string): Promise<AssistantView> {
  const complaint = await handled(ctx, id)
  const to = openedAssistant()
  if (!to)
    return { on: false, agreed: false, model: '', host: '', seconds: 0, budget: { most: 0, left: 0 }, drafts: [] }
  const drafts = await store.draftsOf(ctx, id)
  const names = await namesOf(ctx, [...new Set(drafts.map(({ askedBy }) => askedBy))])
  return {
    on: true,
    agreed: await hasAgreed(ctx, complaint),
    model: to.model,
    host: hostOf(to),
    seconds: Math.ceil(to.timeoutMs / 1000),
    budget: await budgetOf(ctx, to),
    drafts: drafts.map((one) => viewDraft(one, names)),
  }
}

export async function budgetOf(ctx: Ctx, { callsPerDay }: Endpoint) {
  const used = await store.callsOf(ctx, shanghaiDay(ctx.now))
  return { most: callsPerDay, left: Math.max(0, callsPerDay - used) }
}

export const viewDraft = (draft: store.Draft, names: ReadonlyMap<string, string>): DraftView => ({
  id: draft.id,
  kind: draft.kind,
  state: draft.state,
  text: draft.text,
  category: draft.category,
  hasLink: draft.text !== null && hasLink(draft.text),
  error: draft.error,
  fate: draft.fate,
  model: draft.model,
  askedBy: names.get(draft.askedBy) ?? null,
  askedAt: draft.askedAt.toISOString(),
  startedAt: draft.startedAt?.toISOString() ?? null,
  endedAt: draft.endedAt?.toISOString() ?? null,
})

export async function previewAssistant(ctx: Ctx, asked: Asked) {
  const to = opened()
  const { messages, hidden } = await composed(ctx, await handled(ctx, asked.id), asked)
  return { text: shownOf(messages), hidden: hidden.length, host: hostOf(to), model: to.model }
}

/** What leaves the house does so only with the consent of whoever wrote it. */
export const hasAgreed = async (ctx: Ctx, complaint: Complaint): Promise<boolean> =>
  (await whyNotUsed(ctx, complainantOf(complaint) ?? complaint.id, 'assistant')) === null

async function composed(ctx: Ctx, complaint: Complaint, { kind, language }: Asked): Promise<Composed> {
  if (complaint.state === 'closed' && kind !== 'summary') refuse('assistant.closed')
  if (!(await hasAgreed(ctx, complaint))) refuse('assistant.not-agreed')
  const material = await materialOf(ctx, complaint, kind)
  const claim = material.said.find(({ side }) => side === 'consumer')?.text
  if (claim === undefined) refuse('assistant.nothing-said')
  return compose(material, {
    kind,
    // The consumer reads a reply in the language in which the complaint was written.
    language: kind === 'reply' ? languageOf(claim ?? '') : language,
    nonce: newNonce(),
    categories: categories.map(({ code, title, hint }) => ({ code, title: title.zh, hint: hint.zh })),
  })
}

/**
 * Writes down what is to be asked, with the very text that will leave, and leaves the asking to a job: nobody waits in a request.
 * While one of this kind is under way for the case, asking again changes nothing.
 */
export async function askAssistant(ctx: Ctx, asked: Asked): Promise<AssistantView> {
  const to = opened()
  const { id, kind } = asked
  const complaint = await heldByUs(ctx, id)
  if (await store.openDraft(ctx, id, kind)) return showAssistant(ctx, id)
  const { messages, hidden } = await composed(ctx, complaint, asked)
  await store.holdBudget(ctx)
  const { most, left } = await budgetOf(ctx, to)
  if (left === 0) refuse('assistant.budget-used', { most })
  const sent = bodyOf(to.model, messages)
  const draft = newId('ast')
  await store.insertDraft(
    ctx,
    {
      id: draft,
      complaintId: id,
      kind,
      model: to.model,
      host: hostOf(to),
      promptVersion,
      sent,
      sentHash: hashOf(sent),
      hidden,
    },
    shanghaiDay(ctx.now),
  )
  await record(ctx, [{ kind: 'assistant.asked', subject: id, data: { draft, kind, prompt: promptVersion } }])
  await enqueueAll(ctx, [{ name: 'complaints.ask-assistant', payload: { draft }, key: `assistant:${draft}` }])
  return showAssistant(ctx, id)
}

async function heldDraft(ctx: Ctx, { id, draft }: Which): Promise<store.Draft> {
  await handled(ctx, id)
  const held = await store.holdDraft(ctx, draft)
  return found(held?.complaintId === id ? held : null, 'draft')
}

/** An answer that comes afterwards is thrown away. */
export async function cancelDraft(ctx: Ctx, which: Which): Promise<AssistantView> {
  const { state } = await heldDraft(ctx, which)
  if (state !== 'waiting' && state !== 'asking') refuse('assistant.over')
  await store.endDraft(ctx, which.draft, { state: 'cancelled' })
  return showAssistant(ctx, which.id)
}

export async function discardDraft(ctx: Ctx, which: Which): Promise<AssistantView> {
  const { state, fate, kind } = await heldDraft(ctx, which)
  if (state !== 'done' || fate !== null) refuse('assistant.no-draft')
  await store.saveFate(ctx, which.draft, { fate: 'discarded' })
  await record(ctx, [{ kind: 'assistant.discarded', subject: which.id, data: { draft: which.draft, kind } }])
  return showAssistant(ctx, which.id)
}
