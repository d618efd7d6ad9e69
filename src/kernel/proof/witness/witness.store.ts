import type { Ctx } from '../../context.ts'

export type Problem = 'unreachable' | 'refused' | 'unsigned' | 'ahead' | 'contradicted'
export type WitnessRow = {
  readonly name: string
  readonly size: number
  readonly signed_at: Date | null
  readonly tried_at: Date | null
  readonly problem: Problem | null
}

export async function witnessRows({ db }: Ctx): Promise<WitnessRow[]> {
  const rows = await db
    .selectFrom('kernel.witness')
    .select(['name', 'size', 'signed_at', 'tried_at', 'problem'])
    .orderBy('name')
    .execute()
  return rows.map((row) => ({ ...row, problem: row.problem as Problem | null }))
}

export async function saveWitness({ db }: Ctx, row: WitnessRow): Promise<void> {
  await db
    .insertInto('kernel.witness')
    .values(row)
    .onConflict((conflict) => conflict.column('name').doUpdateSet(row))
    .execute()
}

type Cosignature = { readonly size: number; readonly witness: string; readonly line: string; readonly signed_at: Date }
export async function insertCosignature({ db }: Ctx, row: Cosignature): Promise<void> {
  await db
    .insertInto('kernel.cosignature')
    .values(row)
    .onConflict((conflict) => conflict.doNothing())
    .execute()
}

/** The largest checkpoint that a witness signed, with the lines of all who signed it. */
export async function lastWitnessed({ db }: Ctx): Promise<{ note: string; lines: string[] } | null> {
  const newest = await db
    .selectFrom('kernel.cosignature as s')
    .innerJoin('kernel.checkpoint as c', 'c.size', 's.size')
    .select(['c.size', 'c.note'])
    .orderBy('s.size', 'desc')
    .limit(1)
    .executeTakeFirst()
  if (!newest) return null
  const lines = await db
    .selectFrom('kernel.cosignature')
    .select('line')
    .where('size', '=', newest.size)
    .orderBy('witness')
    .execute()
  return { note: newest.note, lines: lines.map(({ line }) => line) }
}

export type WitnessedRow = {
  readonly origin: string
  readonly size: number
  readonly root: Buffer
  readonly note: string
  readonly signed_at: Date
}
const columns = ['origin', 'size', 'root', 'note', 'signed_at'] as const
export async function witnessedLogs({ db }: Ctx): Promise<WitnessedRow[]> {
  return db.selectFrom('kernel.witnessed').select(columns).orderBy('origin').limit(200).execute()
}

/** Held until the transaction is over: of two checkpoints that go on from the same one, one is judged after the other was kept. */
export async function holdWitnessed({ db, now }: Ctx, origin: string): Promise<WitnessedRow> {
  const nothing = { origin, size: 0, root: Buffer.alloc(32), note: '', signed_at: now }
  await db
    .insertInto('kernel.witnessed')
    .values(nothing)
    .onConflict((conflict) => conflict.doNothing())
    .execute()
  return db
    .selectFrom('kernel.witnessed')
    .select(columns)
    .where('origin', '=', origin)
    .forUpdate()
    .executeTakeFirstOrThrow()
}

export async function saveWitnessed({ db }: Ctx, { origin, ...row }: WitnessedRow): Promise<void> {
  await db.updateTable('kernel.witnessed').set(row).where('origin', '=', origin).execute()
}

export type WitnessKeyRow = {
  readonly id: string
  readonly name: string
  readonly verifier: string
  readonly root: string
  readonly wrapped: Buffer
}
export async function witnessKeyRow({ db }: Ctx): Promise<WitnessKeyRow | undefined> {
  return db.selectFrom('kernel.witness_key').select(['id', 'name', 'verifier', 'root', 'wrapped']).executeTakeFirst()
}

/** Of two processes that start at once one makes the key. */
export async function insertWitnessKey({ db, now }: Ctx, row: WitnessKeyRow): Promise<void> {
  await db
    .insertInto('kernel.witness_key')
    .values({ ...row, created_at: now })
    .onConflict((conflict) => conflict.doNothing())
    .execute()
}

export async function rewrapWitnessKey({ db }: Ctx, row: Pick<WitnessKeyRow, 'root' | 'wrapped'>): Promise<void> {
  await db.updateTable('kernel.witness_key').set({ root: row.root, wrapped: row.wrapped }).execute()
}
