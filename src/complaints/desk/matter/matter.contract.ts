import { z } from 'zod'
import { ClockView } from '../../../kernel/clock/clock.contract.ts'
import { Id, Instant, route } from '../../../kernel/route.contract.ts'
import { Amount, CategoryCode, Outcome, Reasoned, State, textOf } from '../../complaint.contract.ts'

export const MatterRow = z.object({
  id: z.string(),
  receipt: z.string(),
  category: CategoryCode,
  channel: z.string(),
  state: State,
  outcome: Outcome.nullable(),
  receivedAt: Instant,
  /** The clock of its own that ends first. */
  clock: ClockView.nullable(),
  /** The numbers that authorities and others gave it. */
  references: z.array(z.string()),
})
export type MatterRow = z.infer<typeof MatterRow>

export const MatterView = z.object({
  /** The complaint that this one goes with. */
  leader: MatterRow.nullable(),
  /** Those that go with this one. */
  merged: z.array(MatterRow),
  related: z.array(MatterRow.extend({ kind: z.enum(['related', 'split']) })),
  /** Other open complaints of the same person: what may be merged. */
  candidates: z.array(MatterRow),
  lines: z.array(z.object({ id: z.string(), title: z.string() })),
})
export type MatterView = z.infer<typeof MatterView>

const who = ['agent', 'admin'] as const
/** Its id, or its receipt number. */
const other = textOf(1, 60)

export const readMatter = route({
  method: 'GET',
  path: '/api/complaints/:id/matter',
  summary: { zh: '合并、拆分和关联的投诉', en: 'Complaints merged with, split from and related to this one' },
  who,
  clause: '7.1.1',
  input: Id,
  output: MatterView,
})

export const merge = route({
  method: 'POST',
  path: '/api/complaints/:id/merger',
  summary: { zh: '并入同一消费者的另一件投诉', en: 'Merge into another complaint of the same person' },
  who: ['agent'],
  clause: '7.1.1',
  audit: 'complaint.merge',
  status: 201,
  input: Id.extend({ into: other, text: Reasoned }),
  output: MatterView,
})

/** The way back; nothing was lost on the way. */
export const separate = route({
  method: 'POST',
  path: '/api/complaints/:id/separation',
  summary: { zh: '撤销合并，单独办理', en: 'Undo a merger' },
  who: ['agent'],
  clause: '7.1.1',
  audit: 'complaint.separate',
  status: 201,
  input: Id.extend({ text: Reasoned }),
  output: MatterView,
})

export const split = route({
  method: 'POST',
  path: '/api/complaints/:id/split',
  summary: {
    zh: '把部分商品拆成另一件投诉，时限从原收到日起算',
    en: 'Split lines off into a complaint of their own; its clocks begin when the first one did',
  },
  who: ['agent'],
  clause: '7.1.1',
  audit: 'complaint.split',
  status: 201,
  input: Id.extend({
    version: z.int().min(1),
    lineIds: z.array(z.string().min(1).max(80)).min(1).max(200),
    /** How much of the claim goes along. */
    amountFen: Amount,
    text: Reasoned,
  }),
  output: z.object({ id: z.string(), receipt: z.string() }),
})

export const relate = route({
  method: 'POST',
  path: '/api/complaints/:id/links',
  summary: { zh: '关联或取消关联另一件投诉', en: 'Link a related complaint, or take the link off' },
  who: ['agent'],
  clause: '7.1.1',
  audit: 'complaint.relate',
  status: 201,
  input: Id.extend({ other, on: z.boolean() }),
  output: MatterView,
})
