import { sql } from 'kysely'
import type { Ctx } from '../../kernel/context.ts'
import { Side } from '../complaint.contract.ts'
import { Part, ProposalState, Room, Term, type Term as TermOf } from './mediation.contract.ts'

export type Mediation = {
  readonly id: string
  readonly complaintId: string
  readonly mediatorId: string | null
  readonly openedAt: Date
  readonly closedAt: Date | null
  readonly result: 'agreed' | 'failed' | 'ended' | null
}
const columns = ['id', 'complaint_id', 'mediator_id', 'opened_at', 'closed_at', 'result'] as const

type Row = {
  id: string
  complaint_id: string
  mediator_id: string | null
  opened_at: Date
  closed_at: Date | null
  result: string | null
}
const fromRow = (row: Row): Mediation => ({
  id: row.id,
  complaintId: row.complaint_id,
  mediatorId: row.mediator_id,
  openedAt: row.opened_at,
  closedAt: row.closed_at,
  result: row.result === 'agreed' || row.result === 'failed' || row.result === 'ended' ? row.result : null,
})

/** False when one is open already. */
export async function open({ db, now }: Ctx, complaintId: string, id: string, mediatorId: string | null) {
  const row = await db
    .insertInto('complaints.mediation')
    .values({ complaint_id: complaintId, id, mediator_id: mediatorId, opened_at: now })
    .onConflict((conflict) => conflict.doNothing())
    .returning('id')
    .executeTakeFirst()
  return row !== undefined
}

/** The one that runs, else the last that did. */
export async function latest({ db }: Ctx, complaintId: string): Promise<Mediation | undefined> {
  const row = await db
    .selectFrom('complaints.mediation')
    .select(columns)
    .where('complaint_id', '=', complaintId)
    .orderBy('id', 'desc')
    .limit(1)
    .executeTakeFirst()
  return row && fromRow(row)
}

export async function saveMediator(
  { db }: Ctx,
  { complaintId, id }: Mediation,
  mediatorId: string | null,
): Promise<void> {
  await db
    .updateTable('complaints.mediation')
    .set({ mediator_id: mediatorId })
    .where('complaint_id', '=', complaintId)
    .where('id', '=', id)
    .execute()
}

export async function close({ db, now }: Ctx, complaintId: string, result: 'agreed' | 'failed' | 'ended') {
  await db
    .updateTable('complaints.mediation')
    .set({ closed_at: now, result })
    .where('complaint_id', '=', complaintId)
    .where('closed_at', 'is', null)
    .execute()
}

/** How many open mediations each has. */
export async function loadOf({ db }: Ctx, mediators: readonly string[]): Promise<Map<string, number>> {
  if (mediators.length === 0) return new Map()
  const rows = await db
    .selectFrom('complaints.mediation')
    .select(['mediator_id', (count) => count.fn.countAll<number>().as('n')])
    .where('closed_at', 'is', null)
    .where('mediator_id', 'in', [...mediators])
    .groupBy('mediator_id')
    .execute()
  return new Map(rows.flatMap((row) => (row.mediator_id === null ? [] : [[row.mediator_id, Number(row.n)]])))
}

export async function insertMessage(
  { db, now, actor }: Ctx,
  { complaintId, id: mediationId }: Mediation,
  message: { id: string; room: Room; side: Side; text: string },
): Promise<void> {
  await db
    .insertInto('complaints.mediation_message')
    .values({ complaint_id: complaintId, mediation_id: mediationId, ...message, author: actor.id, at: now })
    .execute()
}

const mostMessages = 500
export async function messagesOf({ db }: Ctx, { complaintId, id }: Mediation, rooms: readonly Room[]) {
  const rows = await db
    .selectFrom('complaints.mediation_message')
    .select(['id', 'room', 'side', 'text', 'at'])
    .where('complaint_id', '=', complaintId)
    .where('mediation_id', '=', id)
    .where('room', 'in', [...rooms])
    .orderBy('id', 'desc')
    .limit(mostMessages)
    .execute()
  return rows.toReversed().map((row) => ({ ...row, room: Room.parse(row.room), side: Side.parse(row.side) }))
}

export type Proposal = {
  readonly id: string
  readonly version: number
  readonly side: Side
  readonly terms: readonly TermOf[]
  readonly text: string
  readonly settles: Part | null
  readonly hash: string
  readonly at: Date
  readonly expiresAt: Date
  readonly state: ProposalState
  readonly consumerSignedAt: Date | null
  readonly merchantSignedAt: Date | null
}
type ProposalState = (typeof ProposalState)['_output']

export async function insertProposal({ db, now, actor }: Ctx, { complaintId, id }: Mediation, proposal: Proposal) {
  await db
    .insertInto('complaints.proposal')
    .values({
      complaint_id: complaintId,
      mediation_id: id,
      id: proposal.id,
      version: proposal.version,
      side: proposal.side,
      author: actor.id,
      terms: JSON.stringify(proposal.terms),
      text: proposal.text,
      settles_remedies: proposal.settles && [...proposal.settles.remedies],
      settles_fen: proposal.settles?.amountFen ?? null,
      settles_lines: proposal.settles?.lineIds.length ? [...proposal.settles.lineIds] : null,
      hash: proposal.hash,
      at: now,
      expires_at: proposal.expiresAt,
      state: 'open',
      consumer_signed_at: proposal.consumerSignedAt,
      merchant_signed_at: proposal.merchantSignedAt,
    })
    .execute()
}

export async function saveProposal({ db }: Ctx, { complaintId, id }: Mediation, proposal: Proposal): Promise<void> {
  await db
    .updateTable('complaints.proposal')
    .set({
      state: proposal.state,
      consumer_signed_at: proposal.consumerSignedAt,
      merchant_signed_at: proposal.merchantSignedAt,
    })
    .where('complaint_id', '=', complaintId)
    .where('mediation_id', '=', id)
    .where('id', '=', proposal.id)
    .execute()
}

const mostProposals = 100
export async function proposalsOf({ db }: Ctx, { complaintId, id }: Mediation): Promise<Proposal[]> {
  const rows = await db
    .selectFrom('complaints.proposal')
    .selectAll()
    .where('complaint_id', '=', complaintId)
    .where('mediation_id', '=', id)
    .orderBy('version')
    .limit(mostProposals)
    .execute()
  return rows.map((row) => ({
    id: row.id,
    version: row.version,
    side: Side.parse(row.side),
    terms: Term.array().parse(row.terms),
    text: row.text,
    settles:
      row.settles_remedies === null || row.settles_fen === null
        ? null
        : Part.parse({
            remedies: row.settles_remedies,
            amountFen: row.settles_fen,
            lineIds: row.settles_lines ?? [],
          }),
    hash: row.hash,
    at: row.at,
    expiresAt: row.expires_at,
    state: ProposalState.parse(row.state),
    consumerSignedAt: row.consumer_signed_at,
    merchantSignedAt: row.merchant_signed_at,
  }))
}

/** Who mediated these complaints, and who spoke or proposed in their rooms: ids only, nothing of what was said. */
export async function peopleIn({ db }: Ctx, complaints: readonly string[]): Promise<string[]> {
  const { rows } = await sql<{ who: string | null }>`
    with matter as (select unnest(${[...complaints]}::text[]) as complaint_id)
    select mediator_id as who from complaints.mediation join matter using (complaint_id)
    union select author from complaints.mediation_message join matter using (complaint_id)
    union select author from complaints.proposal join matter using (complaint_id)`.execute(db)
  return rows.flatMap(({ who }) => (who === null ? [] : [who]))
}
