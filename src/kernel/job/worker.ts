import { Logger, parseCronItems, run, type JobHelpers, type TaskList } from 'graphile-worker'
import type { Capability, Job } from '../capability.ts'
import { systemActor } from '../context.ts'
import { inTransaction } from '../db/transaction.ts'
import { PlainError, safeError, type SafeError } from '../log/safe-error.ts'
import { jobRuns } from '../http/metrics.ts'
import { newId } from '../id.ts'
import { ctxFor, type Runtime } from '../runtime.ts'
import * as store from './job.store.ts'
import { keepWorking, type Worker } from './keep-working.ts'

export const jobsOf = (capabilities: readonly Capability[]): readonly Job[] =>
  capabilities.flatMap((capability) => capability.jobs ?? [])

/** Runs one job: payload checked, one transaction unless the job works outside. What fails is noted, then retried by the queue. */
export async function runJob(
  runtime: Runtime,
  job: Job,
  payload: unknown,
  attempt: { number: number; last: boolean; stopping?: AbortSignal | undefined },
): Promise<void> {
  const ctx = ctxFor(runtime, systemActor)
  try {
    const checked = job.payload.parse(payload)
    await (job.outside
      ? job.run(ctx, checked, attempt.stopping)
      : inTransaction(ctx, (inner) => job.run(inner, checked)))
    jobRuns.inc({ job: job.name, outcome: 'done' })
  } catch (error) {
    jobRuns.inc({ job: job.name, outcome: 'failed' })
    const failure = safeError(error)
    runtime.log.error({ job: job.name, attempt: attempt.number, err: failure }, 'job failed')
    await store.insertFailure(ctx, {
      id: newId('jbf'),
      job: job.name,
      attempt: attempt.number,
      error: wordsOf(failure).slice(0, 1000),
      final: attempt.last,
    })
    // The queue keeps and logs the message of what it catches.
    throw new PlainError(wordsOf(failure).slice(0, 200), { cause: error })
  }
}

const wordsOf = ({ name, code, where }: SafeError): string =>
  [name === 'PlainError' ? '' : name, code ?? '', where].filter((word) => word !== '').join(' ')

export type WorkerOptions = { readonly concurrency: number; readonly pollMs: number }

export async function startWorker(
  runtime: Runtime,
  capabilities: readonly Capability[],
  options: WorkerOptions,
): Promise<Worker> {
  const jobs = jobsOf(capabilities)
  const taskList: TaskList = Object.fromEntries(
    jobs.map((job) => [
      job.name,
      (payload: unknown, { job: row, abortSignal }: JobHelpers) =>
        runJob(runtime, job, cronless(payload), {
          number: row.attempts,
          last: row.attempts >= row.max_attempts,
          stopping: abortSignal,
        }),
    ]),
  )
  return keepWorking(runtime, (queue) =>
    run({
      ...queue,
      pgPool: runtime.pool,
      taskList,
      parsedCronItems: cronItems(jobs),
      useNodeTime: false,
      concurrency: options.concurrency,
      pollInterval: options.pollMs,
      noHandleSignals: true,
      logger: quietLogger(runtime),
    }),
  )
}

/** Cron adds `_cron` to the payload; our jobs started by time take none. */
function cronless(payload: unknown): unknown {
  if (typeof payload !== 'object' || payload === null || !('_cron' in payload)) return payload
  const { _cron: _, ...rest } = payload
  return rest
}

/** graphile-worker reads cron in UTC; the plan's day is Shanghai's, eight hours ahead and without summer time. */
function cronItems(jobs: readonly Job[]) {
  return parseCronItems(
    jobs.flatMap((job) =>
      job.cron
        ? [{ task: job.name, match: shanghaiToUtc(job.cron), options: { backfillPeriod: 6 * 60 * 60 * 1000 } }]
        : [],
    ),
  )
}

export function shanghaiToUtc(cron: string): string {
  const [minute = '*', hour = '*', ...rest] = cron.split(' ')
  if (!/^\d+$/.test(hour)) return cron
  if (rest.join(' ') !== '* * *' && Number(hour) < 8)
    throw new Error(`cron ${cron}: before 08:00 a day pattern would shift; choose an hour from 8 on`)
  return [minute, String((Number(hour) + 16) % 24), ...rest].join(' ')
}

function quietLogger(runtime: Runtime): Logger {
  return new Logger((scope) => (level, message, meta) => {
    // Payloads and error texts may hold what people wrote; the queue's own messages stay short.
    if (level === 'error')
      runtime.log.error(
        { queue: scope.label, task: scope.taskIdentifier, err: safeError(meta?.['error']) },
        'queue error',
      )
    else if (level === 'warning') runtime.log.warn({ queue: scope.label }, message.slice(0, 200))
  })
}
