import { sql, type Selectable } from 'kysely'
import type { Ctx } from '../../kernel/context.ts'
import type { DB } from '../../kernel/db/tables.ts'
import type { Counts } from './claim.contract.ts'
import { MemberState, SkipReason } from './member.contract.ts'

export type Member = {
  readonly claimId: string
  readonly complaintId: string
  readonly number: number
  readonly state: MemberState
  readonly late: boolean
  readonly stands: boolean
  readonly represents: boolean
  readonly affected: number | null
  readonly answerAt: Date | null
  readonly result: 'done' | 'skipped' | null
  readonly skipped: SkipReason | null
  readonly amountFen: number | null
  readonly awardedFen: number
}

const fromRow = (row: Selectable<DB['complaints.mass_member']>): Member => ({
  claimId: row.claim_id,
  complaintId: row.complaint_id,
  number: row.number,
  state: MemberState.parse(row.state),
  late: row.late,
  stands: row.stands,
  represents: row.represents,
  affected: row.affected,
  answerAt: row.answer_at,
  result: row.result === 'done' || row.result === 'skipped' ? row.result : null,
  skipped: SkipReason.nullable().parse(row.skipped),
  amountFen: row.amount_fen,
  awardedFen: row.awarded_fen,
})

/** By id or by receipt number. Those that stand in another running claim, or were asked by this one already, are left where they are. */
export async function invite({ db, now }: Ctx, claimId: string, complaintIds: readonly string[]): Promise<number> {
  if (complaintIds.length === 0) return 0
  const added = await sql`
    insert into complaints.mass_member (claim_id, complaint_id, number, state, invited_at)
    select ${claimId}, c.id,
      (select coalesce(max(number), 0) from complaints.mass_member where claim_id = ${claimId})
        + row_number() over (order by c.received_at, c.id), 'invited', ${now}
    from complaints.complaint c join complaints.mass_claim k on k.id = ${claimId} and k.merchant_id = c.merchant_id
    where c.id in (select unnest(${[...complaintIds]}::text[])
        union select complaint_id from complaints.receipt where receipt = any(${[...complaintIds]})) and c.state <> 'closed'
      and not exists (select from complaints.mass_member m
        where m.complaint_id = c.id and (m.claim_id = ${claimId} or (m.state in ('invited', 'joined') and m.released_at is null)))
    on conflict do nothing`.execute(db)
  return Number(added.numAffectedRows ?? 0)
}

/** The claim ended without a finding: each may be asked into another one. What they answered stays as it was. */
export async function release({ db, now }: Ctx, claimId: string): Promise<void> {
  await db.updateTable('complaints.mass_member').set({ released_at: now }).where('claim_id', '=', claimId).execute()
}

export async function hold({ db }: Ctx, claimId: string, complaintId: string): Promise<Member | undefined> {
  const row = await db
    .selectFrom('complaints.mass_member')
    .selectAll()
    .where('claim_id', '=', claimId)
    .where('complaint_id', '=', complaintId)
    .forUpdate()
    .executeTakeFirst()
  return row && fromRow(row)
}

/** Where a case stands now: in the claim that asked it last, unless it is in another. */
export async function ofCase({ db }: Ctx, complaintId: string): Promise<Member | undefined> {
  const row = await db
    .selectFrom('complaints.mass_member')
    .selectAll()
    .where('complaint_id', '=', complaintId)
    .orderBy(sql`state in ('invited', 'joined') and released_at is null`, 'desc')
    .orderBy('invited_at', 'desc')
    .orderBy('claim_id', 'desc')
    .limit(1)
    .executeTakeFirst()
  return row && fromRow(row)
}

type Change = Partial<{
  state: MemberState
  late: boolean
  answered_at: Date
  stands: boolean
  represents: boolean
  affected: number | null
  answer_at: Date
  result: 'done' | 'skipped' | null
  skipped: SkipReason | null
  amount_fen: number | null
  awarded_fen: number
  result_at: Date | null
}>
export async function change(
  { db }: Ctx,
  { claimId, complaintId }: Pick<Member, 'claimId' | 'complaintId'>,
  to: Change,
) {
  await db
    .updateTable('complaints.mass_member')
    .set(to)
    .where('claim_id', '=', claimId)
    .where('complaint_id', '=', complaintId)
    .execute()
}

const filters = {
  all: sql`true`,
  invited: sql`state = 'invited'`,
  joined: sql`state = 'joined'`,
  declined: sql`state = 'declined'`,
  left: sql`state = 'left'`,
  late: sql`late`,
  missing: sql`skipped = 'missing'`,
  done: sql`result = 'done'`,
  skipped: sql`result = 'skipped'`,
  stands: sql`stands`,
  pays: sql`state = 'joined' and (result is null or result = 'done')`,
}
/** By number, those after `after`. */
export async function list(
  { db }: Ctx,
  claimId: string,
  wanted: { readonly filter: keyof typeof filters; readonly after: number; readonly limit: number },
): Promise<Member[]> {
  const found = await sql<Selectable<DB['complaints.mass_member']>>`
    select * from complaints.mass_member where claim_id = ${claimId} and number > ${wanted.after} and ${filters[wanted.filter]}
    order by number limit ${wanted.limit}`.execute(db)
  return found.rows.map(fromRow)
}

