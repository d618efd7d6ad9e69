import type { z } from 'zod'
import { shanghaiDay } from '../../kernel/calendar/day.rules.ts'
import type { Ctx } from '../../kernel/context.ts'
import { remedyWords } from '../category.rules.ts'
import { handled } from '../handled.actions.ts'
import { readsSeatedOnly, sideOf } from '../complaint.rules.ts'
import { ruleFor } from '../demand/demand.actions.ts'
import { openDemandsOf } from '../demand/demand.store.ts'
import type { Precedents } from './precedent.contract.ts'
import { shareOf, spreadOf, warningFor } from './precedent.rules.ts'
import * as store from './precedent.store.ts'

/** The newest so many are looked at; older ones were decided in another time. */
const most = 500
const mostShown = 8

type Asked = { readonly id: string; readonly amountFen?: number | undefined }
type About = z.input<typeof Precedents>['about']

/** For those who decide or mediate: the claim first, then each rule that is demanded. */
export async function showPrecedents(ctx: Ctx, { id, amountFen }: Asked): Promise<z.input<typeof Precedents>[]> {
  const complaint = await handled(ctx, id)
  const title = complaint.remedies.map((remedy) => remedyWords[remedy])
  const joined = { zh: title.map(({ zh }) => zh).join('、'), en: title.map(({ en }) => en).join(', ') }
  const claim = await store.ruledClaims(ctx, complaint, most)
  const share = amountFen === undefined || complaint.claimFen === 0 ? null : shareOf(amountFen, complaint.claimFen)
  const rows = [told(ctx, { kind: 'claim', id: complaint.remedies.join(' '), title: joined }, claim, share)]
  for (const { remedy, happenedOn } of await openDemandsOf(ctx, id)) {
    const rule = ruleFor(ctx, remedy, happenedOn)
    const ruled = await store.ruledDemands(ctx, { ...complaint, remedy }, most)
    rows.push(told(ctx, { kind: 'rule', id: remedy, title: rule?.title ?? null }, ruled, null))
  }
  return rows
}

function told(ctx: Ctx, about: About, ruled: readonly store.Ruled[], share: number | null): z.input<typeof Precedents> {
  const least = Number(ctx.rulebook.ruleOf('parameter', 'ruling.precedents-least', shanghaiDay(ctx.now)).value)
  const shares = ruled.map(({ grantedFen, askedFen }) => shareOf(grantedFen, askedFen))
  const spread = spreadOf(shares, least)
  // Whoever reads only what is theirs learns how others ruled, and opens none of it.
  const mayOpen = spread !== null && !readsSeatedOnly(ctx.actor)
  const open = mayOpen ? ruled.filter((one) => sideOf(ctx.actor, one) === 'platform') : []
  return {
    about,
    count: spread === null ? null : ruled.length,
    least,
    spread,
    cases: open.slice(0, mostShown).map(({ id, receipt, decidedAt, grantedFen, askedFen }) => ({
      id,
      receipt,
      decidedAt: decidedAt.toISOString(),
      perTenThousand: shareOf(grantedFen, askedFen),
      grantedFen,
    })),
    warning: spread === null || share === null ? null : warningFor(share, spread, ruled.length),
  }
}
