import { z } from 'zod'
import { defineJob, type Job, type MaySee, type Reaction } from '../../kernel/capability.ts'
import { State } from '../complaint.contract.ts'
import { readerOf } from '../complaint.rules.ts'
import * as complaints from '../complaint.store.ts'
import { seatAttendees, attendeesOf } from './attendee.store.ts'
import { callOff } from './call.actions.ts'
import { HearingStage } from './hearing.contract.ts'
import { isDuring } from './hearing.rules.ts'
import { findHearing, hearingsOf, saveHearing } from './hearing.store.ts'
import { closeBySilence } from './minutes.actions.ts'
import { benchNow, calledTo } from './presider.actions.ts'
import { hearingNews, remind, tellHearing } from './telling.actions.ts'
import type { Ctx } from '../../kernel/context.ts'
import { about } from '../../kernel/fact/fact.ts'

export const hearingReactions: readonly Reaction[] = [
  {
    name: 'complaints.end-hearings',
    on: ['complaint.stage-entered'],
    when: ({ data }) => HearingStage.options.some((stage) => isDuring(stage, State.parse(data['from']))),
    run: (ctx, fact) => stageOver(ctx, fact.subject),
  },
  {
    name: 'complaints.seat-hearings',
    on: ['panel.seat-changed', 'panel.presidency-passed', 'panel.seat-left', 'arbitrator.challenged'],
    run: (ctx, fact) => benchChanged(ctx, fact.subject),
  },
  {
    name: 'complaints.hearing-minutes-over',
    on: ['clock.rung-reached'],
    when: (fact) => about('hrg')(fact) && fact.data['rung'] === 'due',
    run: (ctx, { subject, data }) => closeBySilence(ctx, subject, String(data['clock'])),
  },
  { name: 'complaints.tell-hearing', on: [...hearingNews], run: tellHearing },
]

export const hearingJobs: readonly Job[] = [
  defineJob({
    name: 'complaints.remind-hearing',
    title: { zh: '听证开始前提醒', en: 'Remind of a hearing' },
    payload: z.strictObject({ hearing: z.string(), startsAt: z.iso.datetime(), before: z.number() }),
    run: remind,
  }),
]

/** The matter has moved on: what has not begun does not take place. What has is finished with its minutes. */
async function stageOver(ctx: Ctx, complaintId: string): Promise<void> {
  const complaint = await complaints.hold(ctx, complaintId)
  if (!complaint) return
  for (const hearing of await hearingsOf(ctx, complaintId)) {
    const open = hearing.state === 'proposed' || hearing.state === 'set'
    const begun = hearing.startsAt !== null && hearing.startsAt <= ctx.now
    if (open && !begun && !isDuring(hearing.stage, complaint.state)) await callOff(ctx, hearing, null)
  }
}

/** Somebody else sits: the hearing that is still to come is his, and the other no longer has it in the calendar. */
async function benchChanged(ctx: Ctx, complaintId: string): Promise<void> {
  const complaint = await complaints.hold(ctx, complaintId)
  const bench = complaint && (await benchNow(ctx, complaint))
  if (!complaint || !bench) return
  for (const hearing of await hearingsOf(ctx, complaintId)) {
    if (hearing.stage !== bench.stage || (hearing.state !== 'proposed' && hearing.state !== 'set')) continue
    const before = await attendeesOf(ctx, hearing)
    const called = calledTo(complaint, bench).map((one) => ({
      ...one,
      confirmedAt: before.find(({ party }) => party === one.party)?.confirmedAt ?? null,
      attended: null,
    }))
    await seatAttendees(ctx, hearing, called)
    await saveHearing(ctx, { ...hearing, presidingId: bench.presidingId })
  }
}

/** What stands on the story of a hearing is for those who may know of it. */
export const maySeeHearing: MaySee = async (ctx, id) => {
  const hearing = await findHearing(ctx, id)
  const complaint = hearing && (await complaints.find(ctx, hearing.complaintId))
  const reader = complaint && readerOf(ctx.actor, complaint)
  if (!hearing || !reader || reader === 'regulator') return false
  return reader !== 'platform' || hearing.stage === 'ruling' || hearing.presidingId === ctx.actor.id
}
