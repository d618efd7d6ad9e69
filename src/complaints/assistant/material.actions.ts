import { namesOf } from '../../kernel/access/people.ts'
import type { Ctx } from '../../kernel/context.ts'
import { askConsumerNames } from '../../marketplace/index.ts'
import { categoryOf, choiceWords, questionOf, remedyWords } from '../category.rules.ts'
import type { Complaint } from '../complaint.rules.ts'
import * as complaints from '../complaint.store.ts'
import { findGuest } from '../guest/guest.store.ts'
import { contactOf } from '../intake/contact.store.ts'
import { merchantNames, orderOf } from '../orders.actions.ts'
import { stateWords } from '../refusal-words.contract.ts'
import { listOf, type Statement } from '../statement.store.ts'
import type { DraftKind } from './assistant.contract.ts'
import type { Known } from '../../kernel/personal/find.rules.ts'
import type { PersonalKind } from '../../kernel/personal/kind.rules.ts'
import type { Material } from './prompt.rules.ts'

/**
 * What may leave of a case. Only statements of the case itself: neither what was said in mediation nor what came of it, no notes
 * among colleagues, no files. A reply goes to the consumer, so only what the consumer was told goes into it.
 */
export async function materialOf(ctx: Ctx, complaint: Complaint, kind: DraftKind): Promise<Material> {
  const { id, orderId, category } = complaint
  const said = await listOf(ctx, id)
  const order = orderId === null ? null : await orderOf(ctx, orderId)
  const concerned = new Set(await complaints.linesOf(ctx, id))
  const { title } = categoryOf(category)
  return {
    category: title.zh,
    state: stateWords[complaint.state].zh,
    asks: [
      ...complaint.remedies.map((remedy) => remedyWords[remedy].zh),
      `${(complaint.claimFen / 100).toFixed(2)} ${complaint.currency}`,
    ].join('、'),
    items: (order?.lines ?? []).filter((line) => concerned.has(line.id)).map((line) => line.title),
    answers: (await complaints.detailsOf(ctx, id)).map(({ name, value }) => ({
      question: questionOf(category, name)?.title.zh ?? '补充',
      answer: choiceWords(category, name, value)?.zh ?? value,
    })),
    said: said.filter((one) => mayLeave(one, kind)).map(({ side, kind: of, text }) => ({ side, kind: of, text })),
    known: [...(await peopleOf(ctx, complaint, said)), ...(order ? [knownAs('order', order.number)] : [])].flat(),
  }
}

/** A result may be what was agreed in mediation; it never goes where somebody rules. */
function mayLeave({ audience, kind }: Statement, drafted: DraftKind): boolean {
  if (kind === 'result') return false
  return audience.includes('consumer') || (drafted !== 'reply' && audience.includes('merchant'))
}

const knownAs = (kind: PersonalKind, ...values: readonly (string | null | undefined)[]): Known[] =>
  values.flatMap((value) => (value === null || value === undefined ? [] : [{ kind, value }]))

/** Everybody whom the case knows by name, and the numbers that lead to it. */
async function peopleOf(ctx: Ctx, complaint: Complaint, said: readonly Statement[]): Promise<Known[]> {
  const { consumerId, merchantId, guestId, agentId } = complaint
  const contact = await contactOf(ctx, complaint.id)
  const guest = guestId === null ? undefined : await findGuest(ctx, guestId)
  const people = await namesOf(ctx, [
    ...new Set([...said.map(({ author }) => author), agentId ?? '', ctx.actor.id].filter(Boolean)),
  ])
  const buyer = consumerId === null ? undefined : (await askConsumerNames(ctx, [consumerId])).get(consumerId)
  const shop = merchantId === null ? undefined : (await merchantNames(ctx, [merchantId])).get(merchantId)
  return [
    ...knownAs('name', contact?.name, buyer, ...people.values()),
    ...knownAs('account', contact?.handle),
    ...knownAs('phone', contact?.phone),
    ...knownAs('email', contact?.email, guest?.address),
    ...knownAs('shop', shop, contact?.shopHint),
    ...knownAs('receipt', complaint.receipt),
    ...knownAs('order', complaint.orderNumber, contact?.orderHint),
  ]
}
