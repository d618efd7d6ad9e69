import { handle, type BoundRoute } from '../kernel/http/handle.ts'
import type { Installed } from './plan.routes.ts'
import { answerPlan } from './plan.routes.ts'
import { recordExport, supervise } from './supervision.actions.ts'
import { exportSupervision, readSupervision } from './supervision.contract.ts'
import { supervisionCsv } from './supervision-csv.rules.ts'

export function supervisionRoutes(installed: Installed): readonly BoundRoute[] {
  return [
    handle(readSupervision, async (ctx, wanted) => supervise(ctx, wanted, await answerPlan(ctx, installed))),
    handle(exportSupervision, async (ctx, { language, ...wanted }) => {
      const view = await supervise(ctx, wanted, await answerPlan(ctx, installed))
      const { body, rows } = supervisionCsv(view, language)
      const id = await recordExport(ctx, view, rows)
      return {
        body,
        type: 'text/csv; charset=utf-8',
        headers: { 'content-disposition': `attachment; filename="supervision-${view.from}-${view.until}-${id}.csv"` },
      }
    }),
  ]
}
