import type { IncomingHttpHeaders } from 'node:http'
import type { z } from 'zod'
import { namesOf } from '../../kernel/access/people.ts'
import { shanghaiDay } from '../../kernel/calendar/day.rules.ts'
import type { Ctx } from '../../kernel/context.ts'
import { inTransaction } from '../../kernel/db/transaction.ts'
import { serveMade } from '../../kernel/evidence/keep.actions.ts'
import { record } from '../../kernel/fact/record.ts'
import type { RawReply } from '../../kernel/http/handle.ts'
import { newId } from '../../kernel/id.ts'
import { enqueueAll } from '../../kernel/job/enqueue.ts'
import { found, refuse } from '../../kernel/refusal.ts'
import type { Side } from '../complaint.contract.ts'
import { complainantOf, sideOf, type Complaint } from '../complaint.rules.ts'
import * as complaints from '../complaint.store.ts'
import { DossierPack, type checkDossier, type DossierView, type listDossiers } from './dossier.contract.ts'
import { eyesOf, isInTheMaking, leftToday, mostAttempts, since } from './dossier.rules.ts'
import * as store from './dossier.store.ts'
import type { Dossier } from './dossier.store.ts'
import { viewDossier, viewReason } from './dossier-view.rules.ts'
import { packProblem } from './pack.actions.ts'
import { takeDown } from './take-down.actions.ts'

type Asked = {
  readonly id: string
  readonly side?: Side | undefined
  readonly language: 'zh' | 'en'
  readonly pack?: 'confirmation' | 'small-claims' | undefined
}

/** Asked for by a reader of the complaint. Somebody else's complaint does not exist; one that is being made already is shown. */
export async function requestDossier(ctx: Ctx, asked: Asked): Promise<z.input<typeof DossierView>> {
  const complaint = found(await complaints.hold(ctx, asked.id), 'complaint')
  const own = sideOf(ctx.actor, complaint) ?? refuse('not-found', { noun: 'complaint' })
  const side = eyesOf(own, asked.side)
  if (asked.pack !== undefined && side === 'platform') refuse('dossier.pack-of-a-side', { field: 'side' })
  const purpose = asked.pack ?? 'copy'
  const language = asked.pack === undefined ? asked.language : 'zh'
  const running = await store.makingOf(ctx, { complaintId: complaint.id, side, language, purpose })
  if (running) return viewFor(ctx, running, own)
  const perDay = perDayOf(ctx)
  const made = await store.countCopies(ctx, { complaintId: complaint.id, side, since: since(ctx.now) })
  if (leftToday(made, perDay) === 0) refuse('dossier.too-many-today', { most: perDay })
  return viewFor(ctx, await begin(ctx, complaint, { side, language, purpose }), own)
}

/** When a matter goes to law: one for each side that is known, as it stands at this moment. */
export async function sealDossiers(ctx: Ctx, complaintId: string): Promise<void> {
  const complaint = found(await complaints.hold(ctx, complaintId), 'complaint')
  if (complainantOf(complaint) !== null)
    await begin(ctx, complaint, { side: 'consumer', language: 'zh', purpose: 'sealed' })
  if (complaint.merchantId !== null)
    await begin(ctx, complaint, { side: 'merchant', language: 'zh', purpose: 'sealed' })
}

async function begin(
  ctx: Ctx,
  complaint: Complaint,
  how: Pick<Dossier, 'side' | 'language' | 'purpose'>,
): Promise<Dossier> {
  const id = newId('dos')
  const content = await takeDown(ctx, complaint, { ...how, id })
  const begun = await store.insert(ctx, { ...how, id, complaintId: complaint.id, content })
  if (begun) {
    const data = { dossier: id, side: how.side, purpose: how.purpose, version: complaint.version }
    await record(ctx, [{ kind: 'complaint.dossier-requested', subject: complaint.id, data }])
    await enqueueAll(ctx, [makeLater(complaint.id, id)])
  }
  const row = begun
    ? await store.find(ctx, complaint.id, id)
    : await store.makingOf(ctx, { ...how, complaintId: complaint.id })
  return found(row, 'dossier')
}

