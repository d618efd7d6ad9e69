import type { Job } from '../capability.ts'
import type { Ctx } from '../context.ts'
import * as store from './job.store.ts'

export type JobOptions = {
  readonly runAt?: Date
  /** At most one waiting job per key; a later one replaces it. */
  readonly key?: string
  /** Jobs of one queue run one after the other. */
  readonly queue?: string
  readonly maxAttempts?: number
}
export type JobRequest = JobOptions & { readonly name: string; readonly payload: unknown }

/** Queues a job in the caller's transaction: it runs after commit, or never when the transaction rolls back. */
export async function enqueue<P>(ctx: Ctx, job: Job<P>, payload: P, options: JobOptions = {}): Promise<void> {
  const maxAttempts = options.maxAttempts ?? job.maxAttempts
  const request = { ...options, name: job.name, payload: job.payload.parse(payload) }
  await store.addJobs(ctx, [maxAttempts === undefined ? request : { ...request, maxAttempts }])
}

export const enqueueAll = (ctx: Ctx, jobs: readonly JobRequest[]): Promise<void> => store.addJobs(ctx, jobs)
/** Takes a waiting job out of the queue (a clock that was stopped). A running one goes on. */
export const dequeue = (ctx: Ctx, key: string): Promise<void> => store.removeJob(ctx, key)
