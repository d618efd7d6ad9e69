import { handle, type BoundRoute } from '../../kernel/http/handle.ts'
import { showCase } from '../case.actions.ts'
import { answerWithdrawal, askWithdrawal, showWithdrawals } from './withdrawal.actions.ts'
import * as contract from './withdrawal.contract.ts'

export const withdrawalRoutes: readonly BoundRoute[] = [
  handle(contract.readWithdrawals, (ctx, { id }) => showWithdrawals(ctx, id)),
  handle(contract.askWithdrawal, async (ctx, input) => showCase(ctx, await askWithdrawal(ctx, input))),
  handle(contract.answerWithdrawal, async (ctx, input) => showCase(ctx, await answerWithdrawal(ctx, input))),
]
