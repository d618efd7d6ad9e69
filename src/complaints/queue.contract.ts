import { z } from 'zod'
import { Empty, Paged, route } from '../kernel/route.contract.ts'
import { CategoryCode, ComplaintRow, Side, State, textOf } from './complaint.contract.ts'

export const tabs = [
  'open',
  'mine',
  'unassigned',
  'watching',
  'due-today',
  'overdue',
  'waiting-merchant',
  'closed',
] as const
export const Tab = z.enum(tabs)
export type Tab = z.infer<typeof Tab>
/** Tabs are counted up to this; beyond it a page says `999+`. */
export const countLimit = 1000

const filters = {
  tab: Tab.default('open'),
  state: State.optional(),
  category: CategoryCode.optional(),
  channel: z.string().max(60).optional(),
  merchant: z.string().max(60).optional(),
  waitsFor: Side.optional(),
  /** A tag of the desk; of no effect for those who may not see tags. */
  tag: z.string().max(60).optional(),
  /** A receipt number (hyphens and case do not matter) or the beginning of an order number. */
  text: textOf(0, 80).optional(),
}
export const Sort = z.enum(['time-left', 'newest'])
/** What a saved view keeps. */
export const queueFilters = { ...filters, sort: Sort.default('time-left') }

/** Staff see every complaint; through the same list a merchant sees those of its own shop, the regulator those that came through an authority. */
export const listQueue = route({
  method: 'GET',
  path: '/api/complaints',
  summary: { zh: '投诉队列', en: 'The queue of complaints' },
  who: ['agent', 'mediator', 'arbitrator', 'admin', 'merchant', 'regulator'],
  clause: '7.3.1',
  input: Paged.extend({ ...filters, sort: Sort.default('time-left') }),
  output: z.object({ rows: z.array(ComplaintRow), next: z.string().nullable() }),
})

export const countTabs = route({
  method: 'GET',
  path: '/api/complaint-counts',
  summary: { zh: '队列各页签的数量（最多数到 1000）', en: 'How many complaints each tab holds (counted up to 1000)' },
  who: ['agent', 'mediator', 'arbitrator', 'admin', 'merchant', 'regulator'],
  clause: '7.3.1',
  input: Empty,
  output: z.object({ counts: z.record(Tab, z.int()), limit: z.int() }),
})

/** An export holds at most so many rows; the last line of the file says so when there are more. */
export const exportLimit = 10_000
export const exportQueue = route({
  method: 'GET',
  path: '/api/complaint-export',
  summary: { zh: '导出筛选结果（CSV，最多 10000 行）', en: 'Export what is filtered (CSV, at most 10,000 rows)' },
  who: ['agent', 'admin'],
  clause: '7.3.1',
  audit: 'complaint.export',
  rawReply: 'text/csv',
  perMinute: 10,
  input: z.strictObject({ ...filters, sort: Sort.default('time-left') }),
  output: z.string(),
})

export const listAgents = route({
  method: 'GET',
  path: '/api/complaint-agents',
  summary: { zh: '可以分派的投诉专员', en: 'Agents a complaint can be assigned to' },
  who: ['agent', 'admin'],
  clause: '7.3.1',
  input: Empty,
  output: z.object({ rows: z.array(z.object({ id: z.string(), name: z.string(), open: z.int() })) }),
})
