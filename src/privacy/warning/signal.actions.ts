import { namesOf } from '../../kernel/access/people.ts'
import { dayMs } from '../../kernel/calendar/span.ts'
import type { Ctx } from '../../kernel/context.ts'
import { record } from '../../kernel/fact/record.ts'
import { newId } from '../../kernel/id.ts'
import { found, refuse } from '../../kernel/refusal.ts'
import type { Input } from '../../kernel/route.contract.ts'
import type { SignalRule } from './judge.rules.ts'
import { verdictsSince } from './alarm.store.ts'
import * as store from './change.store.ts'
import type { askChange } from './warning.contract.ts'
import { signalRules } from './watch.actions.ts'

/** Each signal with how often it was right: what was judged unclear says nothing of it. */
export async function showSignals(ctx: Ctx) {
  const off = await store.switchedOff(ctx)
  const changes = await store.waiting(ctx)
  const names = await namesOf(
    ctx,
    changes.map(({ asked_by: by }) => by),
  )
  const counts = await verdictsSince(ctx, new Date(ctx.now.getTime() - 90 * dayMs))
  return {
    rows: byNumber(signalRules(ctx)).map((rule) => {
      const own = counts.filter(({ signal }) => signal === rule.id)
      const judged = (verdict: string): number => Number(own.find((one) => one.verdict === verdict)?.n ?? 0)
      const [right, wrong] = [judged('true'), judged('false')]
      const change = changes.find(({ signal }) => signal === rule.id)
      return {
        signal: rule.id,
        number: rule.number,
        title: { ...rule.title },
        enabled: !off.has(rule.id),
        raised: own.reduce((sum, { n }) => sum + Number(n), 0),
        found: { true: right, false: wrong, unclear: judged('unclear') },
        precision: right + wrong === 0 ? null : right / (right + wrong),
        change: change
          ? {
              id: change.id,
              enabled: change.enabled,
              reason: change.reason,
              askedBy: names.get(change.asked_by) ?? null,
              mine: change.asked_by === ctx.actor.id,
            }
          : null,
      }
    }),
  }
}

const byNumber = (rules: readonly SignalRule[]): readonly SignalRule[] =>
  rules.toSorted((a, b) => Number(a.number.slice(1)) - Number(b.number.slice(1)))

/** Nobody switches a signal alone, neither off nor on: whoever wants to hide something would. */
export async function ask(ctx: Ctx, { id: signal, enabled, reason }: Input<typeof askChange>) {
  found(
    signalRules(ctx).find(({ id }) => id === signal),
    'signal',
  )
  if (!(await store.switchedOff(ctx)).has(signal) === enabled) refuse('warning.same')
  const id = newId('sgc')
  if (!(await store.insert(ctx, { id, signal, enabled, reason }))) refuse('warning.change-waits')
  await record(ctx, [{ kind: 'signal.change-asked', subject: id, data: { signal, enabled } }])
  return { id }
}

export async function decide(ctx: Ctx, { id, approve }: { readonly id: string; readonly approve: boolean }) {
  const change = found(await store.hold(ctx, id), 'change')
  if (change.decided_at !== null) refuse('not-found', { noun: 'change' })
  if (change.asked_by === ctx.actor.id) refuse('warning.second-person')
  await store.decide(ctx, id, approve)
  const data = { signal: change.signal, enabled: change.enabled, askedBy: change.asked_by }
  await record(ctx, [{ kind: approve ? 'signal.changed' : 'signal.change-declined', subject: id, data }])
  return { enabled: approve ? change.enabled : !change.enabled }
}
