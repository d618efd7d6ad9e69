import { EventEmitter } from 'node:events'
import { setTimeout as pause } from 'node:timers/promises'
import type { Runner, RunnerOptions, WorkerEvents } from 'graphile-worker'
import type { PoolClient } from 'pg'
import { safeError } from '../log/safe-error.ts'
import type { Runtime } from '../runtime.ts'
import { wakeForNextOfQueue } from './next-of-queue.ts'
import { holdWorkerLock, releaseDeadWorkers } from './worker-lock.store.ts'

/** Jobs of killed workers are looked for this often. */
const lookEveryMs = 5_000
const longestPauseMs = 10_000

export type Worker = { stop(): Promise<void> }
type StartQueue = (options: Pick<RunnerOptions, 'events' | 'preset'>) => Promise<Runner>
type Working = { readonly broken: Promise<string>; end(): Promise<void> }

/**
 * The queue gives up when the database goes away at the wrong moment. Here it is started again, and jobs that a killed
 * worker had taken are given back: a restart of either needs no hand.
 */
export async function keepWorking(runtime: Runtime, startQueue: StartQueue): Promise<Worker> {
  const state = { stopping: false }
  let working = await startWorking(runtime, startQueue)
  const supervise = async () => {
    while (!state.stopping) {
      const why = await working.broken
      if (state.stopping) return
      runtime.log.warn({ why }, 'the job worker broke; starting it again')
      await working.end()
      working = await startAgain(runtime, startQueue, state)
    }
  }
  const supervised = supervise()
  const stop = async () => {
    state.stopping = true
    await working.end()
    await supervised
    await working.end()
  }
  return { stop }
}

async function startAgain(runtime: Runtime, startQueue: StartQueue, state: { stopping: boolean }): Promise<Working> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await startWorking(runtime, startQueue)
    } catch (error) {
      runtime.log.warn({ err: safeError(error), attempt }, 'the job worker does not start')
      if (state.stopping) return nothing
      await pause(Math.min(longestPauseMs, 250 * attempt))
    }
  }
}

const nothing: Working = { broken: Promise.resolve('stopping'), end: () => Promise.resolve() }

async function startWorking(runtime: Runtime, startQueue: StartQueue): Promise<Working> {
  const lock = await runtime.pool.connect()
  const broken = Promise.withResolvers<string>()
  lock.once('end', () => broken.resolve('its connection ended'))
  const ending: { timer?: NodeJS.Timeout; done?: Promise<void> } = {}
  try {
    const { runner, name } = await startNamed(startQueue)
    runner.promise.then(
      () => broken.resolve('the queue stopped'),
      (error: unknown) => broken.resolve(String(safeError(error).name)),
    )
    await holdWorkerLock(lock, name)
    await look(runtime, lock, name)
    ending.timer = setInterval(
      () => void look(runtime, lock, name).catch(() => broken.resolve('its connection broke')),
      lookEveryMs,
    )
    const end = () => (ending.done ??= endWorking(runner, lock, ending.timer))
    return { broken: broken.promise, end }
  } catch (error) {
    lock.release(true)
    throw error
  }
}

/** Both batch delays are 0, not absent: without them a lost connection is an error that nobody can catch. */
async function startNamed(startQueue: StartQueue): Promise<{ runner: Runner; name: string }> {
  const events = new EventEmitter() as unknown as WorkerEvents
  let name = ''
  wakeForNextOfQueue(events)
  events.on('pool:create', ({ workerPool }) => (name = workerPool.id))
  const runner = await startQueue({ events, preset: { worker: { completeJobBatchDelay: 0, failJobBatchDelay: 0 } } })
  return { runner, name }
}

async function look(runtime: Runtime, lock: PoolClient, name: string): Promise<void> {
  const dead = await releaseDeadWorkers(lock, name)
  if (dead.length > 0) runtime.log.warn({ dead }, 'gave back the jobs of killed workers')
}

async function endWorking(runner: Runner, lock: PoolClient, timer: NodeJS.Timeout | undefined): Promise<void> {
  clearInterval(timer)
  // Already stopped, when the queue itself broke.
  await runner.stop().catch(() => {})
  lock.release(true)
}