/** Those of one complaint are made one after the other; different complaints side by side. */
const makeLater = (complaint: string, dossier: string) => ({
  name: 'complaints.make-dossier',
  payload: { complaint, dossier },
  queue: `dossier:${complaint}`,
  key: `dossier:${dossier}`,
  maxAttempts: mostAttempts,
})

export async function listFor(ctx: Ctx, id: string): Promise<z.input<typeof listDossiers.output>> {
  const complaint = found(await complaints.find(ctx, id), 'complaint')
  const own = sideIn(ctx, complaint)
  const rows = await store.listOf(ctx, id, own === 'platform' ? null : own)
  const perDay = perDayOf(ctx)
  const made = await store.countCopies(ctx, { complaintId: id, side: own, since: since(ctx.now) })
  const names = own === 'platform' ? await namesOf(ctx, [...new Set(rows.map((one) => one.requestedBy))]) : noNames
  const packs = []
  for (const pack of DossierPack.options)
    packs.push({ pack, reason: viewReason(await packProblem(ctx, complaint, pack)) })
  return { rows: rows.map((one) => viewDossier(one, names)), left: leftToday(made, perDay), perDay, packs }
}
const noNames: ReadonlyMap<string, string> = new Map()

async function viewFor(ctx: Ctx, dossier: Dossier, own: Side): Promise<z.input<typeof DossierView>> {
  return viewDossier(dossier, own === 'platform' ? await namesOf(ctx, [dossier.requestedBy]) : noNames)
}

async function ownSide(ctx: Ctx, id: string): Promise<Side> {
  return sideIn(ctx, found(await complaints.find(ctx, id), 'complaint'))
}
const sideIn = (ctx: Ctx, complaint: Complaint): Side =>
  sideOf(ctx.actor, complaint) ?? refuse('not-found', { noun: 'complaint' })

const perDayOf = (ctx: Ctx): number =>
  Number(ctx.rulebook.ruleOf('parameter', 'complaint.dossiers-per-day', shanghaiDay(ctx.now)).value)

type Download = { readonly id: string; readonly dossier: string; readonly kind: 'pdf' | 'zip' }

/** A party has those of its side, staff all. That somebody took it away is a fact; going on with a broken download is not a second one. */
export async function download(
  ctx: Ctx,
  { id, dossier, kind }: Download,
  headers: IncomingHttpHeaders,
): Promise<RawReply> {
  const own = await ownSide(ctx, id)
  const row = await store.find(ctx, id, dossier)
  if (!row || (own !== 'platform' && row.side !== own)) return refuse('not-found', { noun: 'dossier' })
  if (row.state === 'expired') refuse('dossier.expired')
  if (row.state === 'failed') refuse('dossier.was-not-made')
  const file = row[kind]
  if (isInTheMaking(row.state) || !file) return refuse('dossier.not-ready')
  const goesOn = /^bytes=[1-9]/.test(headers.range ?? '') || headers['if-none-match'] !== undefined
  if (!goesOn) {
    const data = { dossier, what: kind, side: row.side, sha256: file.sha256 }
    await inTransaction(ctx, (inner) => record(inner, [{ kind: 'complaint.dossier-taken', subject: id, data }]))
  }
  return serveMade(ctx, file.file, headers)
}

export async function check(ctx: Ctx, sha256: string): Promise<z.input<typeof checkDossier.output>> {
  const row = await store.findByHash(ctx, sha256)
  const complaint = row && (await complaints.find(ctx, row.complaintId))
  if (!row || !complaint) return { known: false, kind: null, receipt: null, side: null, madeAt: null, pages: null }
  const kind = row.pdf?.sha256 === sha256 ? 'pdf' : 'archive'
  return {
    known: true,
    kind,
    receipt: complaint.receipt,
    side: row.side,
    madeAt: row.requestedAt.toISOString(),
    pages: row.pages,
  }
}
