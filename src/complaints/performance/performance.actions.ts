import { shanghaiDay } from '../../kernel/calendar/day.rules.ts'
import type { Ctx } from '../../kernel/context.ts'
import { found, refuse } from '../../kernel/refusal.ts'
import { attach, begin, everybody, finish, say, type StepInput } from '../complaint.actions.ts'
import type { Side } from '../complaint.contract.ts'
import type { Complaint } from '../complaint.rules.ts'
import { assertNothingUnderWay, enterOutside } from '../payments/result.actions.ts'
import { moveObligations, obligationsOf, type Owed } from './obligation.store.ts'
import { goOn } from './go-on.actions.ts'
import { toConfirm, toDispute, toEnforce, toProve, type Item } from './stand.rules.ts'

/** What is owed is shown, confirmed, disputed and enforced: one obligation, or all that stand so where none is named. */

type One = StepInput & { readonly obligation?: string | undefined }
type Said = One & { readonly text: string; readonly files: readonly string[] }

/** Those that the step is about: the one that was named, if it stands so. */
function chosen(all: readonly Item[], allowed: readonly Item[], { obligation }: One): readonly string[] {
  if (obligation === undefined) return allowed.map(({ id }) => id)
  found(
    all.find(({ id }) => id === obligation),
    'obligation',
  )
  if (!allowed.some(({ id }) => id === obligation)) refuse('performance.not-so', { field: 'obligation' })
  return [obligation]
}

async function saying(
  ctx: Ctx,
  input: Said,
  said: { readonly side: Side; readonly kind: 'proof' | 'message' | 'result' },
) {
  const statement = await say(ctx, input.id, { ...said, audience: everybody, text: input.text })
  await attach(ctx, input.id, { files: input.files, side: said.side })
  return statement
}

/** The debtor shows that it was done; when the shop has nothing left to do, the consumer's silence is consent. */
export async function provePerformance(ctx: Ctx, input: Said): Promise<Complaint> {
  const { before, after, side } = await begin(ctx, 'prove', input)
  const owed = await obligationsOf(ctx, input.id)
  const obligations = chosen(owed, toProve(owed, side), input)
  const statement = await saying(ctx, input, { side, kind: 'proof' })
  const data = { statement, by: side, obligations }
  const fact = { kind: 'complaint.performance-proven', subject: input.id, data }
  // While it is enforced, proof is for the consumer and the agent to look at: it does not take the case back by itself.
  if (before.state === 'enforcing') return finish(ctx, { before, after }, [fact])
  await moveObligations(ctx, input.id, { from: ['open', 'disputed'], to: 'proven', only: obligations })
  return goOn(ctx, { before, after, owed }, [fact])
}

/** Whoever was owed says that it is there. It is over when both have what they were promised. */
export async function confirmPerformance(ctx: Ctx, input: One): Promise<Complaint> {
  const { before, after, side } = await begin(ctx, 'confirm_performance', input)
  if (side === 'consumer') await assertNothingUnderWay(ctx, before)
  const owed = await obligationsOf(ctx, input.id)
  const obligations = chosen(owed, toConfirm(owed, side), input)
  await moveObligations(ctx, input.id, { from: ['open', 'proven', 'disputed'], to: 'confirmed', only: obligations })
  const data = { by: side, obligations, amountFen: sumOf(owed, obligations) }
  const fact = { kind: 'complaint.performance-confirmed', subject: input.id, data }
  return goOn(ctx, { before, after: { ...after, state: before.state }, owed }, [fact])
}

/** What the shop did not do is the platform's to enforce; what the consumer did not do, an agent hears of. */
export async function disputePerformance(ctx: Ctx, input: Said): Promise<Complaint> {
  const { before, after, side } = await begin(ctx, 'dispute_performance', input)
  const owed = await obligationsOf(ctx, input.id)
  const obligations = chosen(owed, toDispute(owed, side, shanghaiDay(ctx.now)), input)
  const statement = await saying(ctx, input, { side, kind: 'message' })
  await moveObligations(ctx, input.id, { from: ['open', 'proven'], to: 'disputed', only: obligations })
  const data = { statement, by: side, obligations }
  const fact = { kind: 'complaint.performance-disputed', subject: input.id, data }
  if (side === 'consumer') return finish(ctx, { before, after: { ...after, proven: false } }, [fact])
  return goOn(ctx, { before, after: { ...after, state: before.state }, owed }, [fact])
}

/** By hand, for what is not money or was carried out elsewhere; what is due later is performed as before. */
export async function enforce(ctx: Ctx, input: Said & { amountFen: number }): Promise<Complaint> {
  const { before, after, side } = await begin(ctx, 'enforce', input)
  await assertNothingUnderWay(ctx, before)
  const owed = await obligationsOf(ctx, input.id)
  const broken = toEnforce(owed, shanghaiDay(ctx.now))
  const obligations = (broken.length > 0 ? broken : toConfirm(owed, 'consumer')).map(({ id }) => id)
  const statement = await saying(ctx, input, { side, kind: 'result' })
  await enterOutside(ctx, before, { amountFen: input.amountFen, note: input.text, only: obligations })
  await moveObligations(ctx, input.id, { from: ['open', 'proven', 'disputed'], to: 'enforced', only: obligations })
  const fact = { kind: 'complaint.enforced', subject: input.id, data: { statement, obligations } }
  return goOn(ctx, { before, after: { ...after, state: before.state }, owed, amountFen: input.amountFen }, [fact])
}

const sumOf = (owed: readonly Owed[], ids: readonly string[]): number =>
  owed.filter(({ id }) => ids.includes(id)).reduce((sum, { amountFen }) => sum + amountFen, 0)
