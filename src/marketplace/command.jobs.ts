import { z } from 'zod'
import { defineJob } from '../kernel/capability.ts'
import type { Ctx } from '../kernel/context.ts'
import { inTransaction } from '../kernel/db/transaction.ts'
import { record } from '../kernel/fact/record.ts'
import { nextTryAt, postSigned, type Delivered } from '../kernel/outgoing/signed-post.ts'
import { countLeaving } from '../kernel/personal/seen.ts'
import { mostAttempts, timeOutCommand } from './command.actions.ts'
import { PlainError } from '../kernel/log/safe-error.ts'
import * as rules from './command.rules.ts'
import * as store from './command.store.ts'
import type { CommandRow, ConnectionRow } from './command.store.ts'
import { answerAsDemo } from './demo/answer.actions.ts'

const Payload = z.strictObject({ command: z.string(), round: z.int() })

export const commandJobs = [
  defineJob({
    name: 'marketplace.deliver-command',
    title: { zh: '把指令发给商城', en: 'Deliver a command to the marketplace' },
    payload: Payload,
    outside: true,
    maxAttempts: mostAttempts,
    run: (ctx, { command, round }) => deliver(ctx, command, round),
  }),
  defineJob({
    name: 'marketplace.time-out-command',
    title: { zh: '查看商城是否已回报指令', en: 'See whether the marketplace answered a command' },
    payload: Payload,
    run: (ctx, { command, round }) => timeOutCommand(ctx, command, round),
  }),
]

/** One attempt. After a crash the same `webhook-id` comes again: by it the marketplace knows that it is the same command. */
async function deliver(ctx: Ctx, id: string, round: number): Promise<void> {
  const row = await store.findCommand(ctx, id)
  if (!row || row.state !== 'queued' || row.round !== round) return
  const connection = await store.findConnection(ctx, row.source)
  if (connection?.simulated) return inTransaction(ctx, (inner) => answerAsDemo(inner, row))
  if (!connection?.command_url) {
    await store.updateCommand(ctx, id, { last_error: 'no-address', next_try_at: null })
    return
  }
  const answer = await post(ctx, row, connection, connection.command_url)
  await inTransaction(ctx, (inner) => note(inner, row, answer))
  if (!answer.ok) throw new PlainError(`command not delivered: ${answer.error}`)
}

async function post(ctx: Ctx, row: CommandRow, { secret }: ConnectionRow, url: string): Promise<Delivered> {
  const { merchant } = rules.viewOf(row).payload
  const target = await store.findTarget(ctx, row.target)
  const shop = merchant === undefined ? undefined : await store.findTarget(ctx, merchant)
  const own = { target: target?.externalId ?? '', merchant: shop?.externalId ?? null }
  const body = JSON.stringify(rules.messageOf(row, own))
  countLeaving('command', body, 3)
  return postSigned({ url, secret }, { id: row.id, body, now: ctx.now })
}

async function note(ctx: Ctx, { id, round }: CommandRow, answer: Delivered): Promise<void> {
  const held = await store.holdCommand(ctx, id)
  // Answered or sent again while we were on the line: that counts, not our note.
  if (!held || held.round !== round || held.state !== 'queued') return
  const attempts = held.attempts + 1
  const last = attempts >= mostAttempts
  const row = await store.updateCommand(ctx, id, {
    state: answer.ok ? 'sent' : last ? 'failed' : 'queued',
    attempts,
    last_status: answer.status,
    last_error: answer.ok ? null : answer.error,
    sent_at: answer.ok ? ctx.now : held.sent_at,
    next_try_at: answer.ok || last ? null : nextTryAt(ctx.now, attempts),
  })
  if (answer.ok) await record(ctx, [rules.told(row, 'sent')])
  else if (last) await record(ctx, [rules.told(row, 'failed', { attempts })])
}
