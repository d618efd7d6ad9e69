import type { Ctx } from '../../kernel/context.ts'
import { found, refuse } from '../../kernel/refusal.ts'
import { categoryOf, paidRemedies } from '../category.rules.ts'
import { everybody, finish, say } from '../complaint.actions.ts'
import type { Remedy } from '../complaint.contract.ts'
import { sideOf, type Complaint } from '../complaint.rules.ts'
import * as complaints from '../complaint.store.ts'
import { ruleFor } from '../demand/demand.actions.ts'
import { demandedIn } from '../demand/demand.contract.ts'
import { asksPriceBack, givesPriceBack } from '../demand/demand.rules.ts'
import { openDemandsOf } from '../demand/demand.store.ts'
import { assertPaid, assertRemedies } from '../filing.rules.ts'
import { orderOf } from '../orders.actions.ts'
import { stateWords } from '../refusal-words.contract.ts'

type Wanted = {
  readonly id: string
  readonly remedies: readonly Remedy[]
  readonly amountFen: number
  readonly text: string
  readonly version?: number | undefined
}

/** Both sides read what is asked for now, and why; no clock moves, and nothing that was answered is lost. */
export async function changeClaim(ctx: Ctx, { id, version, text, ...wanted }: Wanted): Promise<Complaint> {
  const before = found(await complaints.hold(ctx, id), 'complaint')
  const side = sideOf(ctx.actor, before) ?? refuse('not-found', { noun: 'complaint' })
  if (side === 'merchant') refuse('not-found', { noun: 'complaint' })
  if (!demandedIn.includes(before.state)) {
    const { zh: stateZh, en: stateEn } = stateWords[before.state]
    refuse('claim.too-late', { stateZh, stateEn })
  }
  if (version !== undefined && version !== before.version) refuse('complaint.changed-meanwhile')
  const claim = { remedies: [...new Set(wanted.remedies)], amountFen: wanted.amountFen }
  await assertClaimed(ctx, before, claim)
  const statement = await say(ctx, id, { side, kind: 'message', audience: everybody, text })
  const after = {
    ...before,
    remedies: claim.remedies,
    claimFen: claim.amountFen,
    version: before.version + 1,
  }
  const data = { from: before.claimFen, to: claim.amountFen, remedies: claim.remedies, side, statement }
  return finish(ctx, { before, after }, [{ kind: 'complaint.claim-changed', subject: id, data }])
}

type Claim = { readonly remedies: readonly Remedy[]; readonly amountFen: number }
async function assertClaimed(ctx: Ctx, before: Complaint, claim: Claim): Promise<void> {
  const same =
    claim.amountFen === before.claimFen && claim.remedies.toSorted().join() === before.remedies.toSorted().join()
  if (same) refuse('claim.same', { field: 'amountFen' })
  assertRemedies(categoryOf(before.category), claim.remedies)
  const asksMoney = claim.remedies.some((remedy) => paidRemedies.includes(remedy))
  if (asksMoney && claim.amountFen === 0) refuse('complaint.amount-needed', { field: 'amountFen' })
  if (!asksMoney && claim.amountFen > 0) refuse('complaint.amount-without-remedy', { field: 'amountFen' })
  const order = before.orderId === null ? null : await orderOf(ctx, before.orderId)
  if (order) assertPaid({ amountFen: claim.amountFen, lineIds: await complaints.linesOf(ctx, before.id) }, order)
  const demands = await openDemandsOf(ctx, before.id)
  const back = demands.some(({ remedy, happenedOn }) => {
    const rule = ruleFor(ctx, remedy, happenedOn)
    return rule !== undefined && givesPriceBack(rule)
  })
  if (back && asksPriceBack(claim)) refuse('demand.price-twice', { field: 'remedies' })
}
