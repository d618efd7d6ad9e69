import type { FastifyReply, FastifyRequest } from 'fastify'
import type { RefusalCatalogue } from '../refusal.contract.ts'
import { Refusal, wordsOf } from '../refusal.ts'
import { safeError } from '../log/safe-error.ts'
import { BadInput, languageOf, type FieldProblem, type Language } from './input.ts'

export type Problem = {
  readonly code: string
  readonly message: string
  readonly params: Refusal['params']
  readonly fields?: readonly FieldProblem[]
}

/** Every failure leaves as `{ error }` in the caller's language; what is not an expected "no" leaks nothing. */
export function answerError(catalogue: RefusalCatalogue, error: unknown, request: FastifyRequest, reply: FastifyReply) {
  const language = languageOf(request.headers['accept-language'])
  const { status, problem } = problemOf(catalogue, error, { language, id: request.id, type: typeOf(request) })
  if (problem.code === 'server.failed')
    request.log.error({ err: safeError(error), route: request.routeOptions.url }, 'unexpected error')
  if ((status === 429 || status === 503) && problem.params['seconds'] !== undefined)
    void reply.header('retry-after', String(problem.params['seconds']))
  return reply.status(status).headers(jsonHeaders).send({ error: problem })
}

/** Answers are about somebody, and no cache between us keeps them; what may be kept says so itself. */
export const notKept = { 'cache-control': 'no-store' } as const
export const jsonHeaders = { ...notKept, 'content-type': 'application/json; charset=utf-8' } as const

/** The id of the request and the type of its body, where there is one. */
type Asked = { readonly language: Language; readonly id: string; readonly type: string }

/** What is said of a failure, and with which status. */
export function problemOf(catalogue: RefusalCatalogue, error: unknown, asked: Asked) {
  const fields = error instanceof BadInput ? error.fields : undefined
  const refusal = asRefusal(error, asked)
  const problem: Problem = {
    code: refusal.code,
    message: wordsOf(catalogue, refusal, asked.language),
    params: refusal.params,
    ...(fields && { fields }),
  }
  return { status: refusal.code === 'server.failed' ? 500 : (catalogue[refusal.code]?.status ?? 409), problem }
}

const typeOf = (request: FastifyRequest): string => (request.headers['content-type'] ?? '').slice(0, 80)

function asRefusal(error: unknown, { id, type }: Asked): Refusal {
  if (error instanceof Refusal) return error
  if (error instanceof BadInput) return new Refusal('input.invalid', { count: error.fields.length })
  const code = typeof error === 'object' && error !== null && 'code' in error ? String(error.code) : ''
  const byFastifyCode: Record<string, () => Refusal> = {
    FST_ERR_CTP_INVALID_JSON_BODY: () => new Refusal('input.unreadable'),
    FST_ERR_CTP_EMPTY_JSON_BODY: () => new Refusal('input.unreadable'),
    FST_ERR_CTP_BODY_TOO_LARGE: () => new Refusal('input.too-large', { limit: bodyLimit }),
    FST_ERR_CTP_INVALID_MEDIA_TYPE: () => new Refusal('input.wrong-type', { type }),
    FST_ERR_BAD_URL: () => new Refusal('not-found', { noun: 'route' }),
    FST_ERR_CTP_INVALID_CONTENT_LENGTH: () => new Refusal('input.unreadable'),
  }
  return (
    byFastifyCode[code]?.() ??
    (error instanceof SyntaxError ? new Refusal('input.unreadable') : new Refusal('server.failed', { request: id }))
  )
}

/** 2 MiB of JSON: a thousand marketplace events fit, a flood does not. */
export const bodyLimit = 2 * 1024 * 1024
