import { handle, type BoundRoute } from '../../kernel/http/handle.ts'
import { fieldsCsv, processingCsv } from './fields-csv.rules.ts'
import * as actions from './fields.actions.ts'
import * as contract from './fields.contract.ts'
import { confirmMap, showMap } from './map.actions.ts'

const file = (body: string, name: string) => ({
  body,
  type: 'text/csv; charset=utf-8',
  headers: { 'content-disposition': `attachment; filename="${name}.csv"` },
})

export const fieldRoutes: readonly BoundRoute[] = [
  handle(contract.listFields, (ctx, wanted) => actions.pageOfFields(ctx, wanted)),
  handle(contract.exportFields, async (ctx, { language, ...wanted }) => {
    const { fields, kinds } = await actions.fittingFields(ctx, wanted)
    return file(fieldsCsv(fields, kinds, language), 'fields')
  }),
  handle(contract.readMap, (ctx) => showMap(ctx)),
  handle(contract.checkMap, (ctx, seen) => confirmMap(ctx, seen)),
  handle(contract.readProcessing, (ctx) => actions.recordOfProcessing(ctx)),
  handle(contract.exportProcessing, async (ctx, { language }) =>
    file(processingCsv((await actions.recordOfProcessing(ctx)).rows, language), 'processing'),
  ),
  handle(contract.readNotice, (ctx) => actions.noticeOf(ctx)),
]
