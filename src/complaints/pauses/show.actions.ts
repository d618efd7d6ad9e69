import { shanghaiDay } from '../../kernel/calendar/day.rules.ts'
import { askSuspended, pauseEffects, type PauseEffect } from '../../kernel/clock/pause-effect.actions.ts'
import type { Ctx } from '../../kernel/context.ts'
import { found, refuse } from '../../kernel/refusal.ts'
import { isInForce, isKind } from '../../kernel/rulebook/rulebook.rules.ts'
import { readerOf, type Complaint } from '../complaint.rules.ts'
import { openClocks } from '../complaint-clocks.actions.ts'
import * as complaints from '../complaint.store.ts'
import { listOf } from '../statement.store.ts'
import { mostDays } from './extension.actions.ts'
import type { EffectView, ExtensionView, PausesView } from './extension.contract.ts'
import { extendable, type Extension } from './extension.rules.ts'
import * as store from './extension.store.ts'
import { coveringOrders } from './force-majeure.store.ts'
import { stoppable } from './standstill.actions.ts'

/** Every stretch in which a clock stood still, why, and what it did to the date: the same for everybody who reads the case. */
export async function showPauses(ctx: Ctx, id: string): Promise<PausesView> {
  const complaint = found(await complaints.find(ctx, id), 'complaint')
  if (readerOf(ctx.actor, complaint) === null) refuse('not-found', { noun: 'complaint' })
  const orders = await coveringOrders(ctx, id)
  const statutory = (await openClocks(ctx, complaint)).filter(
    ({ kind, state }) => kind === 'statutory' && state === 'running',
  )
  return {
    id,
    pauses: (await pauseEffects(ctx, id)).map((one) => viewPause(ctx, one)),
    extensions: await viewExtensions(ctx, id),
    most: mostDays(ctx),
    effects: await effectsOf(ctx, complaint),
    statutory: statutory.length,
    forceMajeure: orders.map(({ reason, fromAt, untilAt }) => ({
      reason,
      from: fromAt.toISOString(),
      until: untilAt.toISOString(),
    })),
  }
}

function viewPause(ctx: Ctx, { title: clock, from, until, ...effect }: PauseEffect): PausesView['pauses'][number] {
  const rules = ctx.rulebook.all.filter((one) => isKind(one, 'pause')).filter(({ reason }) => reason === effect.reason)
  const rule = rules.find((one) => isInForce(one, shanghaiDay(from))) ?? rules.at(-1)
  const { reason, before, lastDay } = effect
  const words = { zh: reason, en: reason }
  return {
    clock,
    reason,
    title: rule?.title ?? words,
    summary: rule?.summary ?? words,
    from: from.toISOString(),
    until: until?.toISOString() ?? null,
    before,
    lastDay,
  }
}

async function viewExtensions(ctx: Ctx, id: string): Promise<ExtensionView[]> {
  const all = await store.extensionsOf(ctx, id)
  if (all.length === 0) return []
  const said = new Map((await listOf(ctx, id)).map((one) => [one.id, one.text]))
  const textOf = (statement: string | null) => (statement === null ? null : (said.get(statement) ?? null))
  return all.map((one: Extension) => ({
    id: one.id,
    party: one.party,
    days: one.days,
    askedAt: one.askedAt.toISOString(),
    reason: textOf(one.statementId) ?? '',
    hearBy: one.hearBy.toISOString(),
    answer: one.answer,
    answerText: textOf(one.answerStatement),
    state: one.state,
    grantedDays: one.grantedDays,
    decidedAt: one.decidedAt?.toISOString() ?? null,
    decision: textOf(one.decisionStatement),
    until: one.untilAt?.toISOString() ?? null,
    endedAt: one.endedAt?.toISOString() ?? null,
  }))
}

/** What the request that is open, or the longest possible one, would do to each date: shown before anybody decides. */
async function effectsOf(ctx: Ctx, complaint: Complaint): Promise<EffectView[]> {
  if (!extendable.some((state) => state === complaint.state)) return []
  const open = (await store.extensionsOf(ctx, complaint.id)).find(({ state }) => state === 'asked')
  const effects: EffectView[] = []
  for (const clock of await stoppable(ctx, complaint, 'extension')) {
    const wish = { reason: 'extension', party: open?.party ?? 'anybody', ...(open && { atMost: open.days }) }
    const would = await askSuspended(ctx, clock.id, wish)
    if (would) effects.push({ clock: clock.title, lastDay: clock.lastDay, would: would.lastDay })
  }
  return effects
}
