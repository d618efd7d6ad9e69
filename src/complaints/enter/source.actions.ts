import { namesOf } from '../../kernel/access/people.ts'
import type { Ctx } from '../../kernel/context.ts'
import { handled } from '../handled.actions.ts'
import { contactOf } from '../intake/contact.store.ts'
import { maskCaller } from './caller.rules.ts'
import type { CaseSource } from './source.contract.ts'
import type { StatusReport } from './transfer.contract.ts'
import * as store from './transfer.store.ts'

/** Where it came from, how whoever complained is reached, and what was reported back. */
export async function readSources(ctx: Ctx, id: string) {
  await handled(ctx, id)
  const contact = await contactOf(ctx, id)
  return {
    caller: contact && maskCaller(contact),
    sources: (await store.sourcesOf(ctx, id)).map(viewSource),
    reports: await reportsOf(ctx, id),
  }
}

type Read = Awaited<ReturnType<typeof store.sourcesOf>>[number]
const viewSource = ({ answer_by, reported_at, answered_at, ...row }: Read): CaseSource => ({
  ...row,
  answerBy: answer_by,
  reportedAt: reported_at?.toISOString() ?? null,
  answeredAt: answered_at?.toISOString() ?? null,
})

async function reportsOf(ctx: Ctx, id: string): Promise<StatusReport[]> {
  const rows = await store.reportsOf(ctx, id)
  const names = await namesOf(ctx, [...new Set(rows.map(({ by }) => by))])
  return rows.map(({ told_on: toldOn, at, by, ...row }) => ({
    ...row,
    toldOn,
    by: names.get(by) ?? null,
    at: at.toISOString(),
  }))
}
