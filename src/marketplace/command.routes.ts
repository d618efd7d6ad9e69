import { handle } from '../kernel/http/handle.ts'
import { newId } from '../kernel/id.ts'
import { found } from '../kernel/refusal.ts'
import * as contract from './command.contract.ts'
import * as actions from './command.actions.ts'
import { viewOf } from './command.rules.ts'
import * as store from './command.store.ts'

const connectionView = (row: store.ConnectionRow) => ({
  source: row.source,
  commandUrl: row.command_url,
  simulated: row.simulated,
  changedAt: row.changed_at.toISOString(),
})

export const commandRoutes = [
  handle(contract.listCommands, async (ctx, { cursor, limit, ...filter }) => {
    const rows = await store.listCommands(ctx, { ...filter, before: cursor ?? null, limit: limit + 1 })
    const shown = rows.slice(0, limit)
    return { rows: shown.map(viewOf), next: rows.length > limit ? (shown.at(-1)?.id ?? null) : null }
  }),
  handle(contract.readCommand, async (ctx, { id }) => viewOf(found(await store.findCommand(ctx, id), 'command'))),
  handle(contract.requestCommand, async (ctx, { kind, target, reason, ...payload }) =>
    viewOf(
      // Two clicks carry the same idempotency key; a second command by intent is a second one.
      await actions.requestCommand(ctx, { kind, target, payload, reason: reason ?? null, dedupe: newId('ask') }),
    ),
  ),
  handle(contract.retryCommand, async (ctx, { id }) => viewOf(await actions.retryCommand(ctx, id))),
  handle(contract.confirmCommand, async (ctx, input) => viewOf(await actions.confirmCommand(ctx, input))),
  handle(contract.listConnections, async (ctx) => ({ rows: (await store.listConnections(ctx)).map(connectionView) })),
  handle(contract.saveConnection, async (ctx, input) => {
    const { row, secret } = await actions.saveConnection(ctx, input)
    return { ...connectionView(row), secret }
  }),
]
