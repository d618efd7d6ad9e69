import type { Ctx } from '../../kernel/context.ts'
import { handle, type BoundRoute } from '../../kernel/http/handle.ts'
import * as payments from './payment.actions.ts'
import { enter, type Inside } from './payment-case.actions.ts'
import * as contract from './payment.contract.ts'
import { showPayments } from './payment-view.actions.ts'
import * as recourse from './recourse.actions.ts'
import * as debts from './recourse.contract.ts'
import { showDebt, showDebts } from './recourse-view.actions.ts'
import { endPayment } from './result.actions.ts'

/** Every write answers with what is owed and paid as it is afterwards. */
const shown =
  <I>(act: (ctx: Ctx, input: I) => Promise<Inside>) =>
  async (ctx: Ctx, input: I & { readonly id: string }) => {
    await act(ctx, input)
    return showPayments(ctx, await enter(ctx, input.id, { hold: false }))
  }
const debtShown =
  <I>(act: (ctx: Ctx, input: I) => Promise<string>) =>
  async (ctx: Ctx, input: I) =>
    showDebt(ctx, { id: await act(ctx, input), limit: 50 })

/** Under a case. */
export const paymentRoutes: readonly BoundRoute[] = [
  handle(contract.readPayments, async (ctx, { id }) => showPayments(ctx, await enter(ctx, id, { hold: false }))),
  handle(contract.orderPayment, shown(payments.orderPayment)),
  handle(contract.decidePayment, shown(payments.decidePayment)),
  handle(contract.endPayment, shown(endPayment)),
]

/** Under a shop. */
export const recourseRoutes: readonly BoundRoute[] = [
  handle(debts.listDebts, showDebts),
  handle(debts.readDebt, showDebt),
  handle(debts.orderRecovery, debtShown(recourse.orderRecovery)),
  handle(debts.decideRecovery, debtShown(recourse.decideRecovery)),
]
