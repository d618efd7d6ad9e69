import { handle, type BoundRoute } from '../../../kernel/http/handle.ts'
import * as views from '../views/view.actions.ts'
import * as view from '../views/view.contract.ts'
import { doBulk, undoBulk } from './bulk.actions.ts'
import * as bulk from './bulk.contract.ts'

export const deskQueueRoutes: readonly BoundRoute[] = [
  handle(view.listViews, (ctx) => views.listViews(ctx)),
  handle(view.addView, (ctx, input) => views.addView(ctx, input)),
  handle(view.changeView, (ctx, input) => views.changeView(ctx, input)),
  handle(view.removeView, (ctx, { id }) => views.removeView(ctx, id)),
  handle(bulk.doBulk, (ctx, input) => doBulk(ctx, input)),
  handle(bulk.undoBulk, (ctx, { id }) => undoBulk(ctx, id)),
]
