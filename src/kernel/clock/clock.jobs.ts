import { z } from 'zod'
import { defineJob, type Capability } from '../capability.ts'
import { inTransaction } from '../db/transaction.ts'
import { fireDueRungs } from './clock.actions.ts'
import { overlookedClocks } from './clock.store.ts'
import { rungJob } from './held-clock.actions.ts'

const fireRungs = defineJob({
  name: rungJob,
  title: { zh: '时限提醒与到期', en: 'Reminders and ends of clocks' },
  payload: z.strictObject({ clock: z.string() }),
  run: async (ctx, { clock }) => {
    await fireDueRungs(ctx, clock)
  },
})

const graceMs = 2 * 60_000
const mostAtOnce = 500
/** More than these in one run wait for the next one, so that a run always ends. */
const mostRounds = 200

/** Catches what a lost job or a restored database left behind, all of it. Each clock in a transaction of its own. */
const sweep = defineJob({
  name: 'kernel.sweep-clocks',
  title: { zh: '补发漏掉的时限提醒', en: 'Catch clocks whose reminder was lost' },
  payload: z.strictObject({}),
  cron: '*/5 * * * *',
  outside: true,
  run: async (ctx) => {
    const before = new Date(ctx.now.getTime() - graceMs)
    for (let round = 0; round < mostRounds; round += 1) {
      const overlooked = await overlookedClocks(ctx, before, mostAtOnce)
      for (const id of overlooked) await inTransaction(ctx, (inner) => fireDueRungs(inner, id))
      if (overlooked.length < mostAtOnce) return
    }
  },
})

export const clockPart: Partial<Capability> = {
  jobs: [fireRungs, sweep],
  refusals: {
    'clock.stopped': { status: 409, zh: '这个时限已经结束。', en: 'This clock has stopped.' },
    'clock.suspended-already': { status: 409, zh: '这个时限已经中止。', en: 'This clock is suspended already.' },
    'clock.not-suspended': { status: 409, zh: '这个时限没有中止。', en: 'This clock is not suspended.' },
    'clock.hours-never-pause': {
      status: 409,
      zh: '按小时计算的时限不能中止。',
      en: 'A clock in hours cannot be suspended.',
    },
    'clock.reason-does-not-stop': {
      status: 422,
      zh: '“{reason}”不能使这个时限（{rule}）中止。',
      en: 'The reason “{reason}” does not suspend this clock ({rule}).',
    },
    'clock.suspension-not-yours': {
      status: 403,
      zh: '“{zh}”的中止不由您的角色决定。需要：{neededZh}。',
      en: '“{en}” is not for your role to decide. Needed: {neededEn}.',
    },
    'clock.suspended-before': {
      status: 409,
      zh: '“{zh}”对同一事项（或同一方）只能中止一次，这个时限已经中止过。',
      en: '“{en}” suspends a clock only once for the same item or side, and it has done so.',
    },
    'clock.item-needed': {
      status: 422,
      zh: '“{zh}”按事项中止，每项一次：请指明是哪一项（item）。',
      en: '“{en}” suspends once for each item: name the item.',
    },
    'clock.party-needed': {
      status: 422,
      zh: '“{zh}”由一方申请，每方一次：请指明是哪一方（party）。',
      en: '“{en}” is granted once to each side: name the party.',
    },
    'clock.in-the-future': {
      status: 422,
      zh: '中止和恢复的时间不能在将来。',
      en: 'A clock cannot be suspended or resumed at an instant still to come.',
    },
    'clock.before-last-event': {
      status: 422,
      zh: '时间早于这个时限上一次变动。',
      en: "The instant lies before the clock's last event.",
    },
  },
  facts: {
    'clock.started': { zh: '开始计时', en: 'Clock started' },
    'clock.suspended': { zh: '时限中止', en: 'Clock suspended' },
    'clock.resumed': { zh: '时限恢复', en: 'Clock resumed' },
    'clock.stopped': { zh: '时限结束', en: 'Clock stopped' },
    'clock.rung-reached': { zh: '时限到达节点', en: 'A rung of the clock was reached' },
    'clock.recomputed': { zh: '日历更新后重算时限', en: 'Clock recounted with a new calendar' },
  },
}
