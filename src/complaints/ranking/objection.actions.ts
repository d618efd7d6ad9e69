import type { Ctx } from '../../kernel/context.ts'
import { record } from '../../kernel/fact/record.ts'
import { notify } from '../../kernel/notice/notify.ts'
import { found, refuse } from '../../kernel/refusal.ts'
import type { Input } from '../../kernel/route.contract.ts'
import * as objections from './objection.store.ts'
import { headOf } from './public.actions.ts'
import { publishWhenDue } from './publish.actions.ts'
import { quarterFrom } from './quarter.rules.ts'
import type { decideObjection, DeskRanking, objectToRow, OwnRow, withdrawRanking } from './ranking.contract.ts'
import { rowOf, rowsOf, saveRow, type Counted } from './ranking-row.store.ts'
import * as store from './ranking.store.ts'
import { countShop, limitsOf, mostRanked, previewOf, shopsNamed } from './shop.actions.ts'
import { isListed, publicRow } from './table.rules.ts'

const exactOf = (of: Counted): OwnRow['exact'] => ({
  inTime: of.inTime,
  late: of.late,
  solved: of.solved,
  unsolved: of.unsolved,
  replied: of.replied,
  hours: of.hours?.median ?? null,
})
const objectionView = ({ reason, at, verdict, answer }: objections.Objection) => ({
  reason,
  at: at.toISOString(),
  verdict,
  answer,
})

/** Of the latest quarter that was counted; a shop that is not in it has no row. */
export async function readOwnRow(ctx: Ctx): Promise<{ row: OwnRow | null }> {
  const merchant = ctx.actor.merchantId
  const [ranking] = await store.rankings(ctx)
  const counted = ranking && merchant !== null ? await rowOf(ctx, ranking.id, merchant) : undefined
  if (!ranking || !counted || merchant === null) return { row: null }
  const clock = await previewOf(ctx, ranking)
  const objection = (await objections.objectionsTo(ctx, [ranking.id])).find((one) => one.merchantId === merchant)
  const limits = limitsOf(ctx)
  const name = (await shopsNamed(ctx, [merchant])).get(merchant)?.name ?? ''
  const isShown = counted.state !== 'withheld' && isListed(counted, limits)
  return {
    row: {
      ranking: headOf(ranking),
      clock,
      exact: exactOf(counted),
      shown: isShown ? publicRow({ ...counted, merchant: { id: merchant, name } }, limits) : null,
      objection: objection ? objectionView(objection) : null,
      mayObject: !objection && isOpen(ctx, ranking, clock),
    },
  }
}

const isOpen = ({ now }: Ctx, { state }: store.Ranking, clock: { readonly dueAt: string } | null): boolean =>
  state === 'preview' && clock !== null && now.getTime() < Date.parse(clock.dueAt)

export async function objectToOwnRow(ctx: Ctx, { id, reason }: Input<typeof objectToRow>) {
  const merchant = ctx.actor.merchantId ?? ''
  const ranking = found(await store.hold(ctx, id), 'ranking')
  if (!(await rowOf(ctx, id, merchant))) refuse('not-found', { noun: 'ranking' })
  if (!isOpen(ctx, ranking, await previewOf(ctx, ranking))) refuse('ranking.preview-over')
  if (!(await objections.insertObjection(ctx, { ranking: id, merchant, reason }))) refuse('ranking.objected-already')
  await record(ctx, [{ kind: 'ranking.objected', subject: id, data: { merchant } }])
  const dedupe = `ranking.objected:${id}:${merchant}`
  const params = { period: ranking.period }
  await notify(ctx, { to: { role: 'governance-officer' }, template: 'ranking.objected', params, subject: id, dedupe })
  return { ok: true as const }
}

/** The row is counted again as things stand now, or not published, or stays; then nothing may be in the way any more. */
export async function decideOnObjection(ctx: Ctx, input: Input<typeof decideObjection>) {
  const { id, merchant, verdict, answer, leaveOut } = input
  const ranking = found(await store.hold(ctx, id), 'ranking')
  const row = found(await rowOf(ctx, id, merchant), 'ranking')
  // Nobody decides for his own shop.
  if (ctx.actor.merchantId === merchant) refuse('not-found', { noun: 'ranking' })
  if (leaveOut.length > 0 && verdict !== 'recount') refuse('ranking.leave-out', { field: 'leaveOut' })
  if (!(await objections.decide(ctx, { ranking: id, merchant, verdict, answer }))) refuse('ranking.nothing-to-decide')
  if (verdict === 'withhold') await saveRow(ctx, id, { ...row, state: 'withheld' })
  if (verdict === 'recount') {
    const again = await countShop(ctx, quarterFrom(ranking.from), merchant, leaveOut)
    await saveRow(ctx, id, { ...row, ...again, state: 'corrected' })
  }
  await record(ctx, [
    { kind: 'ranking.objection-decided', subject: id, data: { merchant, verdict, leftOut: leaveOut.length } },
  ])
  await notify(ctx, {
    to: { merchant },
    template: 'ranking.decided',
    params: { period: ranking.period },
    subject: id,
    dedupe: `ranking.decided:${id}:${merchant}`,
  })
  await publishWhenDue(ctx, id)
  return { ok: true as const }
}

export async function withdrawPublished(ctx: Ctx, { id, reason }: Input<typeof withdrawRanking>) {
  const ranking = found(await store.hold(ctx, id), 'ranking')
  if (ranking.state !== 'published') refuse('ranking.not-published')
  await store.withdraw(ctx, id, reason)
  await record(ctx, [{ kind: 'ranking.withdrawn', subject: id, data: { period: ranking.period } }])
  return { ok: true as const }
}

const mostAtDesk = 8
/** The last two years. */
export async function listDesk(ctx: Ctx): Promise<{ rows: DeskRanking[] }> {
  const rankings = (await store.rankings(ctx)).slice(0, mostAtDesk)
  const all = (
    await objections.objectionsTo(
      ctx,
      rankings.map(({ id }) => id),
    )
  ).filter(({ merchantId }) => merchantId !== ctx.actor.merchantId)
  const shops = await shopsNamed(
    ctx,
    all.map(({ merchantId }) => merchantId),
  )
  const limits = limitsOf(ctx)
  const rows: DeskRanking[] = []
  for (const ranking of rankings) {
    const counted = await rowsOf(ctx, ranking.id, mostRanked)
    const own = all.filter(({ rankingId }) => rankingId === ranking.id)
    rows.push({
      ...headOf(ranking),
      clock: await previewOf(ctx, ranking),
      listed: counted.filter((one) => one.state !== 'withheld' && isListed(one, limits)).length,
      waiting: own.filter(({ verdict }) => verdict === null).length,
      objections: own.flatMap((one) => {
        const row = counted.find(({ merchantId }) => merchantId === one.merchantId)
        const merchant = { id: one.merchantId, name: shops.get(one.merchantId)?.name ?? '' }
        return row ? [{ ...objectionView(one), merchant, exact: exactOf(row) }] : []
      }),
    })
  }
  return { rows }
}
