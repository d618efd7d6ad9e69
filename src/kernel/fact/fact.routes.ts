import type { z } from 'zod'
import { factWordsOf, type Capability } from '../capability.ts'
import { isStaff, type Ctx } from '../context.ts'
import { handle, type BoundRoute } from '../http/handle.ts'
import { newId } from '../id.ts'
import { enqueue } from '../job/enqueue.ts'
import { assertMayReach } from '../outgoing/outgoing.ts'
import { found, refuse } from '../refusal.ts'
import { namesOf } from '../access/account.store.ts'
import type { Words } from '../route.contract.ts'
import * as contract from './fact.contract.ts'
import type { Fact } from './fact.ts'
import { record, timeline } from './record.ts'
import { deliverWebhook, sendWaiting } from './webhook.jobs.ts'
import { newWebhookSecret } from './webhook-signature.ts'
import * as store from './webhook.store.ts'

/** `maySee` decides by the id's prefix; a thing nobody answers for does not exist. */
export function factRoutes(
  capabilities: () => readonly Capability[],
  maySee: (ctx: Ctx, id: string) => Promise<boolean>,
): readonly BoundRoute[] {
  const catalogue = () => factWordsOf(capabilities())
  const kinds = () => Object.entries(catalogue()).map(([kind, { zh, en }]) => ({ kind, zh, en }))
  return [
    handle(contract.readTimeline, async (ctx, { id, cursor, limit }) => {
      if (!(await maySee(ctx, id))) refuse('not-found', { noun: 'timeline' })
      const facts = await timeline(ctx, id, cursor ?? null, limit + 1)
      const page = facts.slice(0, limit)
      const words = catalogue()
      const shown = page.filter(({ kind }) => isStaff(ctx.actor) || words[kind]?.inner !== true)
      const names = isStaff(ctx.actor)
        ? await namesOf(ctx, [...new Set(page.map((fact) => fact.actor))])
        : new Map<string, string>()
      return {
        rows: shown.map((fact) => viewFact(fact, { catalogue: words, names })),
        next: facts.length > limit ? (page.at(-1)?.id ?? null) : null,
      }
    }),
    handle(contract.listFactKinds, () => Promise.resolve({ rows: kinds() })),
    handle(contract.listWebhooks, async (ctx) => ({
      rows: (await store.listEndpoints(ctx)).map(viewEndpoint),
      catalogue: kinds(),
    })),
    handle(contract.createWebhook, async (ctx, draft) => {
      assertKinds(draft.kinds, catalogue())
      assertMayReach(draft.url)
      const secret = newWebhookSecret()
      const endpoint = await store.insertEndpoint(ctx, { id: newId('whk'), ...draft, secret })
      await record(ctx, [{ kind: 'webhook.created', subject: endpoint.id }])
      return { ...viewEndpoint(endpoint), secret }
    }),
    handle(contract.changeWebhook, async (ctx, { id, kinds, note, active }) => {
      if (kinds) assertKinds(kinds, catalogue())
      const change = {
        ...(kinds && { kinds }),
        ...(note !== undefined && { note }),
        ...(active !== undefined && { active }),
      }
      const endpoint = found(await store.updateEndpoint(ctx, id, change), 'webhook')
      if (active) await sendWaiting(ctx, id)
      await record(ctx, [{ kind: 'webhook.changed', subject: id, data: { active: endpoint.active } }])
      return viewEndpoint(endpoint)
    }),
    handle(contract.listDeliveries, async (ctx, filter) => {
      const rows = await store.listDeliveries(ctx, { ...filter, limit: filter.limit + 1 })
      const page = rows.slice(0, filter.limit)
      return { rows: page.map(viewDelivery), next: rows.length > filter.limit ? (page.at(-1)?.id ?? null) : null }
    }),
    handle(contract.replayDelivery, async (ctx, { id }) => {
      const source = found(await store.findDelivery(ctx, id), 'delivery')
      if (!source.active) refuse('webhook.endpoint-inactive')
      const again = newId('dlv')
      await store.insertReplay(ctx, again, source)
      await enqueue(ctx, deliverWebhook, { endpoint: source.endpoint_id, id: again }, { key: `webhook:${again}` })
      await record(ctx, [{ kind: 'webhook.replayed', subject: source.endpoint_id, data: { delivery: again, of: id } }])
      return viewDelivery(found(await store.findDelivery(ctx, again), 'delivery'))
    }),
  ]
}

function assertKinds(kinds: readonly string[], catalogue: Record<string, Words>): void {
  const unknown = kinds.find((kind) => kind !== '*' && !catalogue[kind])
  if (unknown) refuse('webhook.kind-unknown', { kind: unknown })
}

function viewFact(
  fact: Fact,
  words: { catalogue: Record<string, Words>; names: Map<string, string> },
): z.input<typeof contract.FactView> {
  const kind =
    fact.actor === 'system'
      ? 'system'
      : fact.actor === 'guest'
        ? 'guest'
        : fact.role === 'machine'
          ? 'machine'
          : 'person'
  const title = words.catalogue[fact.kind] ?? { zh: fact.kind, en: fact.kind }
  return {
    ...fact,
    title: { ...title },
    at: fact.at.toISOString(),
    actor: { kind, role: fact.role, name: words.names.get(fact.actor) ?? null },
  }
}

type Endpoint = { id: string; url: string; kinds: string[]; active: boolean; note: string; created_at: Date }
const viewEndpoint = ({ created_at, ...row }: Endpoint): z.input<typeof contract.WebhookEndpoint> => ({
  ...row,
  createdAt: created_at.toISOString(),
})

type Delivery = Awaited<ReturnType<typeof store.listDeliveries>>[number]
const viewDelivery = (row: Delivery): z.input<typeof contract.WebhookDelivery> => ({
  id: row.id,
  endpointId: row.endpoint_id,
  url: row.url,
  kind: row.kind,
  subject: row.subject,
  state: contract.WebhookDelivery.shape.state.parse(row.state),
  attempts: row.attempts,
  createdAt: row.created_at.toISOString(),
  lastTriedAt: row.last_tried_at?.toISOString() ?? null,
  nextTryAt: row.next_try_at?.toISOString() ?? null,
  lastStatus: row.last_status,
  lastError: row.last_error,
  replayOf: row.replay_of,
})
