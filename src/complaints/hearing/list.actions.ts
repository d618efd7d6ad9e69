import { dayMs } from '../../kernel/calendar/span.ts'
import type { z } from 'zod'
import type { Task } from '../../kernel/capability.ts'
import { hasRole, type Actor, type Ctx } from '../../kernel/context.ts'
import { found, refuse } from '../../kernel/refusal.ts'
import * as complaints from '../complaint.store.ts'
import { sideOf } from '../complaint.rules.ts'
import { mostRows, type HearingNeed, type HearingRow } from './calendar.contract.ts'
import { listHearings, partsIn, type Listed } from './calendar.store.ts'
import { readInside } from './enter.actions.ts'
import type { HearingStage, HearingState, Part } from './hearing.contract.ts'
import { hasVoted } from './hearing.rules.ts'
import { findHearing } from './hearing.store.ts'
import { benchNow } from './presider.actions.ts'

export const partiesOf = ({ id, consumerId, merchantId }: Actor): string[] => [
  id,
  ...(consumerId === null ? [] : [consumerId]),
  ...(merchantId === null ? [] : [merchantId]),
]

type Wanted = {
  readonly from: string
  readonly until: string
  readonly whose: 'mine' | 'all'
  readonly stage?: HearingStage | undefined
  readonly state?: HearingState | undefined
}
export async function listMyHearings(ctx: Ctx, wanted: Wanted) {
  const all = wanted.whose === 'all' && hasRole(ctx.actor, 'agent', 'admin')
  const parties = partiesOf(ctx.actor)
  const listed = await listHearings(ctx, {
    parties: all ? null : parties,
    from: new Date(wanted.from),
    until: new Date(wanted.until),
    stage: wanted.stage,
    state: wanted.state,
    limit: mostRows + 1,
  })
  const page = listed.slice(0, mostRows)
  const parts = await partsIn(ctx, page, parties)
  const rows = []
  for (const one of page) rows.push(await viewRow(ctx, one, parts.get(one.id) ?? null))
  return { rows, more: listed.length > mostRows }
}

async function viewRow(ctx: Ctx, one: Listed, part: Part | null): Promise<z.input<typeof HearingRow>> {
  const { id, complaintId, receipt, stage, form, state, startsAt, length } = one
  const open = state === 'proposed' || state === 'set' || state === 'held'
  const need = part !== null && open ? await needOf(ctx, one) : null
  const at = startsAt?.toISOString() ?? null
  return { id, complaint: complaintId, receipt, stage, form, state, startsAt: at, length, part, need }
}

/** What the reader is to do in it now. */
async function needOf(ctx: Ctx, { id, complaintId }: Listed): Promise<HearingNeed | null> {
  const complaint = found(await complaints.find(ctx, complaintId), 'complaint')
  const side = sideOf(ctx.actor, complaint) ?? refuse('not-found', { noun: 'complaint' })
  const entered = { complaint, side, bench: await benchNow(ctx, complaint) }
  const { standing, slots } = await readInside(ctx, entered, found(await findHearing(ctx, id), 'hearing'))
  const begun = standing.startsAt !== null && standing.startsAt <= ctx.now
  if (standing.presides) {
    if (standing.state === 'proposed') return standing.called.every((party) => hasVoted(slots, party)) ? 'choose' : null
    if (standing.state === 'set') return begun ? 'attendance' : standing.openRequests > 0 ? 'answer' : null
    return standing.state === 'held' && !standing.presented ? 'minutes' : null
  }
  const own = standing.side
  if (own === null) return null
  if (standing.state === 'proposed') return hasVoted(slots, own) ? null : 'vote'
  if (standing.state === 'set') return standing.confirmed || begun ? null : 'confirm'
  return standing.presented && standing.words[own] === null ? 'sign' : null
}

const needWords = {
  vote: { zh: '选听证时间', en: 'Choose times for a hearing' },
  confirm: { zh: '确认出席听证', en: 'Confirm a hearing' },
  sign: { zh: '核对听证笔录', en: 'Check the minutes of a hearing' },
  choose: { zh: '确定听证时间', en: 'Set the time of a hearing' },
  answer: { zh: '答复改期申请', en: 'Answer a request for another time' },
  attendance: { zh: '登记听证到场情况', en: 'Note who came to a hearing' },
  minutes: { zh: '写听证笔录', en: 'Write the minutes of a hearing' },
} as const satisfies Record<HearingNeed, { zh: string; en: string }>
const kind = { zh: '听证', en: 'Hearing' }

export async function hearingTasks(ctx: Ctx, limit: number): Promise<readonly Task[]> {
  const [from, until] = [-60, 60].map((days) => new Date(ctx.now.getTime() + days * dayMs).toISOString())
  if (from === undefined || until === undefined) return []
  const { rows } = await listMyHearings(ctx, { from, until, whose: 'mine' })
  return rows
    .flatMap(({ need, complaint, receipt, startsAt }) =>
      need === null
        ? []
        : [
            {
              title: needWords[need],
              detail: receipt,
              href: `/complaints/${complaint}/hearings`,
              dueAt: startsAt === null ? null : new Date(startsAt),
              kind,
            },
          ],
    )
    .slice(0, limit)
}
