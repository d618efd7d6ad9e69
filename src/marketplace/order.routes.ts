import { handle } from '../kernel/http/handle.ts'
import * as contract from './order.contract.ts'
import { listOrders, readOrder } from './order.actions.ts'

export const orderRoutes = [
  handle(contract.listOrders, listOrders),
  handle(contract.readOrder, (ctx, { id }) => readOrder(ctx, id)),
]
