import type { Ctx } from '../../kernel/context.ts'

export type Seat = {
  readonly id: string
  readonly rulingId: string
  readonly accountId: string
  readonly part: 'presiding' | 'member'
  readonly drawnAt: Date
  readonly clock: string | null
  readonly leftAt: Date | null
  readonly leftBecause: 'challenged' | 'withdrew' | 'silent' | null
}
const partOf = (part: string): Seat['part'] => (part === 'presiding' ? 'presiding' : 'member')
const causeOf = (cause: string | null): Seat['leftBecause'] =>
  cause === 'challenged' || cause === 'withdrew' || cause === 'silent' ? cause : null

/** Every seat of every ruling of a matter, also those that were given up. */
export async function seatsOf({ db }: Ctx, complaintId: string): Promise<Seat[]> {
  const rows = await db
    .selectFrom('complaints.ruling_seat')
    .select(['id', 'ruling_id', 'account_id', 'part', 'drawn_at', 'clock', 'left_at', 'left_because'])
    .where('complaint_id', '=', complaintId)
    .orderBy('id')
    .limit(500)
    .execute()
  return rows.map((row) => ({
    id: row.id,
    rulingId: row.ruling_id,
    accountId: row.account_id,
    part: partOf(row.part),
    drawnAt: row.drawn_at,
    clock: row.clock,
    leftAt: row.left_at,
    leftBecause: causeOf(row.left_because),
  }))
}

export type NewSeat = Pick<Seat, 'id' | 'rulingId' | 'accountId' | 'part'> & { readonly seed: string }
export async function seat({ db, now }: Ctx, complaintId: string, one: NewSeat): Promise<void> {
  await db
    .insertInto('complaints.ruling_seat')
    .values({
      complaint_id: complaintId,
      ruling_id: one.rulingId,
      id: one.id,
      account_id: one.accountId,
      part: one.part,
      seed: one.seed,
      drawn_at: now,
    })
    .execute()
}

export async function leave(
  { db, now }: Ctx,
  complaintId: string,
  { id, because }: { readonly id: string; readonly because: NonNullable<Seat['leftBecause']> },
): Promise<void> {
  await db
    .updateTable('complaints.ruling_seat')
    .set({ left_at: now, left_because: because, clock: null })
    .where('complaint_id', '=', complaintId)
    .where('id', '=', id)
    .execute()
}

/** The presidency changes hands: the old one first, there is never more than one. */
export async function preside({ db }: Ctx, complaintId: string, from: string | null, to: string): Promise<void> {
  const part = (id: string, value: Seat['part']) =>
    db
      .updateTable('complaints.ruling_seat')
      .set({ part: value })
      .where('complaint_id', '=', complaintId)
      .where('id', '=', id)
      .execute()
  if (from !== null) await part(from, 'member')
  await part(to, 'presiding')
}

export async function setClock({ db }: Ctx, complaintId: string, seatId: string, clock: string | null): Promise<void> {
  await db
    .updateTable('complaints.ruling_seat')
    .set({ clock })
    .where('complaint_id', '=', complaintId)
    .where('id', '=', seatId)
    .execute()
}

/** Whose clock it is; undefined when nobody owes anything by it any more. */
export async function seatByClock({ db }: Ctx, clock: string) {
  const row = await db
    .selectFrom('complaints.ruling_seat')
    .select(['id', 'complaint_id'])
    .where('clock', '=', clock)
    .executeTakeFirst()
  return row && { id: row.id, complaintId: row.complaint_id }
}

/** How many undecided matters each sits in. */
export async function loadOf({ db }: Ctx, accounts: readonly string[]): Promise<Map<string, number>> {
  if (accounts.length === 0) return new Map()
  const rows = await db
    .selectFrom('complaints.ruling_seat')
    .innerJoin('complaints.ruling', (join) =>
      join
        .onRef('complaints.ruling.complaint_id', '=', 'complaints.ruling_seat.complaint_id')
        .onRef('complaints.ruling.id', '=', 'complaints.ruling_seat.ruling_id'),
    )
    .select(['complaints.ruling_seat.account_id', (count) => count.fn.countAll<number>().as('n')])
    .where('complaints.ruling.at', 'is', null)
    .where('complaints.ruling_seat.left_at', 'is', null)
    .where('complaints.ruling_seat.account_id', 'in', [...accounts])
    .groupBy('complaints.ruling_seat.account_id')
    .execute()
  return new Map(rows.map((row) => [row.account_id, Number(row.n)]))
}

/** Undecided matters in which somebody sits, for his list of tasks. */
export async function benchesOf({ db }: Ctx, accountId: string, limit: number) {
  const rows = await db
    .selectFrom('complaints.ruling_seat')
    .innerJoin('complaints.ruling', (join) =>
      join
        .onRef('complaints.ruling.complaint_id', '=', 'complaints.ruling_seat.complaint_id')
        .onRef('complaints.ruling.id', '=', 'complaints.ruling_seat.ruling_id'),
    )
    .select(['complaints.ruling_seat.complaint_id', 'complaints.ruling_seat.clock'])
    .where('complaints.ruling.at', 'is', null)
    .where('complaints.ruling_seat.left_at', 'is', null)
    .where('complaints.ruling_seat.account_id', '=', accountId)
    .orderBy('complaints.ruling_seat.drawn_at')
    .limit(limit)
    .execute()
  return rows.map((row) => ({ complaintId: row.complaint_id, clock: row.clock }))
}
