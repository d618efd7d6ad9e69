import type { Ctx } from '../../kernel/context.ts'
import type { Verdict, Vote } from './jury.rules.ts'

export type Jury = {
  readonly complaintId: string
  readonly id: string
  readonly rulingId: string
  readonly phase: 'commit' | 'reveal' | 'counted' | 'cancelled'
  readonly quorum: number
  readonly tie: Vote
  readonly clock: string | null
  readonly openedAt: Date
  readonly verdict: Verdict | null
}
const phaseOf = (text: string): Jury['phase'] =>
  text === 'commit' || text === 'reveal' || text === 'counted' ? text : 'cancelled'
const voteOf = (text: string | null): Vote | null => (text === 'consumer' || text === 'merchant' ? text : null)
const columns = ['complaint_id', 'id', 'ruling_id', 'phase', 'quorum', 'tie', 'clock', 'opened_at', 'verdict'] as const

type Row = {
  readonly complaint_id: string
  readonly id: string
  readonly ruling_id: string
  readonly phase: string
  readonly quorum: number
  readonly tie: string
  readonly clock: string | null
  readonly opened_at: Date
  readonly verdict: string | null
}
const fromRow = (row: Row): Jury => ({
  complaintId: row.complaint_id,
  id: row.id,
  rulingId: row.ruling_id,
  phase: phaseOf(row.phase),
  quorum: row.quorum,
  tie: voteOf(row.tie) ?? 'consumer',
  clock: row.clock,
  openedAt: row.opened_at,
  verdict: row.verdict === 'none' ? 'none' : voteOf(row.verdict),
})

export async function find({ db }: Ctx, id: string): Promise<Jury | undefined> {
  const row = await db.selectFrom('complaints.jury').select(columns).where('id', '=', id).executeTakeFirst()
  return row && fromRow(row)
}

/** The last one of a complaint. */
export async function latest({ db }: Ctx, complaintId: string): Promise<Jury | undefined> {
  const row = await db
    .selectFrom('complaints.jury')
    .select(columns)
    .where('complaint_id', '=', complaintId)
    .orderBy('id', 'desc')
    .limit(1)
    .executeTakeFirst()
  return row && fromRow(row)
}

export async function open(
  { db, now }: Ctx,
  jury: Omit<Jury, 'phase' | 'openedAt' | 'verdict'> & { readonly seed: string },
): Promise<void> {
  await db
    .insertInto('complaints.jury')
    .values({
      complaint_id: jury.complaintId,
      id: jury.id,
      ruling_id: jury.rulingId,
      phase: 'commit',
      quorum: jury.quorum,
      tie: jury.tie,
      seed: jury.seed,
      clock: jury.clock,
      opened_at: now,
    })
    .execute()
}

export async function save({ db, now }: Ctx, jury: Jury): Promise<void> {
  const over = jury.phase === 'counted' || jury.phase === 'cancelled'
  await db
    .updateTable('complaints.jury')
    .set({ phase: jury.phase, clock: jury.clock, verdict: jury.verdict, closed_at: over ? now : null })
    .where('complaint_id', '=', jury.complaintId)
    .where('id', '=', jury.id)
    .execute()
}

export type JurySeat = {
  readonly id: string
  readonly accountId: string
  readonly from: 'consumer' | 'merchant'
  readonly commitment: string | null
  readonly vote: Vote | null
  readonly salt: string | null
}
export async function seatsOf({ db }: Ctx, { complaintId, id }: Pick<Jury, 'complaintId' | 'id'>): Promise<JurySeat[]> {
  const rows = await db
    .selectFrom('complaints.jury_seat')
    .leftJoin('complaints.juror', 'complaints.juror.account_id', 'complaints.jury_seat.account_id')
    .select([
      'complaints.jury_seat.id',
      'complaints.jury_seat.account_id',
      'complaints.jury_seat.commitment',
      'complaints.jury_seat.vote',
      'complaints.jury_seat.salt',
      'complaints.juror.merchant_id',
    ])
    .where('complaints.jury_seat.complaint_id', '=', complaintId)
    .where('complaints.jury_seat.jury_id', '=', id)
    .orderBy('complaints.jury_seat.id')
    .limit(100)
    .execute()
  return rows.map((row) => ({
    id: row.id,
    accountId: row.account_id,
    from: row.merchant_id === null ? 'consumer' : 'merchant',
    commitment: row.commitment,
    vote: voteOf(row.vote),
    salt: row.salt,
  }))
}

export async function insertSeats(
  { db }: Ctx,
  { complaintId, id }: Pick<Jury, 'complaintId' | 'id'>,
  seats: readonly { readonly id: string; readonly accountId: string }[],
): Promise<void> {
  await db
    .insertInto('complaints.jury_seat')
    .values(seats.map((seat) => ({ complaint_id: complaintId, jury_id: id, id: seat.id, account_id: seat.accountId })))
    .execute()
}

const seatWhere = ({ db }: Ctx, { complaintId, id }: Jury, seat: string) =>
  db
    .updateTable('complaints.jury_seat')
    .where('complaint_id', '=', complaintId)
    .where('jury_id', '=', id)
    .where('id', '=', seat)

export async function commit(ctx: Ctx, jury: Jury, seat: string, commitment: string): Promise<void> {
  await seatWhere(ctx, jury, seat).set({ commitment, committed_at: ctx.now }).execute()
}
export async function reveal(ctx: Ctx, jury: Jury, seat: string, opened: { vote: Vote; salt: string }): Promise<void> {
  await seatWhere(ctx, jury, seat)
    .set({ ...opened, revealed_at: ctx.now })
    .execute()
}

/** Matters that somebody was drawn for, the newest first. */
export async function juriesOf({ db }: Ctx, accountId: string) {
  const rows = await db
    .selectFrom('complaints.jury_seat')
    .innerJoin('complaints.jury', 'complaints.jury.id', 'complaints.jury_seat.jury_id')
    .select([
      'complaints.jury.id',
      'complaints.jury.complaint_id',
      'complaints.jury.phase',
      'complaints.jury.opened_at',
      'complaints.jury_seat.committed_at',
      'complaints.jury_seat.revealed_at',
    ])
    .where('complaints.jury_seat.account_id', '=', accountId)
    .orderBy('complaints.jury.opened_at', 'desc')
    .limit(50)
    .execute()
  return rows.map((row) => ({
    id: row.id,
    complaintId: row.complaint_id,
    phase: phaseOf(row.phase),
    openedAt: row.opened_at,
    committed: row.committed_at !== null,
    revealed: row.revealed_at !== null,
  }))
}
