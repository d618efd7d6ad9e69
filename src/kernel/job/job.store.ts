import { sql } from 'kysely'
import type { Ctx } from '../context.ts'
import type { JobRequest } from './enqueue.ts'

/** Half the attempts of graphile-worker's default: after 12 the last wait is about three hours. */
const defaultAttempts = 12

/** All of them in one statement, in this order. */
export async function addJobs({ db }: Ctx, jobs: readonly JobRequest[]): Promise<void> {
  if (jobs.length === 0) return
  await forgetRunning(
    { db },
    jobs.map(({ key }) => key ?? null).filter((key) => key !== null),
  )
  const rows = jobs.map((job) => ({ maxAttempts: defaultAttempts, ...job }))
  await sql`select graphile_worker.add_job(
      name, payload, queue_name => queue, run_at => "runAt", max_attempts => "maxAttempts", job_key => key,
      job_key_mode => 'replace')
    from json_to_recordset(${JSON.stringify(rows)}::json)
      as job(name text, payload json, queue text, "runAt" timestamptz, "maxAttempts" int, key text)`.execute(db)
}

/**
 * A running job whose key is queued anew, or taken back, is not to run again. The queue would keep its row, out of attempts, until
 * the worker says that it is done; a worker killed in between would leave it there for good, as a job that failed.
 */
async function forgetRunning({ db }: Pick<Ctx, 'db'>, keys: readonly string[]): Promise<void> {
  if (keys.length === 0) return
  // A job of a queue lets go of the queue when it ends, so its row has to stay.
  await sql`delete from graphile_worker._private_jobs
    where key = any(${keys}::text[]) and locked_at is not null and job_queue_id is null`.execute(db)
}

export const pingDatabase = ({ db }: Ctx) => sql`select 1`.execute(db)

export async function removeJob({ db }: Ctx, key: string): Promise<void> {
  await forgetRunning({ db }, [key])
  await sql`select graphile_worker.remove_job(${key})`.execute(db)
}

export type JobRow = {
  id: string
  name: string
  queue: string | null
  runAt: Date
  attempts: number
  maxAttempts: number
  lockedAt: Date | null
  lastError: string | null
}
const jobColumns = sql`id::text as id, task_identifier as name, queue_name as queue, run_at as "runAt", attempts,
  max_attempts as "maxAttempts", locked_at as "lockedAt", last_error as "lastError"`

const stateWhere = {
  running: sql`locked_at is not null`,
  failed: sql`locked_at is null and attempts >= max_attempts`,
  retrying: sql`locked_at is null and attempts > 0 and attempts < max_attempts`,
  waiting: sql`locked_at is null and attempts = 0`,
}
export type JobState = keyof typeof stateWhere

export async function listJobs({ db }: Ctx, state: JobState, limit: number): Promise<JobRow[]> {
  const { rows } = await sql<JobRow>`select ${jobColumns} from graphile_worker.jobs where ${stateWhere[state]}
    order by run_at, id limit ${limit}`.execute(db)
  return rows
}

export async function countJobs({ db }: Ctx): Promise<Record<JobState, number>> {
  const { rows } = await sql<Record<JobState, number>>`select
    count(*) filter (where ${stateWhere.running})::int as running, count(*) filter (where ${stateWhere.failed})::int as failed,
    count(*) filter (where ${stateWhere.retrying})::int as retrying, count(*) filter (where ${stateWhere.waiting})::int as waiting
    from graphile_worker.jobs`.execute(db)
  return rows[0] ?? { running: 0, failed: 0, retrying: 0, waiting: 0 }
}

export async function retryJobs({ db, now }: Ctx, ids: readonly string[]): Promise<number> {
  const { rows } =
    await sql`select id from graphile_worker.reschedule_jobs(${ids}::bigint[], run_at => ${now}, attempts => 0)`.execute(
      db,
    )
  return rows.length
}

export async function cronRuns({ db }: Ctx): Promise<{ name: string; lastRun: Date | null }[]> {
  const { rows } = await sql<{
    name: string
    lastRun: Date | null
  }>`select identifier as name, last_execution as "lastRun"
    from graphile_worker._private_known_crontabs order by identifier`.execute(db)
  return rows
}

export async function insertFailure(
  { db, now }: Ctx,
  failure: { id: string; job: string; attempt: number; error: string; final: boolean },
) {
  await db
    .insertInto('kernel.job_failure')
    .values({ ...failure, failed_at: now })
    .execute()
}

export const recentFailures = ({ db }: Ctx, limit: number) =>
  db
    .selectFrom('kernel.job_failure')
    .select(['id', 'job', 'attempt', 'failed_at', 'error', 'final'])
    .orderBy('failed_at', 'desc')
    .limit(limit)
    .execute()

export async function deleteOldFailures({ db }: Ctx, before: Date): Promise<void> {
  await db.deleteFrom('kernel.job_failure').where('failed_at', '<', before).execute()
}
