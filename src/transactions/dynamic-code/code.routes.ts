import { handle, type BoundRoute } from '../../kernel/http/handle.ts'
import * as contract from './code.contract.ts'
import { issueCode, listPayees } from './issue.actions.ts'
import { exportCodes, listCodes, readCode } from './list.actions.ts'
import { redeemCode } from './redeem.actions.ts'
import { issueStaticCode, payByStaticCode, registeredPayee } from './static.actions.ts'

export const codeRoutes: readonly BoundRoute[] = [
  handle(contract.issueCode, (ctx, asked) => issueCode(ctx, asked)),
  // Outside: what does not fit ends the code although it is refused. The number of the payment makes a second try the same one.
  handle(contract.redeemCode, (ctx, asked) => redeemCode(ctx, asked), { outside: true }),
  handle(contract.issueStaticCode, (ctx, asked, { publicUrl }) => issueStaticCode(ctx, asked, publicUrl)),
  handle(contract.checkCode, async (ctx, { code }) => ({ payee: await registeredPayee(ctx, code) })),
  handle(contract.payByStaticCode, (ctx, asked) => payByStaticCode(ctx, asked)),
  handle(contract.listCodes, (ctx, input) => listCodes(ctx, input)),
  handle(contract.exportCodes, async (ctx, filter) => ({
    body: await exportCodes(ctx, filter),
    type: 'text/csv; charset=utf-8',
    headers: { 'content-disposition': 'attachment; filename="payment-codes.csv"' },
  })),
  handle(contract.listPayees, (ctx) => listPayees(ctx)),
  handle(contract.readCode, (ctx, { id }) => readCode(ctx, id)),
]
