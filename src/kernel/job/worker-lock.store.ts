import type { PoolClient } from 'pg'

/** First half of the advisory locks that say "this worker lives"; the second half is its name. */
const lockClass = 7_142_859

/** Held as long as this connection lives: when the process is killed, PostgreSQL lets go of it by itself. */
export async function holdWorkerLock(client: PoolClient, worker: string): Promise<void> {
  await client.query('select pg_advisory_lock($1::int, hashtext($2))', [lockClass, worker])
}

/**
 * Gives back the jobs of workers that were killed; the queue itself would wait four hours. A worker takes its lock just
 * after its start, so jobs taken within the last seconds are left for the next look.
 */
export async function releaseDeadWorkers(client: PoolClient, alive: string): Promise<readonly string[]> {
  const { rows } = await client.query<{ worker: string }>(
    `select distinct locked_by as worker from graphile_worker._private_jobs
     where locked_by is not null and locked_by <> $1 and locked_at < now() - interval '3 seconds'`,
    [alive],
  )
  const dead: string[] = []
  for (const { worker } of rows) if (await isDead(client, worker)) dead.push(worker)
  if (dead.length > 0) await client.query('select graphile_worker.force_unlock_workers($1::text[])', [dead])
  return dead
}

async function isDead(client: PoolClient, worker: string): Promise<boolean> {
  const { rows } = await client.query<{ free: boolean }>('select pg_try_advisory_lock($1::int, hashtext($2)) as free', [
    lockClass,
    worker,
  ])
  if (!rows[0]?.free) return false
  await client.query('select pg_advisory_unlock($1::int, hashtext($2))', [lockClass, worker])
  return true
}
