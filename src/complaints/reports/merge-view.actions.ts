import type { z } from 'zod'
import { namesOf } from '../../kernel/access/people.ts'
import type { Ctx } from '../../kernel/context.ts'
import { whyNotApart } from './merge.rules.ts'
import { standingMerges } from './merge.store.ts'
import type { ReportMerge } from './report.contract.ts'
import type { Report } from './report.rules.ts'
import * as store from './report.store.ts'

type View = z.input<typeof ReportMerge>

/** Who merged which of these reports by hand, and whether it can still be undone. */
export async function mergeViews(ctx: Ctx, reports: readonly Report[]): Promise<ReadonlyMap<string, View>> {
  const merges = await standingMerges(
    ctx,
    reports.filter(({ mergedInto }) => mergedInto !== null).map(({ id }) => id),
  )
  if (merges.length === 0) return new Map()
  const names = await namesOf(ctx, [...new Set(merges.map(({ by }) => by))])
  const followed = await store.findAll(
    ctx,
    reports.flatMap(({ mergedInto }) => mergedInto ?? []),
  )
  const views = merges.flatMap((merge): [string, View][] => {
    const into = followed.get(reports.find(({ id }) => id === merge.report_id)?.mergedInto ?? '')
    if (!into) return []
    const { id, receipt } = into
    const stands = whyNotApart(into, merge.into_id)
    const by = names.get(merge.by) ?? '—'
    return [[merge.report_id, { into: { id, receipt }, by, at: merge.at.toISOString(), reason: merge.reason, stands }]]
  })
  return new Map(views)
}
