import { sql } from 'kysely'
import { z } from 'zod'
import type { Capability } from '../../../src/kernel/capability.ts'
import { record } from '../../../src/kernel/fact/record.ts'
import { handle } from '../../../src/kernel/http/handle.ts'
import { route } from '../../../src/kernel/route.contract.ts'

/**
 * A write whose reaction has an effect that can be counted: nothing in `crash.reacted` is unique, so a reaction
 * that ran twice leaves two rows.
 */
const write = route({
  method: 'POST',
  path: '/api/crash',
  summary: { zh: '崩溃测试写入', en: 'Write of the crash test' },
  who: ['admin'],
  audit: 'crash.write',
  status: 201,
  input: z.strictObject({ id: z.string() }),
  output: z.object({ id: z.string() }),
})

export const crashPart: Partial<Capability> = {
  routes: [
    handle(write, async (ctx, { id }) => {
      await sql`insert into crash.written (id) values (${id})`.execute(ctx.db)
      await record(ctx, [{ kind: 'crash.written', subject: `crs_${id}`, data: { number: id.length } }])
      return { id }
    }),
  ],
  reactions: [
    {
      name: 'crash.count',
      on: ['crash.written'],
      run: async (ctx, fact) => {
        await sql`insert into crash.reacted (fact) values (${fact.id})`.execute(ctx.db)
      },
    },
  ],
  facts: { 'crash.written': { zh: '崩溃测试写入', en: 'Written by the crash test' } },
}

/** `written` has no key either: a write that was done twice shows. */
export const crashTables = `
  create schema if not exists crash;
  create table if not exists crash.written (id text not null);
  create table if not exists crash.reacted (fact text not null)`
