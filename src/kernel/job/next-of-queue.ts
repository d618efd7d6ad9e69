import type { WorkerEvents, WorkerPool } from 'graphile-worker'

/**
 * A worker looks for its next job before the one it has just done is struck off, finds that job's queue still taken, and
 * sleeps until the next poll: a queue would get through one job a second. So somebody is woken once the queue is free,
 * and again a little later, in case the database was slow.
 */
const wakeAfterMs = [5, 40, 200]

export function wakeForNextOfQueue(events: WorkerEvents): void {
  const ended = new Set<WorkerPool>()
  const end = ({ workerPool }: { readonly workerPool: WorkerPool }) => ended.add(workerPool)
  events.on('pool:gracefulShutdown', end)
  events.on('pool:forcefulShutdown', end)
  events.on('job:complete', ({ worker: { workerPool }, job }) => {
    if (job.job_queue_id === null) return
    for (const ms of wakeAfterMs) setTimeout(() => ended.has(workerPool) || workerPool.nudge(1), ms).unref()
  })
}
