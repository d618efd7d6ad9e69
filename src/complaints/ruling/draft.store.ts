import type { Ctx } from '../../kernel/context.ts'
import { Awards, type Award } from '../demand/award.store.ts'
import { Remedy } from '../complaint.contract.ts'

/** What the presiding member proposes, and what the others say of it. */

export type Draft = {
  readonly rulingId: string
  readonly version: number
  readonly seatId: string
  readonly decision: string
  readonly remedy: Remedy
  readonly amountFen: number
  readonly reasons: string
  readonly cites: readonly string[]
  readonly restsOn: readonly string[]
  /** As worked out when it was drafted: what is issued is what was concurred with. */
  readonly awards: readonly Award[]
  readonly at: Date
}
export async function draftsOf({ db }: Ctx, complaintId: string): Promise<Draft[]> {
  const rows = await db
    .selectFrom('complaints.ruling_draft')
    .selectAll()
    .where('complaint_id', '=', complaintId)
    .orderBy('ruling_id')
    .orderBy('version')
    .limit(200)
    .execute()
  return rows.map((row) => ({
    rulingId: row.ruling_id,
    version: row.version,
    seatId: row.seat_id,
    decision: row.decision,
    remedy: Remedy.parse(row.remedy),
    amountFen: row.amount_fen,
    reasons: row.reasons,
    cites: row.cites,
    restsOn: row.rests_on,
    awards: Awards.parse(row.awards),
    at: row.at,
  }))
}

export async function insertDraft({ db }: Ctx, complaintId: string, draft: Draft): Promise<void> {
  await db
    .insertInto('complaints.ruling_draft')
    .values({
      complaint_id: complaintId,
      ruling_id: draft.rulingId,
      version: draft.version,
      seat_id: draft.seatId,
      decision: draft.decision,
      remedy: draft.remedy,
      amount_fen: draft.amountFen,
      reasons: draft.reasons,
      cites: [...draft.cites],
      rests_on: [...draft.restsOn],
      awards: JSON.stringify(draft.awards),
      at: draft.at,
    })
    .execute()
}

export type Opinion = {
  readonly rulingId: string
  readonly version: number
  readonly seatId: string
  readonly concurs: boolean
  readonly reasons: string
  readonly at: Date
}
export async function opinionsOf({ db }: Ctx, complaintId: string): Promise<Opinion[]> {
  const rows = await db
    .selectFrom('complaints.ruling_opinion')
    .selectAll()
    .where('complaint_id', '=', complaintId)
    .orderBy('at')
    .orderBy('seat_id')
    .limit(500)
    .execute()
  return rows.map((row) => ({
    rulingId: row.ruling_id,
    version: row.version,
    seatId: row.seat_id,
    concurs: row.concurs,
    reasons: row.reasons,
    at: row.at,
  }))
}

export async function insertOpinion({ db }: Ctx, complaintId: string, opinion: Opinion): Promise<void> {
  await db
    .insertInto('complaints.ruling_opinion')
    .values({
      complaint_id: complaintId,
      ruling_id: opinion.rulingId,
      version: opinion.version,
      seat_id: opinion.seatId,
      concurs: opinion.concurs,
      reasons: opinion.reasons,
      at: opinion.at,
    })
    .execute()
}
