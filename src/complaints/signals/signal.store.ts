import type { Ctx } from '../../kernel/context.ts'
import { SignalKind, Verdict } from './signal.contract.ts'

export type Signal = {
  readonly id: string
  readonly complaintId: string
  readonly kind: SignalKind
  readonly otherId: string | null
  readonly words: readonly string[]
  readonly alike: number | null
  readonly foundAt: Date
  readonly verdict: Verdict | null
  readonly decidedBy: string | null
  readonly decidedAt: Date | null
}
export type NewSignal = Pick<Signal, 'id' | 'complaintId' | 'kind' | 'otherId' | 'words' | 'alike'>

const columns = [
  'id',
  'complaint_id',
  'kind',
  'other_id',
  'words',
  'alike',
  'found_at',
  'verdict',
  'decided_by',
  'decided_at',
] as const

/** Both directions: a signal about two complaints stands in the file of each. */
export async function signalsOf({ db }: Ctx, complaintId: string): Promise<Signal[]> {
  const rows = await db
    .selectFrom('complaints.signal')
    .select(columns)
    .where((where) => where.or([where('complaint_id', '=', complaintId), where('other_id', '=', complaintId)]))
    .orderBy('found_at')
    .orderBy('id')
    .limit(200)
    .execute()
  return rows.map((row) => ({
    id: row.id,
    complaintId: row.complaint_id,
    kind: SignalKind.parse(row.kind),
    otherId: row.other_id,
    words: row.words,
    alike: row.alike,
    foundAt: row.found_at,
    verdict: Verdict.nullable().parse(row.verdict),
    decidedBy: row.decided_by,
    decidedAt: row.decided_at,
  }))
}

/** What was found before stays, with its verdict; when more words have come since, it is looked at again. Whether anything is new. */
export async function noteSignal({ db, now }: Ctx, signal: NewSignal): Promise<boolean> {
  const row = await db
    .insertInto('complaints.signal')
    .values({
      id: signal.id,
      complaint_id: signal.complaintId,
      kind: signal.kind,
      other_id: signal.otherId,
      words: [...signal.words],
      alike: signal.alike,
      found_at: now,
    })
    .onConflict((conflict) =>
      conflict
        .columns(['complaint_id', 'kind', 'other_id'])
        .doUpdateSet({ words: (set) => set.ref('excluded.words'), verdict: null, decided_by: null, decided_at: null })
        .whereRef('complaints.signal.words', '<>', (where) => where.ref('excluded.words')),
    )
    .returning('id')
    .executeTakeFirst()
  return row !== undefined
}

export async function decide({ db, now, actor }: Ctx, id: string, verdict: Verdict): Promise<void> {
  await db
    .updateTable('complaints.signal')
    .set({ verdict, decided_by: actor.id, decided_at: now })
    .where('id', '=', id)
    .execute()
}

export async function insertSketch({ db }: Ctx, complaintId: string, bands: readonly number[]): Promise<void> {
  await db
    .insertInto('complaints.sketch')
    .values({ complaint_id: complaintId, bands: [...bands] })
    .onConflict((conflict) => conflict.doNothing())
    .execute()
}
