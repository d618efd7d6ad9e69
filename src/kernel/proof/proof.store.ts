import { sql } from 'kysely'
import type { Ctx } from '../context.ts'
import type { RecordedFact } from './leaf.ts'
import type { Tile, TileName } from './tiles.ts'

export const factColumns = sql`f.id, f.subject, f.kind, to_char(f.at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') as at,
  f.actor, f.role, f.purpose, f.rulebook, f.data`

/** Held until the transaction is over: nobody else gives places or signs meanwhile. */
export async function holdHead({ db }: Ctx): Promise<number> {
  const row = await db.selectFrom('kernel.log_head').select('size').forUpdate().executeTakeFirstOrThrow()
  return row.size
}

export async function readHead({ db }: Ctx): Promise<number> {
  const row = await db.selectFrom('kernel.log_head').select('size').executeTakeFirstOrThrow()
  return row.size
}

/** What is committed and has no place yet, in the order of birth. */
export async function pendingFacts({ db }: Ctx, limit: number): Promise<RecordedFact[]> {
  const { rows } = await sql<RecordedFact>`select ${factColumns} from kernel.fact_pending p
    join kernel.fact f on f.subject = p.subject and f.id = p.fact order by p.fact limit ${limit}`.execute(db)
  return rows
}

/** The oldest that waits. */
export async function oldestPending({ db }: Ctx): Promise<string | null> {
  const row = await db.selectFrom('kernel.fact_pending').select('fact').orderBy('fact').limit(1).executeTakeFirst()
  return row?.fact ?? null
}

export async function givePlaces(
  { db, now }: Ctx,
  first: number,
  facts: readonly Pick<RecordedFact, 'id' | 'subject'>[],
): Promise<void> {
  const ids = facts.map(({ id }) => id)
  await sql`with waited as (delete from kernel.fact_pending where fact = any (${ids}::text[]))
    insert into kernel.fact_place (place, fact, subject)
    select ${first}::bigint + n - 1, fact, subject
    from unnest(${ids}::text[], ${facts.map(({ subject }) => subject)}::text[]) with ordinality as t (fact, subject, n)`.execute(
    db,
  )
  await db
    .updateTable('kernel.log_head')
    .set({ size: first + facts.length, sequenced_at: now })
    .execute()
}

export async function saveTiles({ db }: Ctx, tiles: readonly Tile[]): Promise<void> {
  if (tiles.length === 0) return
  await db
    .insertInto('kernel.log_tile')
    .values([...tiles])
    .onConflict((conflict) =>
      conflict.columns(['level', 'place']).doUpdateSet({ hashes: (row) => row.ref('excluded.hashes') }),
    )
    .execute()
}

export async function tilesNamed({ db }: Ctx, names: readonly TileName[]): Promise<Tile[]> {
  if (names.length === 0) return []
  const { rows } = await sql<Tile>`select t.level, t.place, t.hashes
    from unnest(${names.map(({ level }) => level)}::smallint[], ${names.map(({ place }) => place)}::bigint[]) as n (level, place)
    join kernel.log_tile t on t.level = n.level and t.place = n.place`.execute(db)
  return rows
}

export async function placeOf({ db }: Ctx, fact: string): Promise<number | null> {
  const row = await db.selectFrom('kernel.fact_place').select('place').where('fact', '=', fact).executeTakeFirst()
  return row?.place ?? null
}

export async function factById({ db }: Ctx, id: string): Promise<RecordedFact | undefined> {
  const { rows } = await sql<RecordedFact>`select ${factColumns} from kernel.fact f where f.id = ${id}`.execute(db)
  return rows[0]
}
