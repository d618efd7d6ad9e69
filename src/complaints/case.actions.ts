import type { z } from 'zod'
import { namesOf } from '../kernel/access/people.ts'
import { clocksOf } from '../kernel/clock/clock.actions.ts'
import type { Ctx } from '../kernel/context.ts'
import { filesOf } from '../kernel/evidence/evidence.actions.ts'
import { found, refuse } from '../kernel/refusal.ts'
import { limitsOf } from './complaint.actions.ts'
import { staged } from './complaint-clocks.actions.ts'
import type { CaseView, ComplaintRow, Side } from './complaint.contract.ts'
import { allowedSteps, sideOf, type Complaint } from './complaint.rules.ts'
import * as store from './complaint.store.ts'
import { viewCase, viewRow } from './complaint.views.ts'
import { merchantNames, orderOf } from './orders.actions.ts'
import { visibleTo } from './statement.rules.ts'
import * as statements from './statement.store.ts'

/** The whole case as this reader may see it; somebody else's does not exist. */
export async function openCase(ctx: Ctx, id: string): Promise<z.input<typeof CaseView>> {
  return showCase(ctx, found(await store.find(ctx, id), 'complaint'))
}

export async function showCase(ctx: Ctx, complaint: Complaint): Promise<z.input<typeof CaseView>> {
  const side = sideOf(ctx.actor, complaint) ?? refuse('not-found', { noun: 'complaint' })
  const said = visibleTo(side, await statements.listOf(ctx, complaint.id))
  const order = found(await orderOf(ctx, complaint.orderId), 'order')
  const authors = await namesForStaff(ctx, side, [...said.map((one) => one.author), complaint.agentId])
  const names = await merchantNames(ctx, [complaint.merchantId])
  const merchant = { id: complaint.merchantId, name: names.get(complaint.merchantId) ?? complaint.merchantId }
  return viewCase(
    complaint,
    { side, merchant, agent: agentOf(complaint, authors) },
    {
      order,
      lineIds: await store.linesOf(ctx, complaint.id),
      details: await store.detailsOf(ctx, complaint.id),
      statements: said,
      authors,
      evidence: await statements.evidenceOf(ctx, complaint.id),
      files: await filesOf(ctx, complaint.id),
      clocks: staged(ctx, await clocksOf(ctx, [complaint.id])),
      steps: allowedSteps(complaint, { side, roles: ctx.actor.roles }, limitsOf(ctx)),
    },
  )
}

/** A page of any list, with everything that its lines show asked for once. */
export async function showRows(
  ctx: Ctx,
  complaints: readonly Complaint[],
  side: Side,
): Promise<z.input<typeof ComplaintRow>[]> {
  const merchants = await merchantNames(ctx, [...new Set(complaints.map((one) => one.merchantId))])
  const names = await namesForStaff(
    ctx,
    side,
    complaints.map((one) => one.agentId),
  )
  const open = complaints.filter((one) => one.state !== 'closed').map((one) => one.id)
  const clocks = Map.groupBy(staged(ctx, open.length > 0 ? await clocksOf(ctx, open) : []), (clock) => clock.subject)
  return complaints.map((one) => {
    const merchant = { id: one.merchantId, name: merchants.get(one.merchantId) ?? one.merchantId }
    return viewRow(one, { side, merchant, agent: agentOf(one, names) }, clocks.get(one.id) ?? [])
  })
}

const namesForStaff = (ctx: Ctx, side: Side, ids: readonly (string | null)[]): Promise<ReadonlyMap<string, string>> =>
  side === 'platform'
    ? namesOf(ctx, [...new Set(ids.filter((id) => id !== null))])
    : Promise.resolve(new Map<string, string>())

function agentOf(complaint: Complaint, names: ReadonlyMap<string, string>) {
  const name = complaint.agentId === null ? undefined : names.get(complaint.agentId)
  return complaint.agentId !== null && name !== undefined ? { id: complaint.agentId, name } : null
}
