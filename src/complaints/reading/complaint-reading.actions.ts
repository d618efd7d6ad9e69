import { hasRole, type Ctx } from '../../kernel/context.ts'
import type { Tie } from '../../kernel/reading/reading-rule.contract.ts'
import type { CaseOfPerson, Plain, ReadingSource } from '../../kernel/reading/source.ts'
import { askConsumerContact } from '../../marketplace/index.ts'
import { complainantOf, sideOf, type Complaint } from '../complaint.rules.ts'
import * as store from '../complaint.store.ts'
import { contactOf } from '../intake/contact.store.ts'
import { isTheirs } from '../seated.store.ts'
import { tiesOf } from './tie.store.ts'

/** What stands in a complaint about whoever complains: the case to read it through. */
export const complaintReading: ReadingSource = {
  standing: async (ctx, id) => {
    const complaint = await store.find(ctx, id)
    return complaint ? standingIn(ctx, complaint) : null
  },
  open: async (ctx, id) => {
    const complaint = await store.find(ctx, id)
    return complaint ? plainOf(ctx, complaint) : {}
  },
  named: async (ctx, ids) =>
    new Map(
      [...(await store.receiptsOf(ctx, ids))].map(([id, title]) => [
        id,
        { title: { zh: title, en: title }, href: `/complaints/${id}` },
      ]),
    ),
}

/** For those who neither handle complaints nor are a side of this one, it does not exist. */
async function standingIn(ctx: Ctx, complaint: Complaint): Promise<CaseOfPerson | null> {
  const side = sideOf(ctx.actor, complaint)
  if (side === null || (side === 'platform' && !(await isTheirs(ctx, complaint.id)))) return null
  return {
    kind: 'complaint',
    type: complaint.category,
    person: complainantOf(complaint) ?? complaint.id,
    ties: await tiesIn(ctx, complaint),
    isSide: side !== 'platform',
    closedAt: complaint.closedAt,
  }
}

export async function tiesIn(ctx: Ctx, { id, agentId }: Pick<Complaint, 'id' | 'agentId'>): Promise<readonly Tie[]> {
  const { mediates, rules, callDue } = await tiesOf(ctx, id)
  return [
    ...(agentId === ctx.actor.id ? (['assigned'] as const) : []),
    ...(mediates ? (['mediator'] as const) : []),
    ...(rules ? (['arbitrator'] as const) : []),
    ...(callDue && hasRole(ctx.actor, 'agent') ? (['call-due'] as const) : []),
  ]
}

/** What they gave with the complaint; what they did not give, as the marketplace knows it of its consumer. */
async function plainOf(ctx: Ctx, { id, consumerId }: Complaint): Promise<Plain> {
  const given = await contactOf(ctx, id)
  const known = consumerId === null ? null : await askConsumerContact(ctx, consumerId)
  return {
    name: given?.name ?? known?.name ?? null,
    phone: given?.phone ?? known?.phone ?? null,
    email: given?.email ?? known?.email ?? null,
    handle: given?.handle ?? null,
    address: known?.address ?? null,
    'order-hint': given?.orderHint ?? null,
    'shop-hint': given?.shopHint ?? null,
  }
}
