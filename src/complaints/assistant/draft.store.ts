import { sql } from 'kysely'
import { z } from 'zod'
import type { Ctx } from '../../kernel/context.ts'
import { CategoryCode } from '../complaint.contract.ts'
import { DraftError, DraftFate, DraftKind, DraftState } from './assistant.contract.ts'
import type { Hidden } from './mask.rules.ts'

export type Draft = {
  readonly id: string
  readonly complaintId: string
  readonly kind: DraftKind
  readonly state: DraftState
  readonly model: string
  readonly host: string
  readonly promptVersion: number
  readonly sent: string
  readonly sentHash: string
  readonly hidden: readonly Hidden[]
  readonly askedBy: string
  readonly askedAt: Date
  readonly startedAt: Date | null
  readonly endedAt: Date | null
  readonly error: DraftError | null
  readonly text: string | null
  readonly category: CategoryCode | null
  readonly tokensIn: number | null
  readonly tokensOut: number | null
  readonly tookMs: number | null
  readonly fate: DraftFate | null
  readonly emptiedAt: Date | null
}
export type NewDraft = Pick<
  Draft,
  'id' | 'complaintId' | 'kind' | 'model' | 'host' | 'promptVersion' | 'sent' | 'sentHash' | 'hidden'
>

const HiddenList = z.array(z.object({ placeholder: z.string(), original: z.string() }))

const drafts = ({ db }: Ctx) => db.selectFrom('complaints.assistant_draft').selectAll()
type Row = Awaited<ReturnType<ReturnType<typeof drafts>['executeTakeFirstOrThrow']>>

const fromRow = (row: Row): Draft => ({
  id: row.id,
  complaintId: row.complaint_id,
  kind: DraftKind.parse(row.kind),
  state: DraftState.parse(row.state),
  model: row.model,
  host: row.host,
  promptVersion: row.prompt_version,
  sent: row.sent,
  sentHash: row.sent_hash,
  hidden: HiddenList.parse(row.hidden),
  askedBy: row.asked_by,
  askedAt: row.asked_at,
  startedAt: row.started_at,
  endedAt: row.ended_at,
  error: DraftError.nullable().parse(row.error),
  text: row.text,
  category: CategoryCode.nullable().parse(row.category),
  tokensIn: row.tokens_in,
  tokensOut: row.tokens_out,
  tookMs: row.took_ms,
  fate: DraftFate.nullable().parse(row.fate),
  emptiedAt: row.emptied_at,
})

export async function insertDraft({ db, actor, now }: Ctx, draft: NewDraft, day: string): Promise<void> {
  await db
    .insertInto('complaints.assistant_draft')
    .values({
      id: draft.id,
      complaint_id: draft.complaintId,
      kind: draft.kind,
      state: 'waiting',
      day,
      model: draft.model,
      host: draft.host,
      prompt_version: draft.promptVersion,
      sent: draft.sent,
      sent_hash: draft.sentHash,
      hidden: JSON.stringify(draft.hidden),
      asked_by: actor.id,
      asked_at: now,
    })
    .execute()
}

/** Calls that were made or are about to be; whoever took his back before it left has used none. */
export async function callsOf({ db }: Ctx, day: string): Promise<number> {
  const row = await db
    .selectFrom('complaints.assistant_draft')
    .select((count) => count.fn.countAll<number>().as('calls'))
    .where('day', '=', day)
    .where((where) => where.or([where('started_at', 'is not', null), where('state', '=', 'waiting')]))
    .executeTakeFirstOrThrow()
  return Number(row.calls)
}

/** Two who ask at once cannot both have the last call of the day. */
export const holdBudget = ({ db }: Ctx) =>
  sql`select pg_advisory_xact_lock(hashtextextended('complaints.assistant', 0))`.execute(db)

/** A case shows its newest drafts; the log has all of them. */
const mostShown = 20
export async function draftsOf(ctx: Ctx, complaintId: string): Promise<Draft[]> {
  const rows = await drafts(ctx)
    .where('complaint_id', '=', complaintId)
    .where('emptied_at', 'is', null)
    .orderBy('asked_at', 'desc')
    .orderBy('id', 'desc')
    .limit(mostShown)
    .execute()
  return rows.map(fromRow)
}

