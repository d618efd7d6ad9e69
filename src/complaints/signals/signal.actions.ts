import { namesOf } from '../../kernel/access/people.ts'
import type { Ctx } from '../../kernel/context.ts'
import { record } from '../../kernel/fact/record.ts'
import { found, refuse } from '../../kernel/refusal.ts'
import { isSafety } from '../category.rules.ts'
import type { Flag } from '../complaint.contract.ts'
import * as complaints from '../complaint.store.ts'
import { handled } from '../handled.actions.ts'
import { reachOf } from '../intake/contact.store.ts'
import { flagged } from './flag.actions.ts'
import { ofSamePerson } from './neighbour.store.ts'
import type { SignalKind, SignalsView, Verdict } from './signal.contract.ts'
import * as store from './signal.store.ts'

export async function showSignals(ctx: Ctx, id: string): Promise<SignalsView> {
  const complaint = await handled(ctx, id)
  const signals = await store.signalsOf(ctx, id)
  const otherOf = ({ complaintId, otherId }: store.Signal) => (complaintId === id ? otherId : complaintId)
  const ids = [...new Set(signals.map(otherOf).filter((other) => other !== null))]
  const others = new Map((await complaints.findAll(ctx, ids)).map((other) => [other.id, other]))
  const same = await ofSamePerson(ctx, { complaint, reach: await reachOf(ctx, id) }, ids)
  const names = await namesOf(
    ctx,
    signals.map(({ decidedBy }) => decidedBy).filter((by) => by !== null),
  )
  return {
    signals: signals.map((signal) => {
      const other = others.get(otherOf(signal) ?? '')
      return {
        id: signal.id,
        kind: signal.kind,
        other: other
          ? {
              id: other.id,
              receipt: other.receipt,
              state: other.state,
              outcome: other.outcome,
              receivedAt: other.receivedAt.toISOString(),
              samePerson: same.has(other.id),
            }
          : null,
        words: [...signal.words],
        alike: signal.alike,
        foundAt: signal.foundAt.toISOString(),
        verdict: signal.verdict,
        decidedBy: signal.decidedBy === null ? null : (names.get(signal.decidedBy) ?? null),
        decidedAt: signal.decidedAt?.toISOString() ?? null,
      }
    }),
    flags: [...complaint.flags],
    dangerTold: await toldOfDanger(ctx, id),
    version: complaint.version,
  }
}

type Decision = { readonly id: string; readonly signal: string; readonly verdict: Verdict }
/** The mark that follows from a signal; two complaints that may be the same mark neither. */
const marks: Partial<Readonly<Record<SignalKind, Flag>>> = {
  safety: 'safety',
  minor: 'minor',
  vulnerable: 'vulnerable',
}

/** A person says what a signal is worth. What it marks follows; danger that the consumer told of in the form stays. */
export async function decideSignal(ctx: Ctx, { id, signal, verdict }: Decision): Promise<SignalsView> {
  await handled(ctx, id)
  await complaints.hold(ctx, id)
  const one = found(
    (await store.signalsOf(ctx, id)).find((other) => other.id === signal),
    'signal',
  )
  if (one.verdict === verdict) return showSignals(ctx, id)
  await store.decide(ctx, signal, verdict)
  await record(ctx, [{ kind: 'complaint.signal-decided', subject: id, data: { signal: one.kind, verdict } }])
  const flag = marks[one.kind]
  const stays = flag === 'safety' && (await toldOfDanger(ctx, id))
  if (flag && (verdict === 'confirmed' || !stays))
    await flagged(ctx, id, { flag, on: verdict === 'confirmed', by: 'person' })
  return showSignals(ctx, id)
}

export async function changeFlag(
  ctx: Ctx,
  { id, flag, on, text }: { readonly id: string; readonly flag: Flag; readonly on: boolean; readonly text: string },
): Promise<SignalsView> {
  await handled(ctx, id)
  if (!on && flag === 'safety' && (await toldOfDanger(ctx, id))) refuse('complaint.danger-told', { field: 'flag' })
  await flagged(ctx, id, { flag, on, by: 'person', text })
  return showSignals(ctx, id)
}

async function toldOfDanger(ctx: Ctx, id: string): Promise<boolean> {
  const details = await complaints.detailsOf(ctx, id)
  return isSafety(Object.fromEntries(details.map(({ name, value }) => [name, value])))
}
