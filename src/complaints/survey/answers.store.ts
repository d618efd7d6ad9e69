import { sql } from 'kysely'
import type { Ctx } from '../../kernel/context.ts'
import type { Place } from '../../kernel/http/cursor.ts'
import type { AnswerFilter } from './survey.contract.ts'
import { columns, read, type Survey } from './survey.store.ts'

const tabs = {
  all: sql`true`,
  low: sql`s.call_back is not null`,
  'call-backs': sql`s.call_back = 'due'`,
  publishable: sql`s.may_publish and s.words <> ''`,
}

/** Nobody reads what was said about a case that he handled, or that is his own. */
export const notOwn = ({ actor }: Pick<Ctx, 'actor'>) => sql`s.agent_id is distinct from ${actor.id}
  and (${actor.merchantId}::text is null or s.merchant_id is distinct from ${actor.merchantId})
  and (${actor.consumerId}::text is null or not exists (
    select from complaints.complaint c where c.id = s.complaint_id and c.consumer_id = ${actor.consumerId}))`

type Wanted = AnswerFilter & { readonly after: Place | null; readonly limit: number }
/** The newest first; calls that are due, the oldest first. */
export async function list(
  ctx: Ctx,
  { tab, channel, category, agent, solved, after, limit }: Wanted,
): Promise<Survey[]> {
  const oldest = tab === 'call-backs'
  const beyond = oldest ? sql`>` : sql`<`
  const order = oldest ? sql`s.answered_at, s.id` : sql`s.answered_at desc, s.id desc`
  const { rows } = await sql<Survey>`
    select ${columns} from complaints.survey s
    where s.answered_at is not null and ${tabs[tab]} and ${notOwn(ctx)}
      ${channel === undefined ? sql`` : sql`and s.channel = ${channel}`}
      ${category === undefined ? sql`` : sql`and s.category = ${category}`}
      ${agent === undefined ? sql`` : sql`and s.agent_id = ${agent}`}
      ${solved === undefined ? sql`` : sql`and s.solved = ${solved}`}
      ${after === null ? sql`` : sql`and (s.answered_at, s.id) ${beyond} (${after.at}, ${after.id})`}
    order by ${order} limit ${limit}`.execute(ctx.db)
  return rows.map(read)
}
