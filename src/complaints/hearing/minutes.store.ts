import { z } from 'zod'
import type { Ctx } from '../../kernel/context.ts'
import { HearingParty } from './hearing.contract.ts'
import type { Hearing } from './hearing.store.ts'

export type Minutes = {
  readonly version: number
  readonly text: string
  readonly document: string
  readonly hash: string
  readonly at: Date
}

/** The version that counts. */
export const lastMinutes = ({ db }: Ctx, { complaintId, id }: Hearing): Promise<Minutes | undefined> =>
  db
    .selectFrom('complaints.hearing_minutes')
    .select(['version', 'text', 'document', 'hash', 'at'])
    .where('complaint_id', '=', complaintId)
    .where('hearing_id', '=', id)
    .orderBy('version', 'desc')
    .limit(1)
    .executeTakeFirst()

export const insertMinutes = ({ db, now, actor }: Ctx, { complaintId, id }: Hearing, minutes: Omit<Minutes, 'at'>) =>
  db
    .insertInto('complaints.hearing_minutes')
    .values({ complaint_id: complaintId, hearing_id: id, ...minutes, by: actor.id, at: now })
    .execute()

const Word = z.enum(['signed', 'objected'])
export type Said = {
  readonly side: HearingParty
  readonly word: z.infer<typeof Word>
  readonly note: string
  readonly at: Date
}
export async function wordsOn({ db }: Ctx, { complaintId, id }: Hearing, version: number): Promise<Said[]> {
  const rows = await db
    .selectFrom('complaints.hearing_word')
    .select(['side', 'word', 'note', 'at'])
    .where('complaint_id', '=', complaintId)
    .where('hearing_id', '=', id)
    .where('version', '=', version)
    .execute()
  return rows.map((row) => ({ ...row, side: HearingParty.parse(row.side), word: Word.parse(row.word) }))
}

export const insertWord = (
  { db, now, actor }: Ctx,
  { complaintId, id }: Hearing,
  word: { readonly version: number } & Omit<Said, 'at'>,
) =>
  db
    .insertInto('complaints.hearing_word')
    .values({ complaint_id: complaintId, hearing_id: id, ...word, by: actor.id, at: now })
    .execute()

const RequestState = z.enum(['open', 'granted', 'refused'])
export type Request = {
  readonly id: string
  readonly side: HearingParty
  readonly reason: string
  readonly wishedAt: Date | null
  readonly state: z.infer<typeof RequestState>
  readonly answer: string | null
  readonly at: Date
}
export async function requestsOf({ db }: Ctx, { complaintId, id }: Hearing): Promise<Request[]> {
  const rows = await db
    .selectFrom('complaints.hearing_request')
    .select(['id', 'side', 'reason', 'wished_at', 'state', 'answer', 'at'])
    .where('complaint_id', '=', complaintId)
    .where('hearing_id', '=', id)
    .orderBy('id')
    .execute()
  return rows.map(({ wished_at: wishedAt, ...row }) => ({
    ...row,
    wishedAt,
    side: HearingParty.parse(row.side),
    state: RequestState.parse(row.state),
  }))
}

export const insertRequest = (
  { db, now }: Ctx,
  { complaintId, id: hearing }: Hearing,
  { id, side, reason, wishedAt }: Pick<Request, 'id' | 'side' | 'reason' | 'wishedAt'>,
) =>
  db
    .insertInto('complaints.hearing_request')
    .values({
      complaint_id: complaintId,
      hearing_id: hearing,
      id,
      side,
      reason,
      wished_at: wishedAt,
      state: 'open',
      at: now,
    })
    .execute()

/** One request, or all that are still open. */
export const answerRequests = (
  { db }: Ctx,
  { complaintId, id: hearing }: Hearing,
  {
    id,
    state,
    answer,
  }: { readonly id?: string; readonly state: 'granted' | 'refused'; readonly answer: string | null },
) =>
  db
    .updateTable('complaints.hearing_request')
    .set({ state, answer })
    .where('complaint_id', '=', complaintId)
    .where('hearing_id', '=', hearing)
    .where('state', '=', 'open')
    .$if(id !== undefined, (query) => query.where('id', '=', id ?? ''))
    .execute()
