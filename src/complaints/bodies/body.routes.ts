import { handle, type BoundRoute } from '../../kernel/http/handle.ts'
import * as actions from './body.actions.ts'
import * as contract from './body.contract.ts'
import * as store from './body.store.ts'
import { importBodies } from './import.actions.ts'

/** What stands under the id of a case. */
export const caseBodyRoutes: readonly BoundRoute[] = [
  handle(contract.proposeBodies, (ctx, input) => actions.proposeBodies(ctx, input)),
]

export const bodyRoutes: readonly BoundRoute[] = [
  handle(contract.listBodies, (ctx, wanted) => actions.listBodies(ctx, wanted)),
  handle(contract.readBody, (ctx, { id }) => actions.readBody(ctx, id)),
  handle(contract.writeBodyVersion, (ctx, input) => actions.writeBody(ctx, input)),
  // Outside: the bytes are read before the transaction begins.
  handle(contract.importBodies, (ctx, { fileName }, { raw }) => importBodies(ctx, fileName, raw.body), {
    outside: true,
  }),
  handle(contract.listBodyImports, async (ctx) => ({ rows: await store.listImports(ctx) })),
]