export async function openDraft(ctx: Ctx, complaintId: string, kind: DraftKind): Promise<Draft | null> {
  const row = await drafts(ctx)
    .where('complaint_id', '=', complaintId)
    .where('kind', '=', kind)
    .where('state', 'in', ['waiting', 'asking'])
    .executeTakeFirst()
  return row ? fromRow(row) : null
}

export async function holdDraft(ctx: Ctx, id: string): Promise<Draft | null> {
  const row = await drafts(ctx).where('id', '=', id).forUpdate().executeTakeFirst()
  return row ? fromRow(row) : null
}

export async function isWanted({ db }: Ctx, id: string): Promise<boolean> {
  const row = await db
    .selectFrom('complaints.assistant_draft')
    .select('id')
    .where('id', '=', id)
    .where('state', '=', 'asking')
    .executeTakeFirst()
  return row !== undefined
}

export async function startDraft({ db, now }: Ctx, id: string): Promise<void> {
  await db
    .updateTable('complaints.assistant_draft')
    .set({ state: 'asking', started_at: now })
    .where('id', '=', id)
    .execute()
}

export type End = {
  readonly state: 'done' | 'failed' | 'cancelled'
  readonly error?: DraftError
  readonly text?: string
  readonly category?: CategoryCode | null
  readonly tokensIn?: number | null
  readonly tokensOut?: number | null
  readonly tookMs?: number
}
/** What stood behind the placeholders is not needed any more, however it ended. */
export async function endDraft({ db, now }: Ctx, id: string, end: End): Promise<void> {
  await db
    .updateTable('complaints.assistant_draft')
    .set({
      state: end.state,
      ended_at: now,
      hidden: '[]',
      error: end.error ?? null,
      text: end.text ?? null,
      category: end.category ?? null,
      tokens_in: end.tokensIn ?? null,
      tokens_out: end.tokensOut ?? null,
      took_ms: end.tookMs ?? null,
    })
    .where('id', '=', id)
    .execute()
}

export async function saveFate(
  { db, now }: Ctx,
  id: string,
  { fate, statement = null }: { readonly fate: DraftFate; readonly statement?: string | null },
): Promise<void> {
  await db
    .updateTable('complaints.assistant_draft')
    .set({ fate, fate_at: now, statement_id: statement })
    .where('id', '=', id)
    .execute()
}

type Page = {
  readonly state?: DraftState | undefined
  readonly after: { readonly at: Date; readonly id: string } | null
  readonly limit: number
}
export async function listDrafts(ctx: Ctx, { state, after, limit }: Page): Promise<Draft[]> {
  const rows = await drafts(ctx)
    .$if(state !== undefined, (query) => query.where('state', '=', state ?? ''))
    .$if(after !== null, (query) =>
      query.where(sql<boolean>`(asked_at, id) < (${after?.at ?? null}, ${after?.id ?? null})`),
    )
    .orderBy('asked_at', 'desc')
    .orderBy('id', 'desc')
    .limit(limit)
    .execute()
  return rows.map(fromRow)
}

const mostAtOnce = 1000
/** Words that left and words that came back; the row itself counts and stays. What became a statement of the case is kept with it. */
export async function emptyUnused({ db, now }: Ctx, before: Date): Promise<void> {
  await db
    .updateTable('complaints.assistant_draft')
    .set({ sent: '', text: sql`case when text is null then null else '' end`, emptied_at: now })
    .where('id', 'in', (from) =>
      from
        .selectFrom('complaints.assistant_draft')
        .select('id')
        .where('emptied_at', 'is', null)
        .where('statement_id', 'is', null)
        .where('ended_at', '<', before)
        .where((where) => where.or([where('fate', 'is', null), where('fate', '=', 'discarded')]))
        .orderBy('ended_at')
        .limit(mostAtOnce),
    )
    .execute()
}
