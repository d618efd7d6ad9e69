import { z } from 'zod'
import { defineJob, type Job, type Reaction } from '../../kernel/capability.ts'
import { notify } from '../../kernel/notice/notify.ts'
import { enqueue } from '../../kernel/job/enqueue.ts'
import { answersMass } from './answer-carry.actions.ts'
import { carryMass } from './carry.actions.ts'
import { tellInvited } from './invite.actions.ts'
import { arrived, lookTogether } from './arrival.actions.ts'
import { lookAtAll } from './look.actions.ts'
import { fillSeat } from './seat.actions.ts'
import { tellQuality, tellRegulator } from './quality.actions.ts'
import { tellMotion } from './motion-telling.actions.ts'

const inviteMass = defineJob({
  name: 'complaints.invite-mass',
  title: { zh: '通知受邀加入群体投诉的消费者', en: 'Tell consumers that they may join a mass claim' },
  payload: z.strictObject({ claim: z.string() }),
  outside: true,
  run: (ctx, { claim }) => tellInvited(ctx, claim),
})
const askMass = defineJob({
  name: 'complaints.ask-mass',
  title: { zh: '请成员对提议表态', en: 'Ask members about a proposal' },
  payload: z.strictObject({ claim: z.string(), motion: z.string() }),
  outside: true,
  run: (ctx, { claim, motion }) => tellMotion(ctx, claim, motion),
})
const lookForMass = defineJob({
  name: 'complaints.look-for-mass',
  title: { zh: '查找可能的群体投诉', en: 'Look for complaints that belong together' },
  payload: z.strictObject({}),
  cron: '20 2 * * *',
  run: async (ctx) => void (await lookAtAll(ctx)),
})
export const massJobs: readonly Job[] = [carryMass, answersMass, inviteMass, askMass, lookTogether, lookForMass]

export const massReactions: readonly Reaction[] = [
  {
    name: 'complaints.draw-mass-arbitrator',
    on: ['mass.opened', 'mass.members-invited', 'mass.merged', 'mass.joined'],
    run: async (ctx, { kind, subject, data }) => {
      if (kind === 'mass.joined') await fillSeat(ctx, String(data['claim']), subject)
      else await fillSeat(ctx, kind === 'mass.merged' ? String(data['into']) : subject)
    },
  },
  {
    name: 'complaints.look-together',
    on: ['complaint.filed', 'complaint.order-linked', 'complaint.flag-set', 'complaint.signal-found'],
    when: ({ kind, data }) =>
      kind === 'complaint.signal-found' ? data['signal'] === 'near-duplicate' : data['flag'] !== 'mass',
    run: (ctx, { subject }) => arrived(ctx, subject),
  },
  {
    name: 'complaints.tell-mass-proposal',
    on: ['mass.proposed'],
    run: (ctx, fact) =>
      notify(ctx, {
        to: { role: 'agent' },
        template: 'mass.proposed',
        params: { people: Number(fact.data['people']) },
        subject: fact.subject,
        dedupe: `mass.proposed:${fact.subject}`,
        happenedAt: fact.at,
      }),
  },
  {
    name: 'complaints.tell-quality-of-mass',
    on: ['mass.proposed', 'mass.opened', 'mass.product-lead'],
    run: tellQuality,
  },
  { name: 'complaints.tell-regulator-of-mass', on: ['mass.opened'], run: tellRegulator },
  {
    name: 'complaints.invite-together',
    on: ['mass.opened', 'mass.members-invited'],
    run: (ctx, { subject }) =>
      enqueue(ctx, inviteMass, { claim: subject }, { runAt: ctx.now, key: `mass-invite:${subject}` }),
  },
  {
    name: 'complaints.answer-together',
    on: ['mass.answered'],
    run: (ctx, { subject }) =>
      enqueue(ctx, answersMass, { claim: subject }, { runAt: ctx.now, key: `mass-answers:${subject}` }),
  },
  {
    name: 'complaints.ask-together',
    on: ['mass.motion-made'],
    run: (ctx, { subject, data }) => {
      const motion = String(data['motion'])
      return enqueue(ctx, askMass, { claim: subject, motion }, { runAt: ctx.now, key: `mass-ask:${motion}` })
    },
  },
]
