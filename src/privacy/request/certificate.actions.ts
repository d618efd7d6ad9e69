import type { z } from 'zod'
import { guestActor, systemActor, type Ctx } from '../../kernel/context.ts'
import { record } from '../../kernel/fact/record.ts'
import { receiptOf } from '../../kernel/proof/receipt.actions.ts'
import { isSealed } from '../../kernel/proof/prove.actions.ts'
import { found, refuse } from '../../kernel/refusal.ts'
import { askGuestOfProof } from '../../complaints/index.ts'
import { newRequest } from './ask.actions.ts'
import type { CertificateView } from './erasure.contract.ts'
import * as ledger from './erasure.store.ts'
import { requestFacts } from './facts.rules.ts'
import { end, startTime } from './move.actions.ts'
import { planCarrying } from './plan-erasure.actions.ts'
import { answerOf } from './proof.actions.ts'
import type { ItemView } from './request.contract.ts'
import { pass, type Request } from './request.rules.ts'
import * as store from './request.store.ts'
import { itemViews } from './item-views.actions.ts'
import { typeOf } from './type.rules.ts'

type View = z.input<typeof CertificateView>
const foundBy = async (ctx: Ctx, certificate: string): Promise<string> =>
  found((await ledger.idOfCertificate(ctx, certificate)) ?? null, 'privacy-request')
const isBeforeIt = ({ state, type }: Request): boolean =>
  state === 'scoping' || (type === 'kin' && state === 'executing')

/** Whoever has the link has it: it says what happened to which kind of data, and nothing of anybody. */
export async function showCertificate(ctx: Ctx, certificate: string, publicUrl: string): Promise<View> {
  const request = found((await store.find(ctx, await foundBy(ctx, certificate))) ?? null, 'privacy-request')
  const items = await itemViews(ctx, request)
  return {
    number: request.number,
    type: request.type,
    title: typeOf(request.type).title,
    state: request.state,
    receivedAt: request.receivedAt.toISOString(),
    answeredAt: request.answeredAt?.toISOString() ?? null,
    carryAt: request.carryAt?.toISOString() ?? null,
    mayWithdraw: isBeforeIt(request),
    items: items.map(publicItem),
    proof: await proofOf(ctx, request.id, publicUrl),
  }
}
/** What holds something is somebody's case: not for whoever has the link. */
const publicItem = ({ item, title, outcome, counted, because, rule, until, settledAt }: ItemView) => {
  return { item, title, outcome, counted, because, rule, until, settledAt }
}
async function proofOf(ctx: Ctx, id: string, publicUrl: string): Promise<View['proof']> {
  const fact = await answerOf(ctx, id)
  if (fact === null || !(await isSealed(ctx, fact))) return null
  return receiptOf(ctx, fact, { maySee: async () => true, words: (kind) => requestFacts[kind], publicUrl })
}

/** To stop it takes no more than the link: whoever stops it too much can ask again. */
export async function withdrawBy(ctx: Ctx, certificate: string): Promise<void> {
  const request = found((await store.hold(ctx, await foundBy(ctx, certificate))) ?? null, 'privacy-request')
  if (!isBeforeIt(request)) refuse('privacy-request.too-late')
  const data = { type: request.type }
  await record(ctx, [{ kind: 'rights.withdrawn', subject: request.id, data }])
  await end(ctx, { ...request, state: 'withdrawn', version: request.version + 1 })
}

/** A guest is a contact that was proved: everything that is held under it goes, as with an account. */
export async function askWithoutAccount(ctx: Ctx, proof: string): Promise<{ page: string }> {
  const guest = (await askGuestOfProof(ctx, proof)) ?? refuse('privacy-request.proof-over', { field: 'proof' })
  const inner = { ...ctx, actor: { ...guestActor, id: guest } }
  await store.holdAccount(inner, guest)
  const other = (await store.openOf(inner, guest)).find(({ type }) => type === 'closure')
  if (other?.certificate) return { page: `/erasures/${other.certificate}` }
  const request = newRequest(inner, { type: 'closure', wish: null, chosen: [] })
  await store.insert(inner, request)
  await record(inner, [{ kind: 'rights.requested', subject: request.id, data: { type: 'closure' } }])
  const timed = await startTime({ ...inner, actor: systemActor }, request)
  const { certificate } = await planCarrying(inner, { ...pass('admit', timed), identityAt: ctx.now })
  return { page: `/erasures/${certificate ?? ''}` }
}
