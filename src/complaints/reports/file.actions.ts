import { hashToken } from '../../kernel/access/token.ts'
import { shanghaiDay } from '../../kernel/calendar/day.rules.ts'
import { guestActor, type Ctx } from '../../kernel/context.ts'
import { claimFiles } from '../../kernel/evidence/evidence.actions.ts'
import { record } from '../../kernel/fact/record.ts'
import { newId } from '../../kernel/id.ts'
import { found, refuse } from '../../kernel/refusal.ts'
import type { Input } from '../../kernel/route.contract.ts'
import { askMerchantNamed } from '../../marketplace/index.ts'
import * as complaints from '../complaint.store.ts'
import { complainantOf, sideOf } from '../complaint.rules.ts'
import { asGuest } from '../guest/guest-actor.ts'
import { findProof } from '../guest/guest.store.ts'
import { newReceipt } from '../receipt-number.ts'
import { evidenceOf } from '../statement.store.ts'
import { startStage } from './clock.actions.ts'
import { ownView } from './read.actions.ts'
import * as informants from './informant.store.ts'
import type { fileReport, splitReport } from './report.contract.ts'
import { checkClockOf, isSameThing, type Report } from './report.rules.ts'
import * as store from './report.store.ts'
import { tellInformants } from './tell.actions.ts'

type Filing = Input<typeof fileReport>

/** What is recorded of a report names nobody as its author: the log of facts is read by more people than its informant. */
const unnamed = (ctx: Ctx): Ctx => ({ ...ctx, actor: guestActor })

/** By account, by a verified contact, or by nobody: whoever is not known keeps the code. */
export async function fileReportOf(ctx: Ctx, filing: Filing) {
  const { proof, code, files, ...about } = filing
  if ([about.shop, about.item, about.link].every((text) => text === ''))
    refuse('report.about-nothing', { field: 'shop' })
  if (about.seenOn !== null && about.seenOn > shanghaiDay(ctx.now)) refuse('report.seen-in-future', { field: 'seenOn' })
  const who = await informantFor(ctx, proof)
  if (who.way !== 'account' && code === undefined) refuse('report.code-needed', { field: 'code' })
  if (who.way === 'anonymous' && files.length > 0) refuse('report.files-need-contact', { field: 'files' })
  const merchantId = await askMerchantNamed(ctx, about.shop)
  const report = await receive(ctx, { ...about, merchantId, complaintId: null }, who.way)
  const owner = who.way === 'guest' ? asGuest(ctx, found(who.partyId, 'guest'), null) : ctx
  await claimFiles(owner, files, report.id, { unnamed: true })
  await informants.insertFiles(ctx, report.id, files)
  const codeSha256 = who.way === 'account' || code === undefined ? null : hashToken(code)
  await informants.insertInformant(ctx, { reportId: report.id, ...who, codeSha256 })
  await tellInformants(ctx, report, report.mergedInto === null ? 'report.received' : 'report.merged', { only: true })
  return {
    receipt: report.receipt,
    checkBy: found((await ownView(ctx, report)).clock, 'clock').lastDay,
    followedBy: who.way === 'account' ? ('account' as const) : ('code' as const),
  }
}

type Who = Pick<informants.Informant, 'way' | 'accountId' | 'partyId'>
async function informantFor(ctx: Ctx, proof: string | undefined): Promise<Who> {
  if (ctx.actor.kind === 'person') return { way: 'account', accountId: ctx.actor.id, partyId: null }
  if (proof === undefined) return { way: 'anonymous', accountId: null, partyId: null }
  const held = await findProof(ctx, hashToken(proof))
  if (!held || held.expiresAt <= ctx.now) return refuse('guest.proof-over', { field: 'proof' })
  return { way: 'guest', accountId: null, partyId: held.guestId }
}

type About = Pick<Report, 'kind' | 'shop' | 'item' | 'link' | 'seenOn' | 'seen' | 'merchantId' | 'complaintId'>

/** A repeat about the same thing is merged at once: it is checked one time, and everybody who said so hears of it. */
async function receive(ctx: Ctx, about: About, way: informants.Way): Promise<Report> {
  const alike = about.merchantId === null ? [] : await store.holdAlike(ctx, about.merchantId, about.kind)
  const main = alike.find((one) => isSameThing(one, about)) ?? null
  const id = newId('rpt')
  const begun: Report = {
    ...about,
    id,
    receipt: newReceipt(shanghaiDay(ctx.now)).replace(/^XB/, 'XR'),
    state: main ? 'merged' : 'received',
    mergedInto: main?.id ?? null,
    agentId: null,
    outcome: null,
    taker: null,
    authority: '',
    authorityNumber: '',
    told: '',
    firstDecider: null,
    lookedAgain: false,
    extended: false,
    stageClock: null,
    nextDueAt: null,
    receivedAt: ctx.now,
    decidedAt: null,
    closedAt: null,
    version: 1,
  }
  await store.insert(ctx, begun)
  const report = main ? begun : await startStage(unnamed(ctx), begun, checkClockOf(about.kind), ctx.now)
  if (!main) await store.save(ctx, report)
  const data = { kind: report.kind, merchant: report.merchantId, way, repeat: main !== null }
  await record(unnamed(ctx), [
    { kind: 'report.filed', subject: id, data },
    ...(main ? [{ kind: 'report.merged', subject: main.id, data: { repeat: id } }] : []),
  ])
  return report
}

/** The complaint goes on. With the consumer's consent the files go along and the consumer hears of the result; otherwise neither. */
export async function splitReportOff(ctx: Ctx, { id, consent, ...about }: Input<typeof splitReport>) {
  const complaint = found(await complaints.hold(ctx, id), 'complaint')
  if (sideOf(ctx.actor, complaint) !== 'platform') refuse('not-found', { noun: 'complaint' })
  const told = consent ? complainantOf(complaint) : null
  const { merchantId } = complaint
  const report = await receive(ctx, { ...about, shop: '', merchantId, complaintId: id }, 'complaint')
  const partyId = told
  await informants.insertInformant(ctx, {
    reportId: report.id,
    way: partyId === null ? 'anonymous' : 'complaint',
    accountId: null,
    partyId,
    codeSha256: null,
  })
  const files = consent ? (await evidenceOf(ctx, id)).filter(({ side }) => side === 'consumer') : []
  await informants.insertFiles(
    ctx,
    report.id,
    files.map((file) => file.fileId),
  )
  await record(ctx, [{ kind: 'complaint.report-split', subject: id, data: { report: report.id, consent } }])
  await tellInformants(ctx, report, 'report.received', { only: true })
  return { id: report.id, receipt: report.receipt }
}
