import type { z } from 'zod'
import { namesOf } from '../../kernel/access/people.ts'
import type { Ctx } from '../../kernel/context.ts'
import { factsOfKinds } from '../../kernel/fact/record.ts'
import { found, refuse } from '../../kernel/refusal.ts'
import { sideOf } from '../complaint.rules.ts'
import * as complaints from '../complaint.store.ts'
import type { DrawView } from './draws.contract.ts'
import { drawFacts, heldAgain } from './draws.rules.ts'

/** Oldest first, whoever was drawn before whoever was not, the least busy first. */
export async function showDraws(ctx: Ctx, id: string): Promise<z.input<typeof DrawView>[]> {
  const complaint = found(await complaints.find(ctx, id), 'complaint')
  if (sideOf(ctx.actor, complaint) !== 'platform') refuse('not-found', { noun: 'complaint' })
  const draws = heldAgain(await factsOfKinds(ctx, [id], drawFacts))
  const names = await namesOf(ctx, [...new Set(draws.flatMap(({ pool }) => pool.map((one) => one.id)))])
  return draws.map(({ pool, because, drawn, at, ...draw }) => ({
    ...draw,
    at: at.toISOString(),
    candidates: pool
      .map((one) => ({
        name: names.get(one.id) ?? '',
        load: one.load,
        away: one.away,
        because: because.get(one.id) ?? null,
        drawn: drawn.includes(one.id),
      }))
      .toSorted((a, b) => Number(b.drawn) - Number(a.drawn) || a.load - b.load),
  }))
}
