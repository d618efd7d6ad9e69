import { sql } from 'kysely'
import type { Ctx } from '../context.ts'
import type { RecordedFact } from './leaf.ts'
import { factColumns } from './proof.store.ts'
import type { Tile } from './tiles.ts'

/** Reads for whoever looks at the whole log, piece by piece. */
export type Placed = { readonly place: number; readonly fact: string; readonly found: RecordedFact | null }

export async function placesFrom({ db }: Ctx, from: number, limit: number): Promise<Placed[]> {
  const { rows } = await sql<Omit<RecordedFact, 'id'> & { place: number; fact: string; id: string | null }>`
    select p.place, p.fact, ${factColumns}
    from kernel.fact_place p left join kernel.fact f on f.subject = p.subject and f.id = p.fact
    where p.place >= ${from} order by p.place limit ${limit}`.execute(db)
  return rows.map(({ place, fact, id, ...rest }) => ({ place, fact, found: id === null ? null : { id, ...rest } }))
}

export async function tilesOfLevel(
  { db }: Ctx,
  level: number,
  { from, to }: { readonly from: number; readonly to: number },
): Promise<Tile[]> {
  return db
    .selectFrom('kernel.log_tile')
    .select(['level', 'place', 'hashes'])
    .where('level', '=', level)
    .where('place', '>=', from)
    .where('place', '<=', to)
    .orderBy('place')
    .execute()
}

/** Facts that have no place and do not wait for one: they came into the database past the program. */
export async function strangers({ db }: Ctx, limit: number): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`select f.id from kernel.fact f
    where not exists (select from kernel.fact_place p where p.fact = f.id and p.subject = f.subject)
    and not exists (select from kernel.fact_pending w where w.fact = f.id and w.subject = f.subject) limit ${limit}`.execute(
    db,
  )
  return rows.map(({ id }) => id)
}

/** Facts that waited for a place and are gone. */
export async function lostWaiting({ db }: Ctx, limit: number): Promise<string[]> {
  const { rows } = await sql<{ fact: string }>`select w.fact from kernel.fact_pending w
    where not exists (select from kernel.fact f where f.subject = w.subject and f.id = w.fact) order by w.fact limit ${limit}`.execute(
    db,
  )
  return rows.map(({ fact }) => fact)
}

/** The whole log as it was at one instant, however long it takes. */
export async function asOfNow({ db }: Ctx): Promise<void> {
  await sql`set transaction isolation level repeatable read, read only`.execute(db)
}
