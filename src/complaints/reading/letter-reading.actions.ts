import { hasRole, type Ctx } from '../../kernel/context.ts'
import { shanghaiDay } from '../../kernel/calendar/day.rules.ts'
import type { CaseOfPerson, ReadingSource } from '../../kernel/reading/source.ts'
import { complainantOf, sideOf } from '../complaint.rules.ts'
import * as complaints from '../complaint.store.ts'
import { findLetter, receivedOf, type KeptLetter } from '../mailbox/letter.store.ts'
import { tiesIn } from './complaint-reading.actions.ts'

/** A letter in the mailbox: its sender is read through the case it belongs to, and from the common desk while it belongs to none. */
export const letterReading: ReadingSource = {
  standing: async (ctx, id) => {
    const letter = await findLetter(ctx, id)
    return letter && hasRole(ctx.actor, 'agent', 'admin') ? standingOf(ctx, letter) : null
  },
  open: async (ctx, id) => ({ email: (await findLetter(ctx, id))?.fromAddress ?? null }),
  named: async (ctx, ids) =>
    new Map(
      [...(await receivedOf(ctx, ids))].map(([id, at]) => {
        const day = shanghaiDay(at)
        return [id, { title: { zh: `${day} 的来信`, en: `Letter of ${day}` }, href: `/mailbox/${id}` }] as const
      }),
    ),
}

async function standingOf(ctx: Ctx, letter: KeptLetter): Promise<CaseOfPerson> {
  const complaint = letter.complaintId === null ? undefined : await complaints.find(ctx, letter.complaintId)
  if (!complaint)
    return {
      kind: 'letter',
      type: null,
      person: letter.id,
      ties: hasRole(ctx.actor, 'agent') ? ['desk'] : [],
      isSide: false,
      closedAt: letter.settledAt,
    }
  return {
    kind: 'letter',
    type: complaint.category,
    person: (letter.side === 'consumer' ? complainantOf(complaint) : null) ?? letter.id,
    ties: (await tiesIn(ctx, complaint)).filter((tie) => tie === 'assigned'),
    isSide: sideOf(ctx.actor, complaint) !== 'platform',
    closedAt: complaint.closedAt,
  }
}
