import { peopleWithRole } from '../../../kernel/access/people.ts'
import { shanghaiDay } from '../../../kernel/calendar/day.rules.ts'
import type { Ctx } from '../../../kernel/context.ts'
import type { Role } from '../../../kernel/role.contract.ts'
import type { Complaint } from '../../complaint.rules.ts'
import { loadOf } from '../../queue.store.ts'
import { languageOf, type Matter, type Member } from './duty.rules.ts'
import type { Absence } from './roster.contract.ts'
import { absencesOf, dutiesOf } from './roster.store.ts'
import { claimsOf } from './waiting.store.ts'

export type Named = Member & { readonly name: string; readonly absences: readonly Absence[] }

/** Everybody who handles complaints, as the choice sees them. */
export async function membersOf(ctx: Ctx, roles: readonly Role[] = ['agent']): Promise<Named[]> {
  const people = await peopleWithRole(ctx, roles)
  const ids = people.map(({ id }) => id)
  const [load, duties] = [await loadOf(ctx, ids), await dutiesOf(ctx, ids)]
  const absences = await absencesOf(ctx, ids, shanghaiDay(ctx.now))
  return people.map((one) => ({
    ...one,
    load: load.get(one.id) ?? 0,
    duty: duties.get(one.id) ?? null,
    absences: absences.get(one.id) ?? [],
  }))
}

/** Of several complaints, what decides who can do them. */
export async function mattersOf(ctx: Ctx, complaints: readonly Complaint[]): Promise<Map<string, Matter>> {
  const claims = await claimsOf(
    ctx,
    complaints.map(({ id }) => id),
  )
  return new Map(
    complaints.map(({ id, category, channel, consumerId, merchantId }) => [
      id,
      { category, channel, consumerId, merchantId, language: languageOf(claims.get(id) ?? '') },
    ]),
  )
}
