import { sql } from 'kysely'
import { z } from 'zod'
import type { Ctx } from '../../kernel/context.ts'
import type { Place } from '../../kernel/http/cursor.ts'
import type { Candidate } from './draw.rules.ts'

export type Round = {
  readonly id: string
  readonly from: string
  readonly until: string
  readonly wanted: number
  readonly seed: string
  readonly candidates: readonly Candidate[]
  readonly drawnBy: string
  readonly drawnAt: Date
}
const Candidates = z.array(z.object({ id: z.string(), agent: z.string(), outcome: z.string() }))

/** Closed in the period, by somebody, not merged away, and not reviewed yet; in one order, whoever asks. */
export async function candidates(
  { db }: Ctx,
  { from, until, limit }: { from: Date; until: Date; limit: number },
): Promise<Candidate[]> {
  const { rows } = await sql<Candidate>`select c.id, c.agent_id as agent, c.outcome from complaints.complaint c
    where c.state = 'closed' and c.closed_at >= ${from} and c.closed_at < ${until} and c.agent_id is not null
      and c.outcome <> 'merged'
      and not exists (select from complaints.quality_review r where r.complaint_id = c.id and r.calibrates is null)
    order by c.id limit ${limit}`.execute(db)
  return rows
}

/** Two draws at once would draw the same case twice: one at a time from here to the end of the transaction. */
export const oneAtATime = ({ db }: Ctx) =>
  sql`select pg_advisory_xact_lock(hashtextextended('complaints.quality_round', 0))`.execute(db)

export async function insert({ db, now, actor }: Ctx, one: Omit<Round, 'drawnBy' | 'drawnAt'>): Promise<void> {
  await db
    .insertInto('complaints.quality_round')
    .values({
      id: one.id,
      from_day: one.from,
      until_day: one.until,
      wanted: one.wanted,
      seed: one.seed,
      candidates: JSON.stringify(one.candidates),
      drawn_by: actor.id,
      drawn_at: now,
    })
    .execute()
}

export type Counted = Round & { readonly drawn: number; readonly done: number }
const columns = sql`q.id, q.from_day::text as "from", q.until_day::text as until, q.wanted, q.seed, q.candidates, q.drawn_by as "drawnBy",
  q.drawn_at as "drawnAt",
  (select count(*)::int from complaints.quality_review r where r.round_id = q.id and r.calibrates is null) as drawn,
  (select count(*)::int from complaints.quality_review r where r.round_id = q.id and r.calibrates is null and r.done_at is not null) as done`
const read = (row: Counted): Counted => ({ ...row, candidates: Candidates.parse(row.candidates) })

export async function find({ db }: Ctx, id: string): Promise<Counted | undefined> {
  const { rows } = await sql<Counted>`select ${columns} from complaints.quality_round q where q.id = ${id}`.execute(db)
  return rows[0] && read(rows[0])
}
export async function list({ db }: Ctx, after: Place | null, limit: number): Promise<Counted[]> {
  const { rows } = await sql<Counted>`select ${columns} from complaints.quality_round q
    ${after === null ? sql`` : sql`where (q.drawn_at, q.id) < (${after.at}, ${after.id})`}
    order by q.drawn_at desc, q.id desc limit ${limit}`.execute(db)
  return rows.map(read)
}
