import { dayMs } from '../../kernel/calendar/span.ts'
import { shanghaiDay } from '../../kernel/calendar/day.rules.ts'
import { isStaff, type Ctx } from '../../kernel/context.ts'
import { record } from '../../kernel/fact/record.ts'
import { refuse } from '../../kernel/refusal.ts'
import type { z } from 'zod'
import type { JurorView } from './jury.contract.ts'
import * as store from './juror.store.ts'

/** Anybody with a consumer's or a shop's account may be a juror, and may stop being one. */

export async function showJuror(ctx: Ctx): Promise<z.input<typeof JurorView>> {
  const value = (id: string) => Number(ctx.rulebook.ruleOf('parameter', id, shanghaiDay(ctx.now)).value)
  const juror = await store.find(ctx, ctx.actor.id)
  const enrolled = juror && juror.leftAt === null ? juror.enrolledAt : null
  const from = enrolled && new Date(enrolled.getTime() + value('ruling.jury-enrolled-days') * dayMs)
  return {
    enrolledAt: enrolled?.toISOString() ?? null,
    from: from?.toISOString() ?? null,
    missed: juror?.missed ?? 0,
    mostMissed: value('ruling.jury-most-missed'),
  }
}

export async function enrol(ctx: Ctx) {
  if (isStaff(ctx.actor)) refuse('jury.staff')
  const juror = await store.find(ctx, ctx.actor.id)
  const barred = juror && juror.missed > 0
  // Enrolling twice changes nothing; whoever missed too often begins anew.
  if (!juror || juror.leftAt !== null || barred) {
    await store.enrol(ctx)
    await record(ctx, [{ kind: 'juror.enrolled', subject: ctx.actor.id }])
  }
  return showJuror(ctx)
}

export async function leave(ctx: Ctx) {
  await store.leave(ctx)
  await record(ctx, [{ kind: 'juror.left', subject: ctx.actor.id }])
  return showJuror(ctx)
}
