import type { Capability } from '../capability.ts'
import { hasRole, isStaff } from '../context.ts'
import { refuse } from '../refusal.ts'
import { handle, type BoundRoute } from './handle.ts'
import * as contract from './home.contract.ts'
import { registry, jobQueue } from './metrics.ts'
import { openApiOf } from './openapi.ts'
import { countJobs, pingDatabase } from '../job/job.store.ts'

export function homeRoutes(capabilities: () => readonly Capability[]): readonly BoundRoute[] {
  return [
    handle(contract.listTasks, async (ctx, { limit }) => {
      const lists = await Promise.all(capabilities().map((capability) => capability.tasks?.(ctx, limit) ?? []))
      const tasks = lists.flat().sort((a, b) => (a.dueAt?.getTime() ?? Infinity) - (b.dueAt?.getTime() ?? Infinity))
      return {
        rows: tasks.slice(0, limit).map((task) => ({
          ...task,
          title: { ...task.title },
          kind: { ...task.kind },
          dueAt: task.dueAt?.toISOString() ?? null,
        })),
      }
    }),
    handle(contract.searchEverything, async (ctx, { text, limit }) => {
      const lists = await Promise.all(capabilities().map((capability) => capability.search?.(ctx, text, limit) ?? []))
      return {
        rows: inTurn(lists)
          .slice(0, limit)
          .map((hit) => ({ ...hit, kind: { ...hit.kind } })),
      }
    }),
    handle(contract.readHealth, () => ({ ok: true }) as const),
    handle(contract.readReadiness, async (ctx) => {
      await pingDatabase(ctx)
      const outside = await Promise.all(capabilities().map((capability) => capability.health?.(ctx) ?? []))
      return {
        ready: true as const,
        rulebook: ctx.rulebook.version,
        outside: outside.flat().map((one) => ({ ...one })),
      }
    }),
    handle(contract.readMetrics, async (ctx, _input, exchange) => {
      // What a proxy of this machine hands on is not local, whether or not the proxy is trusted to name the caller.
      const handedOn = ['x-forwarded-for', 'forwarded', 'x-real-ip'].some((name) => name in exchange.raw.headers)
      const local = !handedOn && ['127.0.0.1', '::1', '::ffff:127.0.0.1'].includes(exchange.ip)
      if (!local && !(isStaff(ctx.actor) && hasRole(ctx.actor, 'admin'))) refuse('not-found', { noun: 'metrics' })
      for (const [state, count] of Object.entries(await countJobs(ctx))) jobQueue.set({ state }, count)
      return { body: await registry.metrics(), type: registry.contentType }
    }),
    handle(contract.readOpenApi, () => openApiOf(capabilities())),
  ]
}

/** The first of each list, then the second of each: a chapter that finds much does not crowd out the others. */
export function inTurn<T>(lists: readonly (readonly T[])[]): T[] {
  const longest = Math.max(0, ...lists.map(({ length }) => length))
  return Array.from({ length: longest }, (_, place) => lists.flatMap((list) => list.slice(place, place + 1))).flat()
}
