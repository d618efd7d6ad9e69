import { createAccount } from '../../kernel/access/account.actions.ts'
import { demoPassword } from '../../kernel/access/installation.actions.ts'
import { peopleWithRole } from '../../kernel/access/people.ts'
import { shanghaiDay } from '../../kernel/calendar/day.rules.ts'
import type { Actor, Ctx } from '../../kernel/context.ts'
import { addNote, tagComplaint, watchComplaint } from '../desk/desk.actions.ts'
import { addAbsence, saveDuty } from '../desk/roster/roster.actions.ts'
import { addTag } from '../desk/tag.actions.ts'
import { allTags } from '../desk/tag.store.ts'
import { filterOf } from '../queue-filter.rules.ts'
import * as queue from '../queue.store.ts'
import { step } from './demo.actions.ts'
import { demoTemplates } from './templates.actions.ts'

const tags = [
  { name: '物流丢件', colour: 'slate', meaning: '快递显示签收，消费者没有收到' },
  { name: '等检测报告', colour: 'amber', meaning: '已委托检测，报告还没有回来' },
  { name: '媒体关注', colour: 'cinnabar', meaning: '有记者或网络讨论，答复前先请主管看过' },
  { name: '回访', colour: 'jade', meaning: '办结后要打电话确认的' },
  { name: '等商家', colour: 'slate', meaning: '已请商家答复，还没有回复' },
] as const

const notes = [
  { tag: 0, text: '已联系快递网点，签收人不是本人，照片今天下午传来。' },
  { tag: 1, text: '检测机构说报告要到周四，消费者已经知道。' },
  { tag: 3, text: '消费者年纪较大，办结后请电话再说明一次退款到账的时间。' },
  { tag: 2, text: '有人在微博上发帖，答复前先给主管看。' },
] as const

const colleagues = [
  { displayName: '李敏', email: 'agent-2@example.com' },
  { displayName: '周洋', email: 'agent-3@example.com' },
] as const
const office = {
  takesNew: true,
  capacity: 40,
  categories: [],
  channels: [],
  languages: [],
  weekdays: [1, 2, 3, 4, 5],
  holidays: false,
  makeUp: true,
  fromMinute: 9 * 60,
  untilMinute: 18 * 60,
  version: 0,
}

/** Two more agents, so that there is somebody to share with, and when each is on duty. */
async function demoRoster(ctx: Ctx, lead: Actor, agent: Actor): Promise<void> {
  const more = []
  for (const colleague of colleagues) {
    const party = { consumerId: null, merchantId: null, phone: null, language: 'zh' as const }
    const account = { ...colleague, ...party, roles: ['agent' as const], password: demoPassword, demo: true }
    more.push((await step(ctx, lead, ctx.now, (inner) => createAccount(inner, account))).id)
  }
  const [second = '', third = ''] = more
  const evening = { ...office, capacity: 25, weekdays: [0, 2, 3, 4, 6], fromMinute: 13 * 60, untilMinute: 22 * 60 }
  await step(ctx, lead, ctx.now, async (inner) => {
    await saveDuty(inner, { ...office, id: agent.id })
    await saveDuty(inner, { ...office, capacity: 30, categories: ['quality', 'damaged', 'counterfeit'], id: second })
    await saveDuty(inner, { ...evening, holidays: true, languages: ['zh', 'en'], id: third })
    const day = (days: number) => shanghaiDay(new Date(inner.now.getTime() + days * 86_400_000))
    await addAbsence(inner, { accountId: second, fromDay: day(3), untilDay: day(7), kind: 'leave', handOver: true })
  })
}

/** What colleagues wrote to each other on the newest open complaints: the oldest may lapse as soon as the clocks run. */
export async function demoDesk(ctx: Ctx): Promise<void> {
  const [lead, agent] = [await personWith(ctx, 'admin'), await personWith(ctx, 'agent')]
  if (!lead || !agent || (await allTags(ctx)).length > 0) return
  await demoRoster(ctx, lead, agent)
  const list = []
  for (const tag of tags) list.push(...(await step(ctx, lead, ctx.now, (inner) => addTag(inner, tag))).rows)
  await demoTemplates(ctx, lead, list.find(({ name }) => name === '等商家')?.id ?? '')
  const filter = filterOf({ ...ctx, actor: agent }, { tab: 'mine' })
  const mine = await queue.list(ctx, filter, { order: 'newest', after: null, limit: 12 })
  for (const [at, { tag, text }] of notes.entries()) {
    const id = mine[at * 3]?.id
    const mark = list.find(({ name }) => name === tags[tag].name)
    if (id === undefined || !mark) continue
    await step(ctx, agent, ctx.now, async (inner) => {
      await tagComplaint(inner, { id, tag: mark.id, on: true })
      await addNote(inner, { id, text, mentions: [] })
    })
    await step(ctx, lead, ctx.now, (inner) => watchComplaint(inner, { id, on: true }))
  }
}

async function personWith(ctx: Ctx, role: 'admin' | 'agent'): Promise<Actor | null> {
  const [first] = await peopleWithRole(ctx, [role])
  return first ? { id: first.id, kind: 'person', roles: [role], consumerId: null, merchantId: null, scopes: [] } : null
}
