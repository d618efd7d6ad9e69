import type { FastifyReply, FastifyRequest } from 'fastify'
import { Counter, Gauge, Histogram, Registry, collectDefaultMetrics } from 'prom-client'

export const registry = new Registry()
collectDefaultMetrics({ register: registry })

const requests = new Histogram({
  name: 'xiaobao_http_request_seconds',
  help: 'Duration of HTTP requests by route and status',
  labelNames: ['method', 'route', 'status'],
  buckets: [0.005, 0.02, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 10],
  registers: [registry],
})
export const pageDrawings = new Counter({
  name: 'xiaobao_page_drawings_total',
  help: 'Pages for guests, by what became of their drawing on the server',
  labelNames: ['outcome'],
  registers: [registry],
})
export const jobRuns = new Counter({
  name: 'xiaobao_job_runs_total',
  help: 'Jobs that ran, by name and outcome',
  labelNames: ['job', 'outcome'],
  registers: [registry],
})
export const jobQueue = new Gauge({
  name: 'xiaobao_jobs',
  help: 'Jobs in the queue, by state',
  labelNames: ['state'],
  registers: [registry],
})
export const serviceUp = new Gauge({
  name: 'xiaobao_service_up',
  help: 'Whether a lasting service (the mailbox) runs in this process',
  labelNames: ['service'],
  registers: [registry],
})

/** One line and one measurement a request; the line names the route's pattern, never the path with its ids or query. */
export async function countRequest(request: FastifyRequest, reply: FastifyReply): Promise<void> {
  const route = request.routeOptions.url ?? 'unknown'
  const labels = { method: request.method, route, status: String(reply.statusCode) }
  // How long a page stayed open is not how long an answer took.
  if (!isLine(reply)) requests.observe(labels, reply.elapsedTime / 1000)
  if (route.startsWith('/api')) request.log.info({ ...labels, ms: Math.round(reply.elapsedTime) }, 'request')
}

const isLine = (reply: FastifyReply): boolean => String(reply.getHeader('content-type')).startsWith('text/event-stream')
