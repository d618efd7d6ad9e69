import { sql } from 'kysely'
import type { Ctx } from '../../../kernel/context.ts'
import { CategoryCode } from '../../complaint.contract.ts'
import { Body, TemplateSide, type TemplateView } from './template.contract.ts'

export type Template = Omit<TemplateView, 'own'> & { readonly merchantId: string | null }
/** Whose list: the platform's people see what is there for all; a shop that, of its side, and its own. */
export type Scope = { readonly side: TemplateSide | null; readonly merchantId: string | null }

const columns = ['id', 'side', 'merchant_id', 'name', 'categories', 'body', 'version', 'retired_at', 'uses'] as const
type Row = {
  id: string
  side: string
  merchant_id: string | null
  name: string
  categories: string[]
  body: unknown
  version: number
  retired_at: Date | null
  uses: number | string
}
const fromRow = (row: Row): Template => ({
  id: row.id,
  side: TemplateSide.parse(row.side),
  merchantId: row.merchant_id,
  name: row.name,
  categories: row.categories.map((one) => CategoryCode.parse(one)),
  body: Body.parse(row.body),
  version: row.version,
  retired: row.retired_at !== null,
  uses: Number(row.uses),
})

export async function templatesIn({ db }: Ctx, { side, merchantId }: Scope): Promise<Template[]> {
  const rows = await db
    .selectFrom('complaints.template')
    .select(columns)
    .$if(side !== null, (query) => query.where('side', '=', side ?? 'platform'))
    .where(sql<boolean>`(merchant_id is null or merchant_id = ${merchantId ?? ''})`)
    .orderBy(sql`retired_at is not null`)
    .orderBy('uses', 'desc')
    .orderBy('name')
    .limit(1000)
    .execute()
  return rows.map(fromRow)
}

export async function holdTemplate({ db }: Ctx, id: string): Promise<Template | undefined> {
  const row = await db
    .selectFrom('complaints.template')
    .select(columns)
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst()
  return row && fromRow(row)
}
export async function findTemplate({ db }: Ctx, id: string): Promise<Template | undefined> {
  const row = await db.selectFrom('complaints.template').select(columns).where('id', '=', id).executeTakeFirst()
  return row && fromRow(row)
}

/** One change of the lists at a time. */
export const holdLists = ({ db }: Ctx) =>
  sql`select pg_advisory_xact_lock(hashtextextended('complaints.template', 0))`.execute(db)

export async function saveTemplate(ctx: Ctx, template: Template, isNew: boolean): Promise<void> {
  const { db, now, actor } = ctx
  const { id, side, merchantId, name, categories, version, retired } = template
  const body = JSON.stringify(template.body)
  const row = { name, categories, body, version, retired_at: retired ? now : null, by: actor.id, at: now }
  const { kind } = template.body
  if (isNew)
    await db
      .insertInto('complaints.template')
      .values({ id, side, merchant_id: merchantId, kind, ...row })
      .execute()
  else await db.updateTable('complaints.template').set(row).where('id', '=', id).execute()
  await db
    .insertInto('complaints.template_version')
    .values({ template_id: id, version, name, categories, body, retired, by: actor.id, at: now })
    .execute()
}

export async function versionsOf({ db }: Ctx, id: string) {
  const rows = await db
    .selectFrom('complaints.template_version')
    .select(['version', 'name', 'categories', 'body', 'retired', 'by', 'at'])
    .where('template_id', '=', id)
    .orderBy('version', 'desc')
    .limit(200)
    .execute()
  return rows.map((row) => ({
    ...row,
    categories: row.categories.map((one) => CategoryCode.parse(one)),
    body: Body.parse(row.body),
  }))
}

export async function countUse({ db }: Ctx, id: string): Promise<void> {
  await db
    .updateTable('complaints.template')
    .set({ uses: sql<number>`uses + 1` })
    .where('id', '=', id)
    .execute()
}
