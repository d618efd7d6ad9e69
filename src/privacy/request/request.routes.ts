import { inTransaction } from '../../kernel/db/transaction.ts'
import { handle, type BoundRoute } from '../../kernel/http/handle.ts'
import * as ask from './ask.actions.ts'
import { fetchCopy, openCopy } from './copy.actions.ts'
import { proveRequest } from './proof.actions.ts'
import * as contract from './request-routes.contract.ts'
import { exportRequests, listOwn, listRequests, showRequest } from './show.actions.ts'
import * as step from './step.actions.ts'

export const requestRoutes: readonly BoundRoute[] = [
  handle(contract.askRight, async (ctx, input, { sessionToken: session }) =>
    showRequest(ctx, (await ask.ask(ctx, { ...input, session })).id),
  ),
  handle(contract.listOwnRequests, (ctx, input) => listOwn(ctx, input)),
  handle(contract.readRequest, (ctx, { id }) => showRequest(ctx, id)),
  handle(contract.proveIdentity, async (ctx, input, { sessionToken: session }) =>
    showRequest(ctx, (await ask.prove(ctx, { ...input, session })).id),
  ),
  handle(contract.withdrawRequest, async (ctx, input) => showRequest(ctx, (await step.withdraw(ctx, input)).id)),
  handle(contract.liftRestriction, async (ctx, input) => showRequest(ctx, (await step.lift(ctx, input)).id)),
  handle(contract.readProof, (ctx, { id }, { publicUrl }) => proveRequest(ctx, id, publicUrl)),
  handle(contract.openCopy, (ctx, { id }, { sessionToken: session }) => openCopy(ctx, { id, session })),
  handle(
    contract.fetchCopy,
    (ctx, { id }, { sessionToken: session, raw }) => fetchCopy(ctx, { id, session, headers: raw.headers }),
    { outside: true },
  ),
  handle(contract.listRequests, (ctx, input) => listRequests(ctx, input)),
  handle(contract.exportRequests, async (ctx, filter) => ({
    body: await inTransaction(ctx, (inner) => exportRequests(inner, filter)),
    type: 'text/csv; charset=utf-8',
    headers: { 'content-disposition': 'attachment; filename="privacy-requests.csv"' },
  })),
  handle(contract.acceptIdentity, async (ctx, input) => showRequest(ctx, (await step.acceptKin(ctx, input)).id)),
  handle(contract.takeUpRequest, async (ctx, input) => showRequest(ctx, (await step.takeUp(ctx, input)).id)),
  handle(contract.settleRequest, async (ctx, input) => showRequest(ctx, (await step.settle(ctx, input)).id)),
  handle(contract.planKinErasure, async (ctx, input) => showRequest(ctx, (await step.planKinErasure(ctx, input)).id)),
  handle(contract.refuseRequest, async (ctx, input) => showRequest(ctx, (await step.refuseRight(ctx, input)).id)),
]
