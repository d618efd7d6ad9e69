import type { Ctx } from '../../kernel/context.ts'
import { found, refuse } from '../../kernel/refusal.ts'
import type { Input } from '../../kernel/route.contract.ts'
import { rankingCsv } from './method.rules.ts'
import { inGroups } from './order.rules.ts'
import { RankingBody, type RankingHead, type RankingView, type readRanking } from './ranking.contract.ts'
import * as store from './ranking.store.ts'

export const headOf = (of: store.Ranking): RankingHead => ({
  id: of.id,
  period: of.period,
  from: of.from,
  until: of.until,
  state: of.state,
  hash: of.hash,
  publishedAt: of.publishedAt?.toISOString() ?? null,
  withdrawn:
    of.withdrawnAt === null || of.reason === null ? null : { at: of.withdrawnAt.toISOString(), reason: of.reason },
})

export const listPublic = async (ctx: Ctx) => ({
  rows: (await store.rankings(ctx)).filter(({ state }) => state !== 'preview').map(headOf),
})

const bodyIn = ({ body }: store.Ranking): RankingBody => RankingBody.parse(JSON.parse(body ?? 'null'))

/** Groups and totals follow from the published rows alone. */
export async function readPublic(ctx: Ctx, { period, by, category }: Input<typeof readRanking>) {
  const ranking = await store.openOne(ctx, period)
  if (!ranking) return period === 'latest' ? { ranking: null } : refuse('not-found', { noun: 'ranking' })
  const body = bodyIn(ranking)
  const withdrawn = ranking.state === 'withdrawn'
  const inCategory = (one: { readonly category: string | null }) => category === undefined || one.category === category
  const rows = withdrawn ? [] : inGroups(body.rows.filter(inCategory), by)
  const others = withdrawn ? [] : body.others.filter(inCategory)
  const sum = (numbers: readonly number[]) => numbers.reduce((total, one) => total + one, 0)
  const view: RankingView = {
    ...headOf(ranking),
    minimum: body.minimum,
    roundedTo: body.roundedTo,
    method: body.method,
    licence: body.licence,
    countedAt: body.countedAt,
    categories: withdrawn ? [] : categoriesOf(body),
    rows: rows.map(({ group, row }) => ({ ...row, group })),
    withheld: withdrawn ? [] : body.withheld.filter(inCategory),
    others: {
      merchants: sum(others.map(({ merchants }) => merchants)),
      complaints: sum(others.map(({ complaints }) => complaints)),
    },
    total: withdrawn ? 0 : body.rows.length,
  }
  return { ranking: view }
}

const categoriesOf = ({ rows }: RankingBody): string[] =>
  [...new Set(rows.flatMap(({ category }) => category ?? []))].toSorted((a, b) => a.localeCompare(b, 'zh-CN'))

async function file(ctx: Ctx, period: string) {
  const ranking = found(await store.openOne(ctx, period), 'ranking')
  if (ranking.state === 'withdrawn') refuse('ranking.withdrawn')
  return { ranking, body: bodyIn(ranking) }
}
const named = (period: string, ending: string) => ({
  'content-disposition': `attachment; filename="ranking-${period}.${ending}"`,
})

export async function jsonFile(ctx: Ctx, period: string) {
  const { ranking } = await file(ctx, period)
  const headers = named(ranking.period, 'json')
  return { body: ranking.body ?? '', type: 'application/json; charset=utf-8', headers }
}
export async function csvFile(ctx: Ctx, period: string) {
  const { ranking, body } = await file(ctx, period)
  const headers = named(ranking.period, 'csv')
  return { body: rankingCsv(body, ranking.hash ?? ''), type: 'text/csv; charset=utf-8', headers }
}
