import { z } from 'zod'
import { defineJob } from '../kernel/capability.ts'
import type { Ctx } from '../kernel/context.ts'
import { inTransaction } from '../kernel/db/transaction.ts'
import { record } from '../kernel/fact/record.ts'
import { signWebhook } from '../kernel/fact/webhook-signature.ts'
import { mostAttempts, timeOutCommand } from './command.actions.ts'
import * as rules from './command.rules.ts'
import * as store from './command.store.ts'
import type { CommandRow, ConnectionRow } from './command.store.ts'
import { answerAsDemo } from './demo/answer.actions.ts'

const timeoutMs = 10_000
const longestWaitSeconds = 3 * 60 * 60
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
  if (!answer.ok) throw new Error(`command not delivered: ${answer.error}`)
}

type Answer = { readonly ok: boolean; readonly status: number | null; readonly error: string }

async function post(ctx: Ctx, row: CommandRow, { secret }: ConnectionRow, url: string): Promise<Answer> {
  const target = await store.findTarget(ctx, row.target)
  const body = JSON.stringify(rules.messageOf(row, target?.externalId ?? ''))
  const signed = signWebhook(secret, { id: row.id, timestampSeconds: Math.floor(ctx.now.getTime() / 1000), body })
  try {
    const response = await fetch(url, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...signed },
      body,
      redirect: 'error',
      signal: AbortSignal.timeout(timeoutMs),
    })
    await response.body?.cancel()
    return { ok: response.ok, status: response.status, error: `HTTP ${response.status}` }
  } catch (error) {
    // Not reached: the reason goes to the page, and the attempt is repeated.
    return { ok: false, status: null, error: error instanceof Error ? reasonOf(error) : 'unreachable' }
  }
}

const reasonOf = (error: Error): string =>
  (error.cause instanceof Error ? error.cause.message : error.message).slice(0, 200)

async function note(ctx: Ctx, { id, round }: CommandRow, answer: Answer): Promise<void> {
  const held = await store.holdCommand(ctx, id)
  // Answered or sent again while we were on the line: that counts, not our note.
  if (!held || held.round !== round || held.state !== 'queued') return
  const attempts = held.attempts + 1
  const last = attempts >= mostAttempts
  const waitSeconds = Math.min(Math.round(Math.exp(Math.min(10, attempts))), longestWaitSeconds)
  const row = await store.updateCommand(ctx, id, {
    state: answer.ok ? 'sent' : last ? 'failed' : 'queued',
    attempts,
    last_status: answer.status,
    last_error: answer.ok ? null : answer.error,
    sent_at: answer.ok ? ctx.now : held.sent_at,
    next_try_at: answer.ok || last ? null : new Date(ctx.now.getTime() + waitSeconds * 1000),
  })
  if (answer.ok) await record(ctx, [rules.told(row, 'sent')])
  else if (last) await record(ctx, [rules.told(row, 'failed', { attempts })])
}
