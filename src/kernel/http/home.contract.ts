import { z } from 'zod'
import { Empty, Instant, route } from '../route.contract.ts'

const Title = z.object({ zh: z.string(), en: z.string() })
/** What waits for me, over all chapters, soonest due first. */
export const listTasks = route({
  method: 'GET',
  path: '/api/tasks',
  summary: { zh: '我的待办', en: 'My tasks' },
  who: ['signed-in'],
  input: z.strictObject({ limit: z.int().min(1).max(200).default(50) }),
  output: z.object({
    rows: z.array(
      z.object({ title: Title, detail: z.string(), href: z.string(), dueAt: Instant.nullable(), kind: Title }),
    ),
  }),
})
export const searchEverything = route({
  method: 'GET',
  path: '/api/search',
  summary: { zh: '全站搜索', en: 'Search everything I may see' },
  who: ['signed-in'],
  input: z.strictObject({ text: z.string().trim().min(1).max(80), limit: z.int().min(1).max(50).default(20) }),
  output: z.object({
    rows: z.array(z.object({ title: z.string(), detail: z.string(), href: z.string(), kind: Title })),
  }),
})
export const readHealth = route({
  method: 'GET',
  path: '/healthz',
  summary: { zh: '进程在运行', en: 'The process is alive' },
  who: ['anyone'],
  input: Empty,
  output: z.object({ ok: z.literal(true) }),
})
export const readReadiness = route({
  method: 'GET',
  path: '/readyz',
  summary: { zh: '可以接受请求：数据库可用、迁移完成', en: 'Ready: the database answers' },
  who: ['anyone'],
  input: Empty,
  output: z.object({
    ready: z.literal(true),
    rulebook: z.string(),
    /** Things outside that a part of the product depends on; a false one leaves the process ready. */
    outside: z.array(z.object({ name: z.string(), ok: z.boolean() })),
  }),
})
export const readMetrics = route({
  method: 'GET',
  path: '/metrics',
  summary: { zh: 'Prometheus 指标（仅本机或管理员）', en: 'Prometheus metrics (loopback or administrator)' },
  who: ['anyone'],
  rawReply: 'text/plain',
  input: Empty,
  output: z.string(),
})
export const readOpenApi = route({
  method: 'GET',
  path: '/api/openapi.json',
  summary: { zh: '接口说明（OpenAPI 3.1）', en: 'This API as OpenAPI 3.1' },
  who: ['anyone'],
  input: Empty,
  output: z.record(z.string(), z.unknown()),
})
