import type { Ctx } from '../../kernel/context.ts'
import type { Fact } from '../../kernel/fact/fact.ts'
import { notify, type To } from '../../kernel/notice/notify.ts'
import * as complaints from '../complaint.store.ts'
import { attendeesOf, type Attendee } from './attendee.store.ts'
import { findHearing, type Hearing } from './hearing.store.ts'

/** Which of our facts somebody is told about. */
export const hearingNews = [
  'hearing.called',
  'hearing.set',
  'hearing.adjourned',
  'hearing.cancelled',
  'hearing.time-asked',
  'hearing.time-refused',
  'hearing.minutes-presented',
  'hearing.minutes-objected',
] as const

type News = { readonly template: string; readonly to: readonly Attendee['part'][] }
const sides = ['consumer', 'merchant'] as const
const everybody = [...sides, 'presiding', 'member'] as const

function newsOf({ kind, data }: Fact, hearing: Hearing): News | null {
  const others = everybody.filter((part) => part !== 'presiding')
  switch (kind) {
    // A call with one time is told by the fact that sets it.
    case 'hearing.called':
    case 'hearing.adjourned':
      return Number(data['times']) > 1 ? { template: 'hearing.to-vote', to: sides } : null
    case 'hearing.set':
      return { template: Number(data['again']) > 0 ? 'hearing.moved' : 'hearing.set', to: everybody }
    case 'hearing.cancelled':
      return { template: 'hearing.cancelled', to: data['stageOver'] === true ? everybody : others }
    case 'hearing.time-asked':
      return { template: 'hearing.time-asked', to: ['presiding'] }
    case 'hearing.time-refused':
      return { template: 'hearing.time-refused', to: sides.filter((side) => side === data['side']) }
    case 'hearing.minutes-presented':
      return hearing.state === 'held' ? { template: 'hearing.minutes', to: sides } : null
    case 'hearing.minutes-objected':
      return { template: 'hearing.objected', to: ['presiding'] }
    default:
      return null
  }
}

/** Whatever has happened to the hearing since: a worker that comes late tells the time that was set then. */
export async function tellHearing(ctx: Ctx, fact: Fact): Promise<void> {
  const hearing = await findHearing(ctx, String(fact.data['hearing']))
  const news = hearing && newsOf(fact, hearing)
  if (!news) return
  const set = typeof fact.data['startsAt'] === 'string' ? { startsAt: fact.data['startsAt'] } : {}
  await tell(ctx, hearing, { ...news, params: set, dedupe: fact.id, happenedAt: fact.at })
}

export async function remind(
  ctx: Ctx,
  { hearing: id, startsAt, before }: { hearing: string; startsAt: string; before: number },
): Promise<void> {
  const hearing = await findHearing(ctx, id)
  if (hearing?.state !== 'set' || hearing.startsAt?.toISOString() !== startsAt || hearing.startsAt <= ctx.now) return
  await tell(ctx, hearing, {
    template: 'hearing.reminder',
    to: everybody,
    params: { startsAt },
    dedupe: `${id}:${startsAt}:${before}`,
  })
}

type Told = News & {
  readonly params: Readonly<Record<string, string>>
  readonly dedupe: string
  readonly happenedAt?: Date
}
async function tell(ctx: Ctx, hearing: Hearing, told: Told): Promise<void> {
  const complaint = await complaints.find(ctx, hearing.complaintId)
  if (!complaint) return
  const { template, params, dedupe, happenedAt } = told
  for (const attendee of await attendeesOf(ctx, hearing)) {
    if (!told.to.includes(attendee.part)) continue
    await notify(ctx, {
      to: addressOf(attendee),
      template,
      params: { complaint: complaint.id, receipt: complaint.receipt, ...params },
      subject: complaint.id,
      dedupe: `${template}:${dedupe}`,
      ...(happenedAt && { happenedAt }),
    })
  }
}

function addressOf({ part, party }: Attendee): To {
  if (part === 'consumer') return { consumer: party }
  return part === 'merchant' ? { merchant: party } : { account: party }
}
