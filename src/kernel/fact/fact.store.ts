import { sql } from 'kysely'
import type { Ctx } from '../context.ts'
import type { Fact } from './fact.ts'

const columns = ['subject', 'id', 'kind', 'at', 'actor', 'role', 'purpose', 'rulebook', 'data'] as const

/** Each with the note that it waits for its place in the log (proof/): in one statement, so that neither is ever there without the other. */
export async function insertFacts({ db }: Ctx, facts: readonly Fact[]): Promise<void> {
  const rows = facts.map((fact) => ({ ...fact, data: JSON.stringify(fact.data) }))
  const waiting = facts.map(({ id, subject }) => ({ fact: id, subject }))
  await db
    .with('waiting', (query) => query.insertInto('kernel.fact_pending').values(waiting))
    .insertInto('kernel.fact')
    .values(rows)
    .execute()
}

/** Oldest first; `after` is the last id already seen. */
export async function factsOf({ db }: Ctx, subject: string, after: string | null, limit: number): Promise<Fact[]> {
  const rows = await db
    .selectFrom('kernel.fact')
    .select(columns)
    .where('subject', '=', subject)
    .$if(after !== null, (query) => query.where('id', '>', after ?? ''))
    .orderBy('id')
    .limit(limit)
    .execute()
  return rows as Fact[]
}

/** Of several things, only what is of these kinds, oldest first. */
export async function factsOfKinds(
  { db }: Ctx,
  subjects: readonly string[],
  kinds: readonly string[],
): Promise<Fact[]> {
  if (subjects.length === 0) return []
  const rows = await db
    .selectFrom('kernel.fact')
    .select(columns)
    .where(sql<boolean>`subject = any (${[...subjects]})`)
    .where('kind', 'in', [...kinds])
    .orderBy('id')
    .limit(mostTogether)
    .execute()
  return rows as Fact[]
}
const mostTogether = 50_000

/** Who did something to one of these things, each once; what is of the kinds that are left out does not count. */
export async function actorsOf(
  { db }: Ctx,
  subjects: readonly string[],
  without: readonly string[],
): Promise<string[]> {
  if (subjects.length === 0) return []
  const rows = await db
    .selectFrom('kernel.fact')
    .select('actor')
    .distinct()
    .where(sql<boolean>`subject = any (${[...subjects]})`)
    .where('kind', 'not in', [...without])
    .limit(mostTogether)
    .execute()
  return rows.map(({ actor }) => actor)
}

export async function findFact({ db }: Ctx, subject: string, id: string): Promise<Fact | undefined> {
  const row = await db
    .selectFrom('kernel.fact')
    .select(columns)
    .where('subject', '=', subject)
    .where('id', '=', id)
    .executeTakeFirst()
  return row as Fact | undefined
}

export async function lastOfKind({ db }: Ctx, subject: string, kind: string): Promise<Fact | undefined> {
  const row = await db
    .selectFrom('kernel.fact')
    .select(columns)
    .where('subject', '=', subject)
    .where('kind', '=', kind)
    .orderBy('id', 'desc')
    .limit(1)
    .executeTakeFirst()
  return row as Fact | undefined
}

/** True for the first caller only: the primary key decides between two workers. */
export async function claimReaction(
  { db, now }: Ctx,
  fact: Pick<Fact, 'subject' | 'id'>,
  reaction: string,
): Promise<boolean> {
  const result = await db
    .insertInto('kernel.reaction_done')
    .values({ subject: fact.subject, fact: fact.id, reaction, done_at: now })
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst()
  return result.numInsertedOrUpdatedRows === 1n
}

/** One delivery per active endpoint that listens to the fact's kind; returns the new delivery ids. */
export async function insertDeliveries({ db, now }: Ctx, fact: Fact, newDeliveryId: () => string) {
  const endpoints = await db
    .selectFrom('kernel.webhook_endpoint')
    .select('id')
    .where('active', '=', true)
    .where(sql<boolean>`(kinds = '{*}' or ${fact.kind} = any (kinds))`)
    .execute()
  const rows = endpoints.map((endpoint) => ({
    endpoint_id: endpoint.id,
    id: newDeliveryId(),
    subject: fact.subject,
    fact: fact.id,
    kind: fact.kind,
    state: 'waiting',
    created_at: now,
    next_try_at: now,
  }))
  if (rows.length > 0) await db.insertInto('kernel.webhook_delivery').values(rows).execute()
  return rows.map((row) => ({ endpoint: row.endpoint_id, id: row.id }))
}
