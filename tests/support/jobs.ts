import { sql } from 'kysely'
import type { Capability } from '../../src/kernel/capability.ts'
import { jobsOf, runJob } from '../../src/kernel/job/worker.ts'
import type { Runtime } from '../../src/kernel/runtime.ts'

const mostJobs = 10_000
export type JobOptions = {
  readonly keepFailures?: boolean
  /** After a job's transaction and before the queue has heard of it: where a process dies worst. */
  readonly ran?: (count: number) => void
}
type Row = { id: string; name: string; payload: unknown; attempts: number; max_attempts: number }

/**
 * The worker's loop with the test's clock: graphile-worker asks the database's own clock, which a test cannot set. Claiming,
 * transaction, retry count and failure note are those of the real worker; tests/worker.test.ts runs the real one.
 */
export async function runDueJobs(
  runtime: Runtime,
  capabilities: readonly Capability[],
  { keepFailures = false, ran }: JobOptions = {},
): Promise<number> {
  const jobs = new Map(jobsOf(capabilities).map((job) => [job.name, job]))
  const failed = new Set<string>()
  for (let count = 0; count < mostJobs; count += 1) {
    const row = await nextJob(runtime, failed)
    if (!row) return count
    const job = jobs.get(row.name)
    if (!job) throw new Error(`nobody runs the job ${row.name}`)
    try {
      await runJob(runtime, job, row.payload, { number: row.attempts + 1, last: row.attempts + 1 >= row.max_attempts })
      ran?.(count + 1)
      // Not complete_jobs: that passes over jobs that somebody holds, and this one is held by us.
      await sql`delete from graphile_worker._private_jobs where id = ${row.id}::bigint`.execute(runtime.db)
    } catch (error) {
      if (!keepFailures) throw error
      failed.add(row.id)
      await sql`update graphile_worker._private_jobs set attempts = attempts + 1, last_error = 'failed', locked_at = null, locked_by = null where id = ${row.id}::bigint`.execute(
        runtime.db,
      )
    }
  }
  throw new Error(`more than ${mostJobs} jobs: do they start each other for ever?`)
}

/** Locked as the real worker locks it: a job that plans its own successor under its key then makes a new one. */
async function nextJob(runtime: Runtime, except: ReadonlySet<string>): Promise<Row | undefined> {
  const { rows } = await sql<Row>`
    update graphile_worker._private_jobs job set locked_at = now(), locked_by = 'test'
    from graphile_worker._private_tasks task
    where task.id = job.task_id and job.id = (
      select id from graphile_worker._private_jobs
      where (run_at <= ${runtime.now()}::timestamptz or run_at = created_at) and locked_at is null
        and attempts < max_attempts and not (id::text = any (${[...except]}::text[]))
      order by run_at, id limit 1)
    returning job.id::text as id, task.identifier as name, job.payload, job.attempts, job.max_attempts`.execute(
    runtime.db,
  )
  return rows[0]
}
