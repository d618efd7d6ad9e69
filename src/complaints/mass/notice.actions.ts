import { shanghaiDay } from '../../kernel/calendar/day.rules.ts'
import type { Ctx } from '../../kernel/context.ts'
import { found } from '../../kernel/refusal.ts'
import { readCursor, writeCursor } from '../../kernel/http/cursor.ts'
import * as claims from './claim.store.ts'
import * as decisions from './decision.store.ts'
import { formulaWords } from './formula.rules.ts'
import { numberOf } from './mass-numbers.actions.ts'
import type { MassNoticeView } from './notice.contract.ts'
import { viewRows } from './show.actions.ts'

type Wanted = { readonly cursor?: string | undefined; readonly limit: number }

/** What was announced, for everybody: nothing about anybody. */
export async function listMassNotices(ctx: Ctx, { cursor, limit }: Wanted) {
  const wanted = { tab: 'announced', merchant: null, after: readCursor(cursor), limit: limit + 1 } as const
  const rows = await claims.list(ctx, wanted)
  const page = rows.slice(0, limit)
  const last = page.at(-1)
  const next = rows.length > limit && last?.announcedAt ? writeCursor({ at: last.announcedAt, id: last.id }) : null
  const shown = []
  for (const claim of page) shown.push(await viewNotice(ctx, claim))
  return { rows: shown, next }
}

export async function readMassNotice(ctx: Ctx, id: string): Promise<MassNoticeView> {
  const claim = await claims.find(ctx, id)
  return viewNotice(ctx, found(claim?.announcedAt && claim.state !== 'merged' ? claim : null, 'mass-claim'))
}

async function viewNotice(ctx: Ctx, claim: claims.Claim): Promise<MassNoticeView> {
  const row = found((await viewRows(ctx, [claim]))[0], 'mass-claim')
  const finding = await decisions.findingOf(ctx, claim.id)
  return {
    id: claim.id,
    title: claim.title,
    summary: claim.summary,
    merchant: row.merchant.name,
    shared: row.shared,
    state: claim.state,
    members: row.joined >= numberOf(ctx, 'least-told') ? row.joined : null,
    openedOn: shanghaiDay(claim.openedAt),
    open: claim.closedAt === null,
    notices: (await decisions.noticesOf(ctx, claim.id)).map(({ text, at }) => ({ text, at: at.toISOString() })),
    finding: finding && {
      decision: finding.decision,
      remedy: finding.remedy,
      words: formulaWords(finding.formula),
      reasons: finding.reasons,
      at: finding.at.toISOString(),
    },
  }
}
