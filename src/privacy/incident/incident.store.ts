import type { Selectable, Updateable } from 'kysely'
import type { Ctx } from '../../kernel/context.ts'
import type { DB } from '../../kernel/db/tables.ts'
import { openRows, sealRow } from '../../kernel/vault/personal.actions.ts'
import { incidentSealed, wordSealed } from './incident.sealed.ts'

type Row = Selectable<DB['privacy.incident']>
export type Incident = Omit<Row, 'title_sealed' | 'story_sealed'> & {
  readonly title: string | null
  readonly story: string | null
}
export type NewIncident = Pick<Row, 'id' | 'drill' | 'kind' | 'source' | 'operator' | 'found_at'> & {
  readonly title: string
  readonly story: string
}

export async function insert(ctx: Ctx, { title, story, ...incident }: NewIncident): Promise<void> {
  const { id } = incident
  const sealed = await sealRow(ctx, incidentSealed, { row: id, subject: id, values: { title, story } })
  const { title_sealed, story_sealed } = sealed
  if (!title_sealed || !story_sealed) throw new Error('an incident without its words')
  await ctx.db
    .insertInto('privacy.incident')
    .values({ ...incident, title_sealed, story_sealed, opened_by: ctx.actor.id, opened_at: ctx.now })
    .execute()
}

const open = (ctx: Ctx, rows: readonly Row[]): Promise<Incident[]> =>
  openRows(ctx, incidentSealed, { rows, rowOf: ({ id }) => id })
const byId = ({ db }: Ctx, id: string) => db.selectFrom('privacy.incident').selectAll().where('id', '=', id)

export async function find(ctx: Ctx, id: string): Promise<Incident | undefined> {
  const row = await byId(ctx, id).executeTakeFirst()
  return row && (await open(ctx, [row]))[0]
}
export async function hold(ctx: Ctx, id: string): Promise<Incident | undefined> {
  const row = await byId(ctx, id).forUpdate().executeTakeFirst()
  return row && (await open(ctx, [row]))[0]
}
export const update = ({ db }: Ctx, id: string, values: Updateable<DB['privacy.incident']>) =>
  db.updateTable('privacy.incident').set(values).where('id', '=', id).execute()

export type Filter = {
  readonly tab: 'open' | 'closed' | 'drills'
  readonly before: string | null
  readonly limit: number
}
export async function list(ctx: Ctx, { tab, before, limit }: Filter): Promise<Incident[]> {
  let query = ctx.db
    .selectFrom('privacy.incident')
    .selectAll()
    .where('drill', '=', tab === 'drills')
  if (tab !== 'drills') query = query.where('closed_at', tab === 'open' ? 'is' : 'is not', null)
  if (before !== null) query = query.where('id', '<', before)
  return open(ctx, await query.orderBy('id', 'desc').limit(limit).execute())
}

export type Written = {
  readonly id: string
  readonly step: string
  readonly about: string | null
  readonly text: string
}
export async function write(ctx: Ctx, incident: string, { id, step, about, text }: Written): Promise<void> {
  const row = `${incident} ${id}`
  const { text_sealed } = await sealRow(ctx, wordSealed, { row, subject: incident, values: { text } })
  if (!text_sealed) throw new Error('a word without its text')
  await ctx.db
    .insertInto('privacy.incident_word')
    .values({ incident_id: incident, id, step, about, text_sealed, by_account: ctx.actor.id, at: ctx.now })
    .execute()
}
export async function wordsOf(ctx: Ctx, incident: string) {
  const rows = await ctx.db
    .selectFrom('privacy.incident_word')
    .selectAll()
    .where('incident_id', '=', incident)
    .orderBy('id')
    .limit(500)
    .execute()
  return openRows(ctx, wordSealed, { rows, rowOf: (row) => `${row.incident_id} ${row.id}` })
}
