import { z } from 'zod'
import { Instant, route } from '../route.contract.ts'

const Title = z.object({ zh: z.string(), en: z.string() })
export const JobView = z.object({
  id: z.string(),
  name: z.string(),
  title: Title,
  queue: z.string().nullable(),
  runAt: Instant,
  attempts: z.int(),
  maxAttempts: z.int(),
  lockedAt: Instant.nullable(),
  lastError: z.string().nullable(),
})
export const JobState = z.enum(['running', 'failed', 'retrying', 'waiting'])
export const listJobs = route({
  method: 'GET',
  path: '/api/jobs',
  summary: { zh: '后台任务：正在运行、失败、等待', en: 'Jobs: running, failed, waiting' },
  who: ['admin'],
  input: z.strictObject({ state: JobState.default('failed'), limit: z.int().min(1).max(200).default(50) }),
  output: z.object({
    counts: z.object({ running: z.int(), failed: z.int(), retrying: z.int(), waiting: z.int() }),
    rows: z.array(JobView),
    crons: z.array(z.object({ name: z.string(), title: Title, pattern: z.string(), lastRun: Instant.nullable() })),
    failures: z.array(
      z.object({
        id: z.string(),
        name: z.string(),
        title: Title,
        attempt: z.int(),
        failedAt: Instant,
        error: z.string(),
        final: z.boolean(),
      }),
    ),
  }),
})
export const retryJobs = route({
  method: 'POST',
  path: '/api/jobs/retry',
  summary: { zh: '重试失败的任务', en: 'Retry failed jobs' },
  who: ['admin'],
  audit: 'job.retry',
  input: z.strictObject({
    ids: z
      .array(z.string().regex(/^\d{1,18}$/))
      .min(1)
      .max(200),
  }),
  output: z.object({ retried: z.int() }),
})
