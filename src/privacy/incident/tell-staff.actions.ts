import { wordsOfClock } from './clock-words.rules.ts'
import type { Ctx } from '../../kernel/context.ts'
import type { Fact } from '../../kernel/fact/fact.ts'
import { notify } from '../../kernel/notice/notify.ts'
import type { Role } from '../../kernel/role.contract.ts'
import { numberOf } from './incident.rules.ts'
import * as store from './incident.store.ts'

const heads: readonly Role[] = ['privacy-officer', 'admin']
/** Who hears of which rung: those at work, then the head, then whoever watches over the platform. */
const rungs: Readonly<Record<string, { readonly tells: readonly Role[]; readonly template: string }>> = {
  half: { tells: ['privacy-officer'], template: 'incident.clock-soon' },
  eighty: { tells: heads, template: 'incident.clock-soon' },
  due: { tells: [...heads, 'governance-officer'], template: 'incident.clock-over' },
  overdue: { tells: [...heads, 'governance-officer'], template: 'incident.clock-over' },
}

export async function tellRung(ctx: Ctx, fact: Fact): Promise<void> {
  const row = await store.find(ctx, fact.subject)
  const rung = rungs[String(fact.data['rung'])]
  if (!row || row.drill || row.closed_at !== null || !rung) return
  const rule = String(fact.data['rule'])
  const title = ctx.rulebook.history(rule).at(-1)?.title
  for (const role of rung.tells)
    await notify(ctx, {
      to: { role },
      template: rung.template,
      params: { incident: row.id, number: numberOf(row.id), what: wordsOfClock(title) },
      subject: row.id,
      dedupe: `${fact.id} ${role}`,
    })
}

/** Opened: those at work hear of it. Opened long after it was found: whoever watches over the platform too. */
export async function tellLate(ctx: Ctx, fact: Fact): Promise<void> {
  if (fact.data['drill'] === true) return
  const late = fact.kind === 'incident.opened-late'
  // Closed, and those affected were told: that is how it should be.
  if (fact.kind === 'incident.closed' && fact.data['told'] === true) return
  const roles: readonly Role[] = fact.kind !== 'incident.opened' ? [...heads, 'governance-officer'] : heads
  for (const role of roles)
    await notify(ctx, {
      to: { role },
      template: fact.kind,
      params: {
        incident: fact.subject,
        number: numberOf(fact.subject),
        ...(late && { minutes: Number(fact.data['minutes']) }),
      },
      subject: fact.subject,
      dedupe: `${fact.id} ${role}`,
    })
}
