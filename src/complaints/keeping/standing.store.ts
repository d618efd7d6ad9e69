import { sql } from 'kysely'
import type { Ctx } from '../../kernel/context.ts'
import type { Matter } from '../../kernel/person/standing.ts'

const anyOf = (list: readonly string[]) => sql`any(${[...list]}::text[])`
type Row = { readonly id: string; readonly number: string; readonly kind: keyof typeof words }
const words = {
  complaint: { zh: '还在办理的投诉', en: 'A complaint under way' },
  aftersales: { zh: '还在办理的售后', en: 'An after-sales request under way' },
  chat: { zh: '还没有结束的对话', en: 'A chat that is not over' },
} as const
const pageOf = { complaint: '/complaints/', aftersales: '/aftersales/', chat: null } as const
const most = 100

/** Cases that are not over and in which one of these is a side. What a case needs of them stays until its end. */
export async function openMatters({ db }: Ctx, ids: readonly string[]): Promise<Matter[]> {
  const { rows } = await sql<Row>`
    select id, receipt as number, 'complaint' as kind from complaints.complaint
    where closed_at is null and (consumer_id = ${anyOf(ids)} or guest_id = ${anyOf(ids)} or merchant_id = ${anyOf(ids)})
    union all
    select id, number, 'aftersales' from complaints.aftersales_request
    where closed_at is null and (consumer_id = ${anyOf(ids)} or merchant_id = ${anyOf(ids)})
    union all
    select id, '', 'chat' from complaints.chat
    where closed_at is null and (consumer_id = ${anyOf(ids)} or account_id = ${anyOf(ids)})
    order by 1 limit ${most}`.execute(db)
  return rows.map(({ id, number, kind }) => {
    const page = pageOf[kind]
    return { id, title: words[kind], number, href: page === null ? null : `${page}${id}` }
  })
}

/** The papers of a dispute are kept from its end, or from what a court said of it since, not from when they were written. */
export async function lastClosed({ db }: Ctx, ids: readonly string[], kind: string): Promise<Date | null> {
  if (!['words', 'evidence', 'letter'].includes(kind)) return null
  const { rows } = await sql<{ last: Date | null }>`
    select max(closed_at) as last from (
      select closed_at from complaints.complaint where consumer_id = ${anyOf(ids)} or guest_id = ${anyOf(ids)}
      union all
      select closed_at from complaints.aftersales_request where consumer_id = ${anyOf(ids)}
      union all
      select r.dated_on::timestamptz from complaints.legal_result r join complaints.complaint c on c.id = r.complaint_id
      where c.consumer_id = ${anyOf(ids)} or c.guest_id = ${anyOf(ids)}) over`.execute(db)
  return rows[0]?.last ?? null
}
