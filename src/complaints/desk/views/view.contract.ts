import { z } from 'zod'
import { Empty, Id, route } from '../../../kernel/route.contract.ts'
import { textOf } from '../../complaint.contract.ts'
import { queueFilters } from '../../queue.contract.ts'

/** Columns of the queue that can be left out; the time left and the complaint itself always stand. */
export const optionalColumns = ['state', 'claim', 'merchant', 'agent', 'received'] as const
export const QueueColumn = z.enum(optionalColumns)
export type QueueColumn = z.infer<typeof QueueColumn>

export const ViewFilter = z.strictObject(queueFilters)
export const SavedView = z.object({
  id: z.string(),
  name: z.string(),
  shared: z.boolean(),
  own: z.boolean(),
  filter: ViewFilter,
  columns: z.array(QueueColumn),
  /** Counted up to a limit, as the tabs are. */
  count: z.int(),
  version: z.int(),
})
export type SavedView = z.infer<typeof SavedView>
export const ViewList = z.object({ rows: z.array(SavedView), limit: z.int() })

/** Of each person: what colleagues share takes nobody's room. */
export const mostViews = 20
/** Own ones first, then the shared ones of colleagues: as many as find room above a list. */
export const mostShown = 40
const fields = {
  name: textOf(1, 30),
  shared: z.boolean(),
  filter: ViewFilter,
  columns: z.array(QueueColumn).max(optionalColumns.length),
}
const who = ['agent', 'admin'] as const

export const listViews = route({
  method: 'GET',
  path: '/api/complaint-views',
  summary: { zh: '队列的已存视图和件数', en: 'Saved views of the queue, with counts' },
  who,
  clause: '7.3.1',
  input: Empty,
  output: ViewList,
})
export const addView = route({
  method: 'POST',
  path: '/api/complaint-views',
  summary: { zh: '保存当前筛选为视图', en: 'Save the filters as a view' },
  who,
  clause: '7.3.1',
  audit: 'complaint-view.add',
  status: 201,
  input: z.strictObject(fields),
  output: ViewList,
})
export const changeView = route({
  method: 'POST',
  path: '/api/complaint-views/:id',
  summary: { zh: '修改视图', en: 'Change a view' },
  who,
  clause: '7.3.1',
  audit: 'complaint-view.change',
  input: Id.extend({ ...fields, version: z.int().min(1) }),
  output: ViewList,
})
export const removeView = route({
  method: 'POST',
  path: '/api/complaint-views/:id/removal',
  summary: { zh: '删除视图', en: 'Remove a view' },
  who,
  clause: '7.3.1',
  audit: 'complaint-view.remove',
  input: Id,
  output: ViewList,
})
