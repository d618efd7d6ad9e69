import type { Capability, Job } from '../capability.ts'
import { handle, type BoundRoute } from '../http/handle.ts'
import { record } from '../fact/record.ts'
import * as contract from './job.contract.ts'
import * as store from './job.store.ts'

export function jobRoutes(capabilities: () => readonly Capability[]): readonly BoundRoute[] {
  const jobs = () =>
    new Map(
      capabilities().flatMap((capability) => (capability.jobs ?? []).map((job): [string, Job] => [job.name, job])),
    )
  const titleOf = (name: string) => ({ ...(jobs().get(name)?.title ?? { zh: name, en: name }) })
  return [
    handle(contract.listJobs, async (ctx, { state, limit }) => {
      const [counts, rows, crons, failures] = await Promise.all([
        store.countJobs(ctx),
        store.listJobs(ctx, state, limit),
        store.cronRuns(ctx),
        store.recentFailures(ctx, 50),
      ])
      const lastRuns = new Map(crons.map((cron) => [cron.name, cron.lastRun]))
      return {
        counts,
        rows: rows.map((row) => ({
          ...row,
          title: titleOf(row.name),
          runAt: row.runAt.toISOString(),
          lockedAt: row.lockedAt?.toISOString() ?? null,
        })),
        crons: [...jobs().values()]
          .filter((job) => job.cron)
          .map((job) => ({
            name: job.name,
            title: { ...job.title },
            pattern: job.cron ?? '',
            lastRun: lastRuns.get(job.name)?.toISOString() ?? null,
          })),
        failures: failures.map(({ job, failed_at, ...row }) => ({
          ...row,
          name: job,
          title: titleOf(job),
          failedAt: failed_at.toISOString(),
        })),
      }
    }),
    handle(contract.retryJobs, async (ctx, { ids }) => {
      const retried = await store.retryJobs(ctx, ids)
      await record(ctx, [{ kind: 'job.retried', subject: ctx.actor.id, data: { jobs: retried } }])
      return { retried }
    }),
  ]
}
