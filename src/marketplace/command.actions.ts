import type { Ctx } from '../kernel/context.ts'
import { record } from '../kernel/fact/record.ts'
import { newWebhookSecret } from '../kernel/fact/webhook-signature.ts'
import { newId } from '../kernel/id.ts'
import { enqueueAll } from '../kernel/job/enqueue.ts'
import { assertMayReach } from '../kernel/outgoing/outgoing.ts'
import { found, refuse } from '../kernel/refusal.ts'
import type { Input } from '../kernel/route.contract.ts'
import type * as contract from './command.contract.ts'
import { amountNeeded, CommandKind, CommandState, spendsOrder } from './command.contract.ts'
import * as rules from './command.rules.ts'
import type { NewCommand } from './command.rules.ts'
import * as store from './command.store.ts'
import type { CommandRow } from './command.store.ts'

/** Puts a command into the outbox, in the transaction of what asks for it. Asked twice, it is one. */
export async function requestCommand(ctx: Ctx, command: NewCommand): Promise<CommandRow> {
  const before = await store.findAsked(ctx, command.dedupe)
  if (before) return before
  if (!rules.fitsTarget(command.kind, command.target))
    refuse('command.target-unfit', { kind: command.kind, target: command.target })
  const target = await targetOf(ctx, command, null)
  rules.assertSensible(command, target)
  const currency = command.payload.amountFen !== undefined && target.currency ? { currency: target.currency } : {}
  const row = await store.insertCommand(ctx, {
    id: newId('cmd'),
    kind: command.kind,
    source: target.source,
    target: command.target,
    payload: { ...command.payload, ...currency },
    dedupe: command.dedupe,
    reason: command.reason,
    confirm_by: rules.answerBy(command.kind, ctx.now),
  })
  // Somebody asked the same in this very moment; theirs is ours.
  if (!row) return found(await store.findAsked(ctx, command.dedupe), 'command')
  await queueDelivery(ctx, row)
  await record(ctx, [rules.told(row, 'requested', amountOf(row))])
  return row
}

/** What money may still be spent on is read with the target held: two refunds at once cannot spend the same. */
async function targetOf(ctx: Ctx, { kind, target }: Pick<NewCommand, 'kind' | 'target'>, except: string | null) {
  const spends = spendsOrder(kind)
  if (spends) await store.holdTarget(ctx, target)
  const known = found(await store.findTarget(ctx, target), 'command target')
  return spends ? rules.afterOthers(known, await store.askedFen(ctx, { kind, target, except })) : known
}

function amountOf(row: CommandRow): Record<string, number> {
  const { amountFen } = rules.viewOf(row).payload
  return amountFen === undefined ? {} : { amountFen }
}

/** One job that delivers, and one that looks whether the answer came. */
async function queueDelivery(ctx: Ctx, { id, round, confirm_by }: CommandRow): Promise<void> {
  await enqueueAll(ctx, [
    {
      name: 'marketplace.deliver-command',
      payload: { command: id, round },
      key: `command:${id}:${round}`,
      maxAttempts: mostAttempts,
    },
    {
      name: 'marketplace.time-out-command',
      payload: { command: id, round },
      key: `command-answer:${id}:${round}`,
      runAt: confirm_by,
    },
  ])
}
export const mostAttempts = 8

export async function retryCommand(ctx: Ctx, id: string): Promise<CommandRow> {
  const held = found(await store.holdCommand(ctx, id), 'command')
  const state = CommandState.parse(held.state)
  if (!rules.mayRetry(state)) refuse('command.not-retryable', { state })
  const { kind, target, payload } = rules.viewOf(held)
  const command = { kind, target, payload, reason: held.reason, dedupe: id }
  if (amountNeeded.includes(kind)) rules.assertSensible(command, await targetOf(ctx, command, id))
  const row = await store.updateCommand(ctx, id, {
    state: 'queued',
    round: held.round + 1,
    attempts: 0,
    next_try_at: ctx.now,
    confirm_by: rules.answerBy(CommandKind.parse(held.kind), ctx.now),
  })
  await queueDelivery(ctx, row)
  await record(ctx, [rules.told(row, 'retried', { round: row.round })])
  return row
}

/** The marketplace's answer. The same answer again is no news; another one is refused. */
export async function confirmCommand(ctx: Ctx, input: Input<typeof contract.confirmCommand>): Promise<CommandRow> {
  const held = found(await store.holdCommand(ctx, input.id), 'command')
  const state = CommandState.parse(held.state)
  const answered = input.outcome === 'done' ? 'confirmed' : 'refused'
  if (state === answered) return held
  if (rules.isAnswered(state)) refuse('command.answered-otherwise', { state })
  const { note = null, reference = null } = input
  const row = await store.updateCommand(ctx, input.id, {
    state: answered,
    answered_at: ctx.now,
    sent_at: held.sent_at ?? ctx.now,
    answer: { outcome: input.outcome, note, reference },
    next_try_at: null,
  })
  await record(ctx, [rules.told(row, answered, amountOf(row))])
  return row
}

/** Nobody answered in time: people see it, and may send it again. */
export async function timeOutCommand(ctx: Ctx, id: string, round: number): Promise<void> {
  const held = await store.holdCommand(ctx, id)
  if (!held || held.round !== round || (held.state !== 'queued' && held.state !== 'sent')) return
  const row = await store.updateCommand(ctx, id, { state: 'timed-out', next_try_at: null })
  await record(ctx, [rules.told(row, 'timed-out')])
}

export async function saveConnection(
  ctx: Ctx,
  { source, commandUrl, newSecret }: Input<typeof contract.saveConnection>,
) {
  if (commandUrl !== null) assertMayReach(commandUrl)
  const before = await store.findConnection(ctx, source)
  const secret = before && !newSecret ? before.secret : newWebhookSecret()
  const row = await store.saveConnection(ctx, { source, command_url: commandUrl, secret, simulated: false })
  await record(ctx, [{ kind: 'marketplace.connected', subject: ctx.actor.id, data: { source } }])
  // What waited for an address goes out now.
  const waiting = await store.listQueued(ctx, source)
  await enqueueAll(
    ctx,
    waiting.map(({ id, round }) => ({
      name: 'marketplace.deliver-command',
      payload: { command: id, round },
      key: `command:${id}:${round}`,
      maxAttempts: mostAttempts,
    })),
  )
  return { row, secret: before && !newSecret ? null : secret }
}
