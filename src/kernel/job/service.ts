import { setTimeout as pause } from 'node:timers/promises'
import type { PoolClient } from 'pg'
import type { Service } from '../capability.ts'
import { serviceUp } from '../http/metrics.ts'
import { safeError } from '../log/safe-error.ts'
import type { Runtime } from '../runtime.ts'

/** First half of the advisory locks that say "this service runs here"; the second half is its name. */
const lockClass = 7_142_860
/** How long a process without the lock waits before it asks again, and the longest wait after a failure. */
const askAgainMs = 10_000
const longestPauseMs = 60_000

export type Services = { stop(): Promise<void> }

/** Runs each service in one process of the installation at a time, and starts it again when it breaks. */
export function startServices(runtime: Runtime, services: readonly Service[]): Services {
  const stopping = new AbortController()
  const running = services.map((service) => keepRunning(runtime, service, stopping.signal))
  const stop = async () => {
    stopping.abort()
    await Promise.all(running)
  }
  return { stop }
}

async function keepRunning(runtime: Runtime, service: Service, stopping: AbortSignal): Promise<void> {
  let failures = 0
  while (!stopping.aborted) {
    const held = await holdAlone(runtime, service.name).catch(() => null)
    if (held) {
      try {
        serviceUp.set({ service: service.name }, 1)
        await service.run(runtime, AbortSignal.any([stopping, held.lost]))
        failures = 0
      } catch (error) {
        failures += 1
        runtime.log.warn({ service: service.name, failures, err: safeError(error) }, 'a service broke; it starts again')
      } finally {
        serviceUp.set({ service: service.name }, 0)
        await held.release()
      }
    }
    const waitMs = held ? Math.min(longestPauseMs, 1000 * 2 ** Math.max(0, failures - 1)) : askAgainMs
    await pause(waitMs, undefined, { signal: stopping }).catch(() => {})
  }
}

type Held = { readonly lost: AbortSignal; release(): Promise<void> }

/** The lock lives as long as its connection: a killed process lets go of it by itself. Null while another has it. */
async function holdAlone(runtime: Runtime, name: string): Promise<Held | null> {
  const client = await runtime.pool.connect()
  const lost = new AbortController()
  client.once('end', () => lost.abort())
  client.once('error', () => lost.abort())
  try {
    if (await isFree(client, name)) return { lost: lost.signal, release: () => letGo(client, name) }
  } catch (error) {
    client.release(true)
    throw error
  }
  client.release()
  return null
}

/** Said, so that the next one need not wait for the server to notice that this connection has ended. */
async function letGo(client: PoolClient, name: string): Promise<void> {
  await client.query('select pg_advisory_unlock($1::int, hashtext($2))', [lockClass, name]).catch(() => {})
  client.release(true)
}

async function isFree(client: PoolClient, name: string): Promise<boolean> {
  const { rows } = await client.query<{ free: boolean }>('select pg_try_advisory_lock($1::int, hashtext($2)) as free', [
    lockClass,
    name,
  ])
  return rows[0]?.free ?? false
}
