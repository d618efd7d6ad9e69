import type { Ctx } from '../context.ts'
import { newId } from '../id.ts'
import { enqueueAll, type JobRequest } from '../job/enqueue.ts'
import { canonical } from '../proof/canonical.rules.ts'
import { reactionsTo } from './reaction.ts'
import type { Fact, NewFact } from './fact.ts'
import * as store from './fact.store.ts'

/**
 * Writes what happened, in the transaction of the change itself, and queues what must follow it: one job per
 * fact that something reacts to and per webhook endpoint that listens. Nothing is queued when the transaction rolls back.
 */
export async function record(ctx: Ctx, news: readonly NewFact[]): Promise<readonly Fact[]> {
  if (news.length === 0) return []
  const facts = news.map((fact) => complete(ctx, fact))
  assertRecordable(facts)
  await store.insertFacts(ctx, facts)
  const jobs: JobRequest[] = reactionsTo(facts).map(({ fact, reactions }) => ({
    name: 'kernel.react',
    payload: { reactions, subject: fact.subject, fact: fact.id },
    key: `react:${fact.id}`,
  }))
  for (const fact of facts)
    for (const delivery of await store.insertDeliveries(ctx, fact, () => newId('dlv', ctx.now.getTime())))
      jobs.push({ name: 'kernel.deliver-webhook', payload: delivery, key: `webhook:${delivery.id}` })
  await enqueueAll(ctx, jobs)
  return facts
}

/** What could not be proved later is not recorded: numbers that are none, half characters, more than a fact is for. */
function assertRecordable(facts: readonly Fact[]): void {
  for (const { kind, data } of facts)
    if (canonical(data).length > mostCharacters) throw new RangeError(`a fact ${kind} is too long to be recorded`)
}
const mostCharacters = 200_000

/** What happened to a thing, oldest first. */
export const timeline = (ctx: Ctx, subject: string, after: string | null = null, limit = 500): Promise<Fact[]> =>
  store.factsOf(ctx, subject, after, limit)

/** Of several things at once: the facts of some kinds, and everybody who did something. */
export const factsOfKinds = store.factsOfKinds
export const actorsOf = store.actorsOf

/** The newest fact of one kind about a thing. */
export const lastFact = (ctx: Ctx, subject: string, kind: string): Promise<Fact | undefined> =>
  store.lastOfKind(ctx, subject, kind)

function complete({ actor, now, rulebook }: Ctx, fact: NewFact): Fact {
  return {
    id: newId('fct'),
    kind: fact.kind,
    subject: fact.subject,
    at: now,
    actor: actor.id,
    role: actor.roles[0] ?? null,
    purpose: fact.purpose ?? null,
    rulebook: rulebook.version,
    data: fact.data ?? {},
  }
}
