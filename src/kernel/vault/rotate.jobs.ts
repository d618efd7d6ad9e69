import { z } from 'zod'
import { defineJob } from '../capability.ts'
import { inTransaction } from '../db/transaction.ts'
import { domainNames } from './domain.rules.ts'
import { enqueue } from '../job/enqueue.ts'
import { reindex } from './reindex.actions.ts'
import { endKey, resealAll } from './reseal.actions.ts'
import { finishRotation, rewrapSome } from './rewrap.actions.ts'

const together = 1_000

/** Goes on where it was killed: what is wrapped anew is no longer among what is to be done. */
export const rewrapKeys = defineJob({
  name: 'kernel.rewrap-keys',
  title: { zh: '更换保险库密钥', en: 'Rotate keys of the vault' },
  payload: z.strictObject({ domain: z.enum(domainNames) }),
  outside: true,
  run: async (ctx, { domain }) => {
    for (let done = together; done === together;)
      done = await inTransaction(ctx, (inner) => rewrapSome(inner, domain, together))
    await inTransaction(ctx, (inner) => finishRotation(inner, domain))
  },
})

/** Whoever read which keys there are a moment before looks for something with them until then. */
export const settleMs = 10_000
/** Whoever read a row before it was sealed anew asks for its old key until then. */
const lastReadersMs = 600_000

export const reindexTables = defineJob({
  name: 'kernel.reindex',
  title: { zh: '更换检索索引的密钥', en: 'Rotate the key of the search indexes' },
  payload: z.strictObject({}),
  outside: true,
  run: reindex,
})

/** Looks through the tables until nothing is left that the old key sealed, and once more later; then the key is destroyed. */
export const resealPerson = defineJob({
  name: 'kernel.reseal-person',
  title: { zh: '更换一人的密钥并重新加密', en: 'Seal anew under a new key of a person' },
  payload: z.strictObject({
    kid: z.int(),
    subject: z.string(),
    domain: z.enum(domainNames),
    again: z.boolean().optional(),
  }),
  outside: true,
  run: async (ctx, { again, ...renewed }) => {
    const rows = await resealAll(ctx, renewed)
    if (again && rows === 0) return inTransaction(ctx, (inner) => endKey(inner, renewed))
    const runAt = new Date(ctx.now.getTime() + lastReadersMs)
    await inTransaction(ctx, (inner) =>
      enqueue(inner, resealPerson, { ...renewed, again: true }, { key: `vault-reseal:${renewed.kid}`, runAt }),
    )
  },
})
