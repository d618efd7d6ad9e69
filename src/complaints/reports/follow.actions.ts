import { hashToken, sameToken } from '../../kernel/access/token.ts'
import { namesOf } from '../../kernel/access/people.ts'
import { guestActor, type Ctx } from '../../kernel/context.ts'
import { record } from '../../kernel/fact/record.ts'
import { contactsOf } from '../../kernel/notice/bounce.actions.ts'
import { found, refuse } from '../../kernel/refusal.ts'
import type { Input } from '../../kernel/route.contract.ts'
import { askConsumerNames } from '../../marketplace/index.ts'
import { findGuest } from '../guest/guest.store.ts'
import { startStage } from './clock.actions.ts'
import { openReport } from './handle.actions.ts'
import * as informants from './informant.store.ts'
import { ownView, windowOf } from './read.actions.ts'
import type * as contract from './report.contract.ts'
import { secondLookUntil, type Report } from './report.rules.ts'
import * as store from './report.store.ts'

export async function listOwn(ctx: Ctx) {
  const who = { accountId: ctx.actor.id, partyId: ctx.actor.consumerId }
  const rows = []
  for (const id of await informants.reportsOf(ctx, who)) {
    const report = await store.find(ctx, id)
    if (report) rows.push(await ownView(ctx, report))
  }
  return { rows }
}

/** By number and code, or by the account that filed it: whoever has neither learns nothing, not even that there is such a report. */
async function ownReport(ctx: Ctx, receipt: string, code: string | undefined): Promise<Report> {
  const plain = receipt.normalize('NFKC').toUpperCase().replaceAll(/\s/g, '')
  const report = await store.findByReceipt(ctx, plain)
  const [informant] = report ? await informants.informantsOf(ctx, [report.id]) : []
  if (!report || !informant) return refuse('not-found', { noun: 'report' })
  const byCode = code !== undefined && informant.codeSha256 !== null && sameToken(hashToken(code), informant.codeSha256)
  const { actor } = ctx
  const byAccount =
    actor.kind === 'person' &&
    (informant.accountId === actor.id || (actor.consumerId !== null && informant.partyId === actor.consumerId))
  return byCode || byAccount ? report : refuse('not-found', { noun: 'report' })
}

export const followReport = async (ctx: Ctx, { receipt, code }: Input<typeof contract.followReport>) =>
  ownView(ctx, await ownReport(ctx, receipt, code))

/** Once, within the time of the rulebook; it goes to somebody else than the one whose result it was. */
export async function askSecondLook(ctx: Ctx, { receipt, code, text }: Input<typeof contract.askSecondLook>) {
  const own = await ownReport(ctx, receipt, code)
  const held = found(await store.hold(ctx, own.mergedInto ?? own.id), 'report')
  if (secondLookUntil(held, ctx.now, windowOf(ctx)) === null) refuse('report.no-second-look')
  const asked: Report = { ...held, state: 'reviewing', lookedAgain: true, version: held.version + 1 }
  const report = await startStage({ ...ctx, actor: guestActor }, asked, 'report.second-look', ctx.now)
  await store.save(ctx, report)
  const unnamed = { ...ctx, actor: guestActor }
  await informants.insertNote(unnamed, report.id, 'asked', text)
  await record(unnamed, [{ kind: 'report.second-look-asked', subject: report.id }])
  return ownView(ctx, own.id === report.id ? report : own)
}

/** Who reported, for whoever handles it and says why: the look is written down before the answer leaves. */
export async function lookAtInformant(ctx: Ctx, { id, reason }: Input<typeof contract.lookAtInformant>) {
  const report = await openReport(ctx, id)
  const [informant] = await informants.informantsOf(ctx, [report.id])
  const look = await informants.insertLook(ctx, report.id, reason)
  await record(ctx, [{ kind: 'report.informant-read', subject: report.id, data: { look } }])
  if (!informant) return { name: null, contact: null }
  if (informant.accountId !== null)
    return { name: (await namesOf(ctx, [informant.accountId])).get(informant.accountId) ?? null, contact: null }
  if (informant.partyId === null) return { name: null, contact: null }
  const guest = informant.partyId.startsWith('gst_') ? await findGuest(ctx, informant.partyId) : undefined
  if (guest) return { name: null, contact: guest.address }
  const [contact] = await contactsOf(ctx, { kind: 'consumer', id: informant.partyId })
  const names = await askConsumerNames(ctx, [informant.partyId])
  return { name: names.get(informant.partyId) ?? null, contact: contact?.phone ?? contact?.email ?? null }
}
