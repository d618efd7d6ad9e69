import type { Ctx } from '../../kernel/context.ts'
import { sideOf } from '../complaint.rules.ts'
import { demoAftersales } from '../demo/aftersales.actions.ts'
import type { Part } from '../part.ts'
import { addressSealed, shopSealed } from './address.sealed.ts'
import { aftersalesReactions } from './aftersales.jobs.ts'
import { aftersalesRoutes } from './aftersales.routes.ts'
import { aftersalesFacts } from './facts.rules.ts'
import { aftersalesTasks, searchAftersales } from './home.actions.ts'
import { aftersalesRefusals } from './refusal-words.contract.ts'
import { requestOfPostage } from './postage.rules.ts'
import * as store from './request.store.ts'
import { aftersalesStatementSealed } from './statement.sealed.ts'

/** What after-sales (2.3.2) plugs into the chapter on complaints: README.md. */
export const aftersales: Part = {
  routes: aftersalesRoutes,
  reactions: aftersalesReactions,
  refusals: aftersalesRefusals,
  facts: aftersalesFacts,
  subjects: { asr: maySeeRequest, apo: (ctx, id) => maySeeRequest(ctx, requestOfPostage(id)) },
  notices: new URL('./notices.yaml', import.meta.url),
  sealed: [addressSealed, shopSealed, aftersalesStatementSealed],
  search: searchAftersales,
  tasks: aftersalesTasks,
  demo: demoAftersales,
}

async function maySeeRequest(ctx: Ctx, id: string): Promise<boolean> {
  const request = await store.find(ctx, id)
  return request !== undefined && sideOf(ctx.actor, request) !== null
}
