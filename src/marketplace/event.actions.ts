import type { Ctx } from '../kernel/context.ts'
import { record } from '../kernel/fact/record.ts'
import type { NewFact } from '../kernel/fact/fact.ts'
import { refuse } from '../kernel/refusal.ts'
import type { Input } from '../kernel/route.contract.ts'
import type { EventAnswer, receiveEvents } from './event.contract.ts'
import * as rules from './event.rules.ts'
import type { Heard } from './event.rules.ts'
import * as store from './event.store.ts'
import { ingest } from './ingest.actions.ts'
import { whichAreKnown } from './noun.store.ts'
import { refusedFields } from './refused-fields.rules.ts'

/** Hears a batch: every event is answered for, each alone; what was heard before changes nothing. */
export async function hearEvents(ctx: Ctx, { events, ...single }: Input<typeof receiveEvents>) {
  const alone = Object.keys(single).length > 0
  if (alone === (events !== undefined)) refuse('marketplace.events-missing')
  const read = (events ?? [single]).map(rules.readEvent)
  const misheard = read.flatMap((one) => ('problems' in one ? [one] : []))
  const refused = misheard.flatMap(({ undeclared }) => undeclared ?? [])
  await record(ctx, refusedFields('event', ctx.actor.id, refused))
  const wrong = misheard.map(rules.rejected)
  const heard = read.flatMap((one) => ('thing' in one ? [one] : []))
  const fresh = await keepNew(ctx, heard)
  const before = await store.hashesOf(
    ctx,
    heard.filter((one) => !fresh.includes(one)).map(({ id }) => id),
  )
  const repeated = heard.filter((one) => !fresh.includes(one)).map((one) => rules.duplicate(one, before.get(one.id)))
  return rules.tally([...wrong, ...repeated, ...(await takeIn(ctx, fresh))])
}

/** The first of each id in this batch that was not heard in any other. */
async function keepNew(ctx: Ctx, heard: readonly Heard[]): Promise<Heard[]> {
  const first = [...new Map(heard.toReversed().map((one) => [one.id, one])).values()]
  const kept = await store.insertNew(
    ctx,
    first.map(({ id, event, thing, hash }) => ({
      id,
      source: event.source,
      external_id: event.id,
      type: event.type,
      subject: thing.id,
      occurred_at: thing.asOf,
      hash,
      data: rules.withoutPersonal(event),
    })),
  )
  return first.filter(({ id }) => kept.has(id))
}

async function takeIn(ctx: Ctx, fresh: readonly Heard[]): Promise<EventAnswer[]> {
  const things = fresh.map(({ thing }) => thing)
  const effects = await ingest(ctx, things)
  const arrived = things.filter(({ noun }) => noun === 'order' || noun === 'merchant').map(({ id }) => id)
  await store.endWaiting(ctx, arrived)
  const known = await whichAreKnown(ctx, [...new Set(things.flatMap(({ waitsFor }) => waitsFor ?? []))])
  const answers = fresh.map((one, i) => {
    const effect = effects[i] === 'conflict' ? 'older' : (effects[i] ?? 'applied')
    const { waitsFor } = one.thing
    const parked = waitsFor !== null && !known.has(waitsFor)
    const status = parked ? ('parked' as const) : ('accepted' as const)
    const answer = { index: one.index, id: one.event.id, status, effect, subject: one.thing.id, problems: [] }
    return { one, answer: { ...answer, waitsFor: parked ? waitsFor : null } }
  })
  await store.saveOutcomes(
    ctx,
    answers.map(({ one, answer }) => ({ id: one.id, effect: answer.effect, waits_for: answer.waitsFor })),
  )
  await record(
    ctx,
    answers.flatMap(({ one, answer }) => (answer.effect === 'applied' ? factOf(one) : [])),
  )
  return answers.map(({ answer }) => answer)
}

/** The few changes that others may want to react to; everything else is in the event table. */
function factOf({ thing }: Heard): NewFact[] {
  const { status, state, amount_fen: amountFen = null, line_id: line = null } = thing.row
  if (thing.noun === 'order')
    return [{ kind: 'order.changed', subject: thing.id, data: { order: thing.id, status: status ?? null } }]
  if (thing.noun === 'refund' && thing.order)
    return [
      {
        kind: 'refund.changed',
        subject: thing.order,
        data: { order: thing.order, refund: thing.id, line, state: state ?? null, amountFen },
      },
    ]
  if (thing.noun === 'merchant')
    return [{ kind: 'merchant.changed', subject: thing.id, data: { merchant: thing.id, state: state ?? null } }]
  return []
}