export async function counts({ db }: Ctx, claimId: string): Promise<Counts> {
  const found = await sql<Counts>`select
    count(*) filter (where state = 'invited')::int as invited, count(*) filter (where state = 'joined')::int as joined,
    count(*) filter (where state = 'declined')::int as declined, count(*) filter (where state = 'left')::int as "left",
    count(*) filter (where late and state = 'joined')::int as late, count(*) filter (where result = 'done')::int as done,
    count(*) filter (where result = 'skipped')::int as skipped, count(*) filter (where told_at is null)::int as untold
    from complaints.mass_member where claim_id = ${claimId}`.execute(db)
  return found.rows[0] ?? { invited: 0, joined: 0, declined: 0, left: 0, late: 0, done: 0, skipped: 0, untold: 0 }
}

export async function countsOf({ db }: Ctx, claims: readonly string[]) {
  if (claims.length === 0) return new Map<string, { members: number; joined: number }>()
  const found = await sql<{ id: string; members: number; joined: number }>`
    select claim_id as id, count(*)::int as members, count(*) filter (where state = 'joined')::int as joined
    from complaints.mass_member where claim_id = any(${[...claims]}) group by claim_id`.execute(db)
  return new Map(found.rows.map(({ id, ...count }) => [id, count]))
}

/** The next members that were not told yet, and marks them: two workers never tell the same one. */
export async function takeUntold({ db, now }: Ctx, claimId: string, limit: number): Promise<string[]> {
  const found = await sql<{ complaint_id: string }>`
    update complaints.mass_member m set told_at = ${now}
    from (select complaint_id from complaints.mass_member where claim_id = ${claimId} and told_at is null
      order by complaint_id limit ${limit} for update skip locked) next
    where m.claim_id = ${claimId} and m.complaint_id = next.complaint_id returning m.complaint_id`.execute(db)
  return found.rows.map((row) => row.complaint_id).toSorted()
}

/** The next members in whose case nothing was carried out yet; held, so that nobody leaves meanwhile and no other worker takes them. */
export async function holdOpen({ db }: Ctx, claimId: string, limit: number): Promise<Member[]> {
  const found = await sql<Selectable<DB['complaints.mass_member']>>`
    select * from complaints.mass_member where claim_id = ${claimId} and state = 'joined' and result is null
    order by complaint_id limit ${limit} for update skip locked`.execute(db)
  return found.rows.map(fromRow)
}

/** Whether anybody is left in whose case nothing was carried out. */
export async function hasOpen({ db }: Ctx, claimId: string): Promise<boolean> {
  const row = await db
    .selectFrom('complaints.mass_member')
    .select('complaint_id')
    .where('claim_id', '=', claimId)
    .where('state', '=', 'joined')
    .where('result', 'is', null)
    .limit(1)
    .executeTakeFirst()
  return row !== undefined
}

/** The next members in whose case the answer of the merchant does not stand yet. */
export async function holdUnanswered({ db }: Ctx, claimId: string, limit: number): Promise<Member[]> {
  const found = await sql<Selectable<DB['complaints.mass_member']>>`
    select * from complaints.mass_member where claim_id = ${claimId} and state = 'joined' and answer_at is null and result is null
    order by complaint_id limit ${limit} for update`.execute(db)
  return found.rows.map(fromRow)
}

/** What was skipped is tried again when somebody asks: the order may be known by now. */
export async function retrySkipped({ db }: Ctx, claimId: string): Promise<void> {
  await db
    .updateTable('complaints.mass_member')
    .set({ result: null, skipped: null, result_at: null, amount_fen: null })
    .where('claim_id', '=', claimId)
    .where('result', '=', 'skipped')
    .where('skipped', 'in', ['missing', 'elsewhere', 'demanded'])
    .execute()
}

/** From one claim into another, with everything that belongs to them; they keep their order and get new numbers. */
export async function move(
  { db }: Ctx,
  { from, to, only }: { readonly from: string; readonly to: string; readonly only?: readonly string[] },
): Promise<number> {
  const which = only === undefined ? sql`true` : sql`complaint_id = any(${[...only]})`
  await sql`delete from complaints.mass_vote where claim_id = ${from} and (${which} or candidate in (
    select complaint_id from complaints.mass_member where claim_id = ${from} and ${which}))`.execute(db)
  // Who said no there and is asked here comes with what was said here.
  await sql`delete from complaints.mass_member t where t.claim_id = ${to} and t.state in ('declined', 'left') and exists (
    select from complaints.mass_member s where s.claim_id = ${from} and s.complaint_id = t.complaint_id)
    and ${which}`.execute(db)
  const moved = await sql`
    update complaints.mass_member m set claim_id = ${to}, represents = false, number = next.number
    from (select complaint_id, (select coalesce(max(number), 0) from complaints.mass_member where claim_id = ${to})
        + row_number() over (order by number) as number
      from complaints.mass_member where claim_id = ${from} and ${which}
        and not exists (select from complaints.mass_member there
          where there.claim_id = ${to} and there.complaint_id = mass_member.complaint_id)) next
    where m.claim_id = ${from} and m.complaint_id = next.complaint_id`.execute(db)
  return Number(moved.numAffectedRows ?? 0)
}
