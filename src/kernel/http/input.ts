import { z } from 'zod'
import type { FastifyRequest } from 'fastify'
import type { AnyRoute } from '../route.contract.ts'
import { issueWords } from './issue-words.ts'

export type Language = 'zh' | 'en'
export type FieldProblem = { readonly path: string; readonly message: string }

export class BadInput extends Error {
  readonly fields: readonly FieldProblem[]
  constructor(fields: readonly FieldProblem[]) {
    super('bad input')
    this.fields = fields
  }
}

export function languageOf(header: string | undefined): Language {
  const first = (header ?? 'zh').toLowerCase().split(',')[0] ?? 'zh'
  return first.startsWith('en') ? 'en' : 'zh'
}

/** Path, query and body become one flat value that the route's schema accepts whole, or every problem is named. */
export function readInput(route: AnyRoute, request: FastifyRequest, language: Language): Record<string, unknown> {
  const body = isRecord(request.body) && !route.rawBody ? request.body : {}
  if (request.body !== undefined && request.body !== null && !isRecord(request.body) && !route.rawBody)
    throw new BadInput([
      { path: '', message: language === 'zh' ? '请求体必须是 JSON 对象' : 'the body must be a JSON object' },
    ])
  const query = decodeText(route.input, isRecord(request.query) ? request.query : {})
  const params = decodeText(route.input, isRecord(request.params) ? request.params : {})
  const parsed = route.input.strict().safeParse({ ...query, ...body, ...params }, { error: issueWords(language) })
  if (parsed.success) return parsed.data
  throw new BadInput(parsed.error.issues.map((issue) => ({ path: pathOf(issue), message: issue.message })))
}

function pathOf(issue: z.core.$ZodIssue): string {
  const extra = issue.code === 'unrecognized_keys' ? issue.keys.slice(0, 5) : []
  return [...issue.path.map(String), ...extra].join('.')
}

/** A query string carries only text: numbers, booleans and lists are read back from what the schema expects. */
function decodeText(schema: z.ZodObject, raw: Record<string, unknown>): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(raw).map(([name, value]) => [name, decodeValue(innermost(schema.shape[name]), value)]),
  )
}

function decodeValue(schema: z.core.$ZodType | undefined, value: unknown): unknown {
  if (schema instanceof z.ZodArray)
    return (Array.isArray(value) ? value : [value]).map((item) => decodeValue(innermost(schema.element), item))
  if (typeof value !== 'string') return value
  if (schema instanceof z.ZodNumber && /^-?\d+(\.\d+)?$/.test(value)) return Number(value)
  if (schema instanceof z.ZodBoolean && (value === 'true' || value === 'false')) return value === 'true'
  return value
}

function innermost(schema: z.core.$ZodType | undefined): z.core.$ZodType | undefined {
  if (schema instanceof z.ZodOptional || schema instanceof z.ZodNullable || schema instanceof z.ZodDefault)
    return innermost(schema.unwrap())
  return schema
}

export const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
