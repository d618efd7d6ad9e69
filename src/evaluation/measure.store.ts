import { hourMs } from '../kernel/calendar/span.ts'
import { sql, type RawBuilder } from 'kysely'
import type { Ctx } from '../kernel/context.ts'
import { largestSample, shareOf, type Computed, type Reading } from './measure.rules.ts'

/**
 * The evaluation's data source is what the kernel recorded of everybody's work: it reads the fact log, the clocks, the
 * notices and the queue directly, and never writes there (docs/decisions/0021).
 */
type Of<M extends Computed['measure']> = Extract<Computed, { measure: M }>
type Share = { part: number; sample: number }

async function one<T>({ db }: Ctx, query: RawBuilder<T>): Promise<T | undefined> {
  const { rows } = await query.execute(db)
  return rows[0]
}
const share = async (ctx: Ctx, query: RawBuilder<Share>): Promise<Reading> => {
  const row = await one(ctx, query)
  return shareOf(row?.part ?? 0, row?.sample ?? 0)
}
const count = async (ctx: Ctx, query: RawBuilder<{ n: number }>): Promise<Reading> => {
  const n = (await one(ctx, query))?.n ?? 0
  return { value: n, sample: n }
}
const ago = ({ now }: Ctx, hours: number): Date => new Date(now.getTime() - hours * hourMs)
const since = (ctx: Ctx, days: number): Date => ago(ctx, days * 24)

export const factsCount = (ctx: Ctx, { kinds, days }: Of<'facts-count'>) =>
  count(
    ctx,
    sql`select count(*)::int as n from kernel.fact
      where kind = any (${kinds}::text[]) and at >= ${since(ctx, days)} and at <= ${ctx.now}`,
  )

/** Newest first, and only those whose time is up: a promise still inside its limit is neither kept nor broken. */
export const factsFollowed = (ctx: Ctx, { first, followedBy, withinHours, days }: Of<'facts-followed'>) =>
  share(
    ctx,
    sql`select count(*)::int as sample, count(*) filter (where exists (
        select 1 from kernel.fact later where later.subject = started.subject and later.kind = any (${followedBy}::text[])
          and later.at >= started.at and later.at <= started.at + make_interval(hours => ${withinHours}::int)))::int as part
      from (select subject, at from kernel.fact where kind = ${first} and at >= ${since(ctx, days)}
        and at <= ${ago(ctx, withinHours)} order by at desc limit ${largestSample}) started`,
  )

export const factsWith = (ctx: Ctx, { kinds, field, days }: Of<'facts-with'>) =>
  share(
    ctx,
    sql`select count(*)::int as sample, count(*) filter (where coalesce(data ->> ${field}, '') not in ('', 'false'))::int as part
      from (select data from kernel.fact where kind = any (${kinds}::text[]) and at >= ${since(ctx, days)}
        and at <= ${ctx.now} order by at desc limit ${largestSample}) recent`,
  )

export const factsRatio = (ctx: Ctx, { kinds, part, whole, days }: Of<'facts-ratio'>) =>
  share(
    ctx,
    sql`select coalesce(sum((select sum((data ->> name)::bigint) from unnest(${part}::text[]) name)), 0)::bigint as part,
        coalesce(sum((data ->> ${whole})::bigint), 0)::bigint as sample
      from (select data from kernel.fact where kind = any (${kinds}::text[]) and at >= ${since(ctx, days)} and at <= ${ctx.now}
        and jsonb_typeof(data -> ${whole}) = 'number' order by at desc limit ${largestSample}) recent`,
  )

export async function factsAge(ctx: Ctx, { kinds }: Of<'facts-age'>): Promise<Reading> {
  const row = await one<{ at: Date | null }>(
    ctx,
    sql`select max(at) as at from kernel.fact where kind = any (${kinds}::text[]) and at <= ${ctx.now}`,
  )
  if (!row?.at) return { value: null, sample: 0 }
  return { value: Math.floor((ctx.now.getTime() - row.at.getTime()) / (24 * hourMs)), sample: 1 }
}

/** What a local gateway only shows is not counted: it was neither delivered nor lost. */
export const noticesDelivered = (ctx: Ctx, { days }: Of<'notices-delivered'>) =>
  share(
    ctx,
    sql`select count(*) filter (where state in ('sent', 'failed'))::int as sample, count(*) filter (where state = 'sent')::int as part
      from (select state, created_at from kernel.notice order by id desc limit ${largestSample}) recent
      where created_at >= ${since(ctx, days)}`,
  )

export const webhooksDelivered = (ctx: Ctx, { days }: Of<'webhooks-delivered'>) =>
  share(
    ctx,
    sql`select count(*) filter (where state <> 'waiting')::int as sample, count(*) filter (where state = 'delivered')::int as part
      from (select state, created_at from kernel.webhook_delivery order by id desc limit ${largestSample}) recent
      where created_at >= ${since(ctx, days)}`,
  )

export const jobsFailed = (ctx: Ctx, { days }: Of<'jobs-failed'>) =>
  count(ctx, sql`select count(*)::int as n from kernel.job_failure where final and failed_at >= ${since(ctx, days)}`)

export const accountsWithRole = (ctx: Ctx, { roles }: Of<'accounts-with-role'>) =>
  count(ctx, sql`select count(*)::int as n from kernel.account where state = 'active' and roles && ${roles}::text[]`)
