import { z } from 'zod'
import { defineJob } from '../capability.ts'
import { inTransaction } from '../db/transaction.ts'
import { domainNames } from './domain.rules.ts'
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
