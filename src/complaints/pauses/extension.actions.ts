import { shanghaiDay, shanghaiDayNumber, startOfDay } from '../../kernel/calendar/day.rules.ts'
import type { Ctx } from '../../kernel/context.ts'
import { newId } from '../../kernel/id.ts'
import { refuse } from '../../kernel/refusal.ts'
import { begin, everybody, finish, say, type StepInput } from '../complaint.actions.ts'
import type { Side } from '../complaint.contract.ts'
import type { Complaint } from '../complaint.rules.ts'
import { openClocks } from '../complaint-clocks.actions.ts'
import { hearBy, isRunning, type Extension, type Party } from './extension.rules.ts'
import * as store from './extension.store.ts'
import { goOn, standStill, stoppable } from './standstill.actions.ts'

const partyOf = (side: Side): Party => (side === 'merchant' ? 'merchant' : 'consumer')

/** How many working days the rulebook grants at most. */
export const mostDays = (ctx: Ctx): number =>
  ctx.rulebook.ruleOf('pause', 'pause.extension', shanghaiDay(ctx.now)).maximum?.amount ?? 0

/** Once for each side. The clocks run on until somebody of the platform has decided. */
export async function askExtension(
  ctx: Ctx,
  { days, text, ...input }: StepInput & { readonly days: number; readonly text: string },
): Promise<Complaint> {
  const { before, after, side } = await begin(ctx, 'ask_extension', input)
  const most = mostDays(ctx)
  if (days > most) refuse('pause.too-long', { field: 'days', most })
  if ((await stoppable(ctx, before, 'extension')).length === 0) refuse('pause.nothing-stops')
  const id = newId('ext')
  const statementId = await say(ctx, before.id, { side, kind: 'message', audience: everybody, text })
  await store.insert(ctx, before.id, {
    id,
    party: partyOf(side),
    days,
    statementId,
    hearBy: hearBy({ now: ctx.now, ends: hearingEnds(ctx), stageDue: await stageDue(ctx, before) }),
  })
  const data = { extension: id, party: side, days, statement: statementId }
  return finish(ctx, { before, after }, [{ kind: 'extension.asked', subject: before.id, data }])
}

function hearingEnds(ctx: Ctx): Date {
  const days = Number(ctx.rulebook.ruleOf('parameter', 'pause.extension-hearing', shanghaiDay(ctx.now)).value)
  return startOfDay(ctx.rulebook.calendar.workingDayAfter(shanghaiDayNumber(ctx.now), days) + 1)
}

async function stageDue(ctx: Ctx, complaint: Complaint): Promise<Date | null> {
  const timer = (await openClocks(ctx, complaint)).find(({ id }) => id === complaint.stageClock)
  return timer?.state === 'running' ? new Date(timer.dueAt) : null
}

/** The other side, before it is decided or while it runs. */
export async function answerExtension(
  ctx: Ctx,
  { agrees, text = '', ...input }: StepInput & { readonly agrees: boolean; readonly text?: string | undefined },
): Promise<Complaint> {
  const { before, after, side } = await begin(ctx, 'answer_extension', input)
  const { id } = await current(ctx, before.id)
  const answer = agrees ? 'agrees' : 'objects'
  const written = text.trim() !== ''
  const statement = written
    ? await say(ctx, before.id, { side, kind: 'message', audience: everybody, text: text.trim() })
    : null
  await store.saveAnswer(ctx, id, { answer, statement })
  const data = { extension: id, answer, ...(statement && { statement }) }
  return finish(ctx, { before, after }, [{ kind: 'extension.answered', subject: before.id, data }])
}

type Decision = StepInput & {
  readonly grants: boolean
  readonly days?: number | undefined
  readonly text: string
}
export async function decideExtension(ctx: Ctx, { grants, text, ...input }: Decision): Promise<Complaint> {
  const { before, after, side } = await begin(ctx, 'decide_extension', input)
  const open = await current(ctx, before.id)
  const days = input.days ?? open.days
  if (grants && days > open.days) refuse('pause.more-than-asked', { field: 'days', most: open.days })
  const statement = await say(ctx, before.id, { side, kind: 'message', audience: everybody, text })
  const data = { extension: open.id, party: open.party, statement }
  if (!grants) {
    await store.saveDecision(ctx, open.id, { state: 'refused', days: null, until: null, statement })
    return finish(ctx, { before, after }, [{ kind: 'extension.refused', subject: before.id, data }])
  }
  const held = await standStill(ctx, before, { reason: 'extension', party: open.party, atMost: days })
  const until = held.map(({ resumesBy }) => resumesBy).find((at) => at !== null)
  if (until === undefined) return refuse('pause.nothing-stops')
  await store.saveDecision(ctx, open.id, { state: 'granted', days, until: new Date(until), statement })
  return finish(ctx, { before, after }, [
    { kind: 'extension.granted', subject: before.id, data: { ...data, days, until } },
  ])
}

/** What is no longer needed is not waited for: the platform ends it, with a reason. */
export async function endExtension(
  ctx: Ctx,
  { text, ...input }: StepInput & { readonly text: string },
): Promise<Complaint> {
  const { before, after, side } = await begin(ctx, 'end_extension', input)
  const { id, party } = await current(ctx, before.id)
  const statement = await say(ctx, before.id, { side, kind: 'message', audience: everybody, text })
  await goOn(ctx, before, 'extension')
  await store.end(ctx, id)
  return finish(ctx, { before, after }, [
    { kind: 'extension.ended', subject: before.id, data: { extension: id, party, statement } },
  ])
}

async function current(ctx: Ctx, complaintId: string): Promise<Extension> {
  const all = await store.extensionsOf(ctx, complaintId)
  const one = all.find(({ state }) => state === 'asked') ?? all.find((extension) => isRunning(extension, ctx.now))
  return one ?? refuse('pause.nothing-asked')
}
