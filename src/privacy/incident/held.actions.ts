import type { Ctx } from '../../kernel/context.ts'
import { newId } from '../../kernel/id.ts'
import { found, refuse } from '../../kernel/refusal.ts'
import { restraintsOf } from '../../kernel/restraint/restraint.actions.ts'
import type { IncidentStep } from './incident.contract.ts'
import * as rules from './incident.rules.ts'
import * as store from './incident.store.ts'
import { argumentsOf } from './report.store.ts'
import { whyWords } from './refusal-words.contract.ts'

export async function standingOf(ctx: Ctx, row: store.Incident): Promise<rules.Standing> {
  const measures = await restraintsOf(ctx, row.id)
  const pleas = await argumentsOf(ctx, row.id)
  return {
    contain: row.contained_at,
    grade: row.graded_at,
    report: row.reported_at,
    tell: row.told_at,
    investigate: row.investigated_at,
    compensate: row.compensated_at,
    review: row.reviewed_at,
    closedAt: row.closed_at,
    falseAlarm: row.false_alarm,
    people: null,
    unsigned: pleas.filter(({ signed_by: signed }) => signed === null).length,
    lessons: 0,
    measures: measures.length,
  }
}

/** The incident, held, when this may be done with it now. */
export async function take(ctx: Ctx, id: string, step: IncidentStep): Promise<store.Incident> {
  const row = found(await store.hold(ctx, id), 'incident')
  const why = rules.whyNot(step, await standingOf(ctx, row))
  if (why !== null) refuse('incident.not-now', { ...whyWords[why] })
  return row
}

type Said = { readonly step: string; readonly text: string; readonly about?: string | null }
/** Why it was done; the fact beside it carries the id of the words. */
export async function say(ctx: Ctx, incident: string, { step, text, about = null }: Said): Promise<string> {
  const id = newId('icw')
  await store.write(ctx, incident, { id, step, about, text })
  return id
}
