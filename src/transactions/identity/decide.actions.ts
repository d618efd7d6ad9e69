import { shanghaiDay } from '../../kernel/calendar/day.rules.ts'
import type { Task } from '../../kernel/capability.ts'
import { hasRole, type Ctx } from '../../kernel/context.ts'
import { filesOf } from '../../kernel/evidence/evidence.actions.ts'
import { releaseFiles } from '../../kernel/evidence/keep.actions.ts'
import { record } from '../../kernel/fact/record.ts'
import { cut, readCursor } from '../../kernel/http/cursor.ts'
import { notify } from '../../kernel/notice/notify.ts'
import { masked } from '../../kernel/reading/mask.rules.ts'
import { found, refuse } from '../../kernel/refusal.ts'
import type { Input } from '../../kernel/route.contract.ts'
import { numberOf } from '../parameter.rules.ts'
import { answerHours } from './identity.actions.ts'
import { VerificationState, WhyRefused, type VerificationRow } from './identity.contract.ts'
import type * as contract from './identity.contract.ts'
import { ageOn, bornOn, decisionOf } from './identity.rules.ts'
import * as store from './identity.store.ts'

const adultYears = 18
const view = (ctx: Ctx, row: store.Verification): VerificationRow => ({
  id: row.id,
  state: VerificationState.parse(row.state),
  name: row.name && masked('name', row.name),
  askedAt: row.asked_at.toISOString(),
  answerBy: new Date(row.asked_at.getTime() + answerHours(ctx) * 3_600_000).toISOString(),
  decidedAt: row.decided_at?.toISOString() ?? null,
  why: WhyRefused.nullable().parse(row.why),
  decidedByMe: row.decided_by === ctx.actor.id,
})

/** Nobody decides about themselves: to whoever is the person, the request of theirs does not exist at the desk. */
const atDesk = ({ actor }: Ctx, row: store.Verification | undefined): store.Verification =>
  found(row && row.consumer_id !== actor.consumerId ? row : undefined, 'verification')

export async function listVerifications(ctx: Ctx, { state, cursor, limit }: Input<typeof contract.listVerifications>) {
  const rows = await store.listIn(ctx, state, { after: readCursor(cursor), limit: limit + 1 })
  const page = cut(rows, limit, (row) => ({
    at: (state === 'asked' ? null : row.decided_at) ?? row.asked_at,
    id: row.id,
  }))
  const others = page.rows.filter(({ consumer_id }) => consumer_id !== ctx.actor.consumerId)
  return { rows: others.map((row) => view(ctx, row)), next: page.next }
}

const otherAccounts = async (ctx: Ctx, { number, consumer_id }: store.Verification): Promise<number> =>
  number === null ? 0 : (await store.accountsWith(ctx, number)).filter((one) => one !== consumer_id).length

export async function readVerification(ctx: Ctx, id: string) {
  const row = atDesk(ctx, await store.find(ctx, id))
  const today = shanghaiDay(ctx.now)
  const age = row.number === null ? null : ageOn(row.number, today)
  return {
    ...view(ctx, row),
    files: [...(await filesOf(ctx, id))],
    said:
      row.number === null || age === null
        ? null
        : { birthYear: Number(bornOn(row.number).slice(0, 4)), age, ofAge: age >= adultYears },
    otherAccounts: await otherAccounts(ctx, row),
    mayDecide: row.state === 'asked',
  }
}

type Deciding = Input<typeof contract.decideVerification>
/**
 * The picture was compared: it is deleted with the decision, whichever it is, and a refused request keeps neither name nor number. An
 * identity that held before is replaced by the new one.
 */
export async function decideVerification(ctx: Ctx, { id, why }: Deciding): Promise<VerificationRow> {
  const row = atDesk(ctx, await store.hold(ctx, id))
  if (row.state !== 'asked') return refuse('identity.over')
  if (row.number !== null) await store.holdNumber(ctx, row.number)
  const most = numberOf(ctx.rulebook, 'identity.accounts', ctx.now)
  const decision = decisionOf(why, { otherAccounts: await otherAccounts(ctx, row), most })
  if (decision.state === 'verified') {
    const before = await store.findVerified(ctx, row.consumer_id)
    if (before) await store.end(ctx, before.id, { state: 'replaced', decided_at: before.decided_at })
    await store.update(ctx, id, { ...decision, checked_by: 'desk', decided_by: ctx.actor.id, decided_at: ctx.now })
  } else await store.end(ctx, id, { ...decision, checked_by: 'desk', decided_by: ctx.actor.id })
  await releaseFiles(ctx, id)
  await tellDecided(ctx, row, decision)
  return view(ctx, found(await store.find(ctx, id), 'verification'))
}

async function tellDecided(
  ctx: Ctx,
  { id, consumer_id: consumer }: store.Verification,
  decision: ReturnType<typeof decisionOf>,
) {
  const data = decision.state === 'verified' ? { consumer } : { consumer, why: decision.why }
  const kind = decision.state === 'verified' ? 'identity.verified' : 'identity.refused'
  await record(ctx, [{ kind, subject: id, data }])
  await notify(ctx, { to: { consumer }, template: kind, params: {}, subject: id, dedupe: `${kind}:${id}` })
}

export async function maySeeVerification(ctx: Ctx, id: string): Promise<boolean> {
  const row = await store.find(ctx, id)
  if (!row) return false
  return row.consumer_id === ctx.actor.consumerId || hasRole(ctx.actor, 'risk-analyst')
}

/** One line for all that wait: they are done one after the other. */
export async function verificationTasks(ctx: Ctx, limit: number): Promise<readonly Task[]> {
  if (!hasRole(ctx.actor, 'risk-analyst') || limit < 1) return []
  const [oldest] = await store.listIn(ctx, 'asked', { after: null, limit: 1 })
  if (!oldest) return []
  const waiting = await store.countWaiting(ctx)
  return [
    {
      title: { zh: `${waiting} 件实名核验待处理`, en: `${waiting} verifications of identity wait` },
      detail: '',
      href: '/transactions/verifications',
      dueAt: new Date(oldest.asked_at.getTime() + answerHours(ctx) * 3_600_000),
      kind: { zh: '实名核验', en: 'Verification' },
    },
  ]
}
