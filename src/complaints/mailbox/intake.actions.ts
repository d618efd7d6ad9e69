import { systemActor, type Ctx } from '../../kernel/context.ts'
import { shareFiles } from '../../kernel/evidence/arrived.actions.ts'
import { record } from '../../kernel/fact/record.ts'
import { found } from '../../kernel/refusal.ts'
import { askOrders } from '../../marketplace/index.ts'
import type { CategoryCode } from '../complaint.contract.ts'
import { longestText } from '../complaint.contract.ts'
import type { Complaint } from '../complaint.rules.ts'
import { linkOrder } from '../intake/intake.actions.ts'
import { receiveComplaint } from '../intake/receive.actions.ts'
import { mayTake } from './letter-steps.actions.ts'
import { noteCorrespondent } from './join.actions.ts'
import * as store from './letter.store.ts'
import type { KeptLetter } from './letter.store.ts'
import { claimText } from './text.rules.ts'

/**
 * A letter becomes a complaint of channel `mailbox`, received at the instant at which it reached the mail server. Who wrote is a claim
 * like the rest: the address is the contact, and an order is only what the letter says of one, until somebody links it.
 */
async function receive(ctx: Ctx, letter: KeptLetter, category: CategoryCode): Promise<Complaint> {
  const files = (await store.attachmentsOf(ctx, letter.id)).flatMap(({ fileId }) => fileId ?? [])
  const asLetter: Ctx = { ...ctx, actor: { ...systemActor, id: letter.id, roles: ['consumer'] } }
  const [order] = await askOrders(ctx, letter.orders.slice(0, 1))
  return receiveComplaint(asLetter, {
    channel: 'mailbox',
    receivedAt: letter.receivedAt,
    category,
    remedies: [],
    claimFen: 0,
    details: {},
    text: claimText(letter, longestText),
    files: await shareFiles(asLetter, files.slice(0, mostFiles)),
    flags: [],
    contact: {
      name: letter.fromName,
      phone: null,
      email: letter.fromAddress,
      handle: null,
      verifiedBy: [],
      orderHint: letter.orders.length === 1 ? (order?.number ?? null) : null,
      shopHint: null,
    },
    source: { channel: 'mailbox', reference: letter.id, origin: null, url: null, answerBy: null },
  })
}
const mostFiles = 50

/** A new letter that is in order needs nobody's leave: its clocks run from its arrival. */
export async function fileByItself(ctx: Ctx, letter: KeptLetter, byProgram: boolean): Promise<Complaint> {
  const complaint = await receive(ctx, letter, 'other')
  await store.saveFiled(ctx, letter.id, complaint.id)
  await correspond(ctx, letter, { complaint, byProgram })
  return complaint
}

type Filing = { readonly id: string; readonly category: CategoryCode; readonly orderId?: string | undefined }

/** An agent makes a complaint of a letter that was set aside; late as it may be entered, it counts from its arrival. */
export async function fileLetter(ctx: Ctx, { id, category, orderId }: Filing): Promise<void> {
  const letter = found(await store.holdLetter(ctx, id), 'letter')
  mayTake(letter, 'complaint')
  const complaint = await receive(ctx, letter, category)
  await store.saveSettled(ctx, id, {
    as: 'complaint',
    by: ctx.actor.id,
    complaintId: complaint.id,
    side: 'consumer',
  })
  await correspond(ctx, letter, { complaint, byProgram: !letter.automatic })
  if (orderId !== undefined) await linkOrder(ctx, { id: complaint.id, orderId, lineIds: [] })
  await record(ctx, [{ kind: 'complaint.filed-by-mail', subject: id, data: { complaint: complaint.id, by: 'agent' } }])
}

async function correspond(
  ctx: Ctx,
  letter: KeptLetter,
  { complaint, byProgram }: { readonly complaint: Complaint; readonly byProgram: boolean },
): Promise<void> {
  const { id, receipt, state, consumerId, merchantId, agentId } = complaint
  const of = { id, receipt, state, consumerId, merchantId, agentId, ended: false }
  await noteCorrespondent(ctx, letter, { of, side: 'consumer' }, byProgram)
}
