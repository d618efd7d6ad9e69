import type { z } from 'zod'
import { namesOf } from '../kernel/access/people.ts'
import { clocksOf } from '../kernel/clock/clock.actions.ts'
import type { Ctx } from '../kernel/context.ts'
import { filesOf } from '../kernel/evidence/evidence.actions.ts'
import { found, refuse } from '../kernel/refusal.ts'
import { limitsOf, standingOf } from './complaint.actions.ts'
import { staged } from './complaint-clocks.actions.ts'
import type { CaseView, ComplaintRow, Reader, Side } from './complaint.contract.ts'
import { allowedSteps, readerOf, type Complaint } from './complaint.rules.ts'
import * as store from './complaint.store.ts'
import { viewCase, viewRow } from './complaint.views.ts'
import type { TagMark } from './desk/tag-mark.contract.ts'
import { tagsOf } from './desk/tag.store.ts'
import { merchantNames, orderForShop, orderOf } from './orders.actions.ts'
import { correctionsOf } from './ruling/correction.store.ts'
import { isTheirs } from './seated.store.ts'
import { fileSubject, visibleTo } from './statement.rules.ts'
import * as statements from './statement.store.ts'

/** The whole case as this reader may see it; somebody else's does not exist. */
export async function openCase(ctx: Ctx, id: string): Promise<z.input<typeof CaseView>> {
  const complaint = found(await store.find(ctx, id), 'complaint')
  if (readerOf(ctx.actor, complaint) === 'platform' && !(await isTheirs(ctx, id)))
    refuse('not-found', { noun: 'complaint' })
  return showCase(ctx, complaint)
}

export async function showCase(ctx: Ctx, complaint: Complaint): Promise<z.input<typeof CaseView>> {
  const reader = readerOf(ctx.actor, complaint) ?? refuse('not-found', { noun: 'complaint' })
  const read = await readParts(ctx, complaint)
  const said = visibleTo(reader, read.statements)
  const authors = await namesForStaff(ctx, reader, [...said.map((one) => one.author), complaint.agentId])
  const merchant = named(complaint.merchantId, read.names)
  return viewCase(
    complaint,
    { reader, merchant, agent: agentOf(complaint, authors) },
    {
      ...read,
      order: read.order && reader === 'merchant' ? await orderForShop(ctx, read.order) : read.order,
      statements: said,
      corrections: said.some(({ kind }) => kind === 'correction') ? await correctionsOf(ctx, complaint.id) : [],
      evidence: read.evidence.filter(({ statementId: of }) => of === null || said.some(({ id }) => id === of)),
      authors,
      clocks: staged(ctx, read.clocks),
      steps: reader === 'regulator' ? [] : await stepsFor(ctx, complaint, reader),
    },
  )
}

async function stepsFor(ctx: Ctx, complaint: Complaint, side: Side) {
  return allowedSteps(complaint, await standingOf(ctx, complaint, side), limitsOf(ctx))
}

/** Side by side where there are several connections; a transaction has one, and asks in turn. */
async function readParts(ctx: Ctx, { id, orderId, merchantId }: Complaint) {
  const ask = {
    order: async () => (orderId === null ? null : found(await orderOf(ctx, orderId), 'order')),
    names: () => merchantNames(ctx, merchantId === null ? [] : [merchantId]),
    lines: () => store.linesOf(ctx, id),
    details: () => store.detailsOf(ctx, id),
    statements: () => statements.listOf(ctx, id),
    evidence: () => statements.evidenceOf(ctx, id),
    clocks: () => clocksOf(ctx, [id]),
  }
  const [order, names, lineIds, details, said, evidence, clocks] = ctx.db.isTransaction
    ? ([
        await ask.order(),
        await ask.names(),
        await ask.lines(),
        await ask.details(),
        await ask.statements(),
        await ask.evidence(),
        await ask.clocks(),
      ] as const)
    : await Promise.all([
        ask.order(),
        ask.names(),
        ask.lines(),
        ask.details(),
        ask.statements(),
        ask.evidence(),
        ask.clocks(),
      ])
  const files = []
  for (const statementId of new Set(evidence.map((one) => one.statementId)))
    files.push(...(await filesOf(ctx, fileSubject(id, statementId))))
  return { order, names, lineIds, details, statements: said, evidence, files, clocks }
}

/** A page of any list, with everything that its lines show asked for once. */
export async function showRows(
  ctx: Ctx,
  complaints: readonly Complaint[],
  reader: Reader,
): Promise<z.input<typeof ComplaintRow>[]> {
  const ids = complaints.map(({ id }) => id)
  const shops = complaints.map((one) => one.merchantId).filter((id) => id !== null)
  const merchants = await merchantNames(ctx, [...new Set(shops)])
  const names = await namesForStaff(
    ctx,
    reader,
    complaints.map((one) => one.agentId),
  )
  const tags = reader === 'platform' ? await tagsOf(ctx, ids) : new Map<string, TagMark[]>()
  const open = complaints.filter((one) => one.state !== 'closed').map((one) => one.id)
  const clocks = Map.groupBy(staged(ctx, open.length > 0 ? await clocksOf(ctx, open) : []), (clock) => clock.subject)
  return complaints.map((one) => {
    const merchant = named(one.merchantId, merchants)
    return viewRow(
      one,
      { reader, merchant, agent: agentOf(one, names), tags: tags.get(one.id) ?? [] },
      clocks.get(one.id) ?? [],
    )
  })
}

const named = (id: string | null, names: ReadonlyMap<string, string>) =>
  id === null ? null : { id, name: names.get(id) ?? id }

const namesForStaff = (
  ctx: Ctx,
  reader: Reader,
  ids: readonly (string | null)[],
): Promise<ReadonlyMap<string, string>> =>
  reader === 'platform'
    ? namesOf(ctx, [...new Set(ids.filter((id) => id !== null))])
    : Promise.resolve(new Map<string, string>())

function agentOf(complaint: Complaint, names: ReadonlyMap<string, string>) {
  const name = complaint.agentId === null ? undefined : names.get(complaint.agentId)
  return complaint.agentId !== null && name !== undefined ? { id: complaint.agentId, name } : null
}
