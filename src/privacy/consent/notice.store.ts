import { sql, type Insertable } from 'kysely'
import { DataUse } from '../../kernel/consent/purpose-rule.contract.ts'
import type { Ctx } from '../../kernel/context.ts'
import type { DB } from '../../kernel/db/tables.ts'
import { Audience, type Notice } from './consent.contract.ts'

const notices = ({ db }: Ctx) =>
  db
    .selectFrom('privacy.consent_notice')
    .select(['id', 'purpose', 'audience', 'version', 'zh', 'en', 'uses', 'sha256', 'published_at'])
    .select(['asks_again as asksAgain', 'effective_on as effectiveOn'])
type Row = Awaited<ReturnType<ReturnType<typeof notices>['executeTakeFirstOrThrow']>>

const view = ({ zh, en, audience, uses, published_at: publishedAt, ...row }: Row): Notice => ({
  ...row,
  audience: Audience.parse(audience),
  uses: DataUse.array().parse(uses),
  text: { zh, en },
  publishedAt: publishedAt.toISOString(),
})

export async function find(ctx: Ctx, id: string): Promise<Notice | undefined> {
  const row = await notices(ctx).where('id', '=', id).executeTakeFirst()
  return row && view(row)
}

/** All that was published, newest first; of one purpose or of all. There are few of them. */
export async function list(ctx: Ctx, purpose: string | null): Promise<Notice[]> {
  let query = notices(ctx)
  if (purpose !== null) query = query.where('purpose', '=', purpose)
  const rows = await query.orderBy('purpose').orderBy('audience').orderBy('version', 'desc').limit(1000).execute()
  return rows.map(view)
}

/** Two that publish at once get two numbers. */
export const holdNumbers = ({ db }: Ctx, purpose: string) =>
  sql`select pg_advisory_xact_lock(hashtextextended(${`consent notices of ${purpose}`}, 0))`.execute(db)

export const insert = ({ db }: Ctx, row: Insertable<DB['privacy.consent_notice']>) =>
  db.insertInto('privacy.consent_notice').values(row).execute()
