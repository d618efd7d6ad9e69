import { z } from 'zod'
import type { FastifyRequest } from 'fastify'
import type { AnyRoute } from '../route.contract.ts'
import { eventsIn } from './cloud-events.ts'
import { isRecord } from './record-value.ts'
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

/** Chinese first: English only for someone who asks for it before any Chinese. */
export function languageOf(header: string | undefined): Language {
  const tags = (header ?? '').toLowerCase().slice(0, 200).split(',')
  const known = tags
    .map((tag) => /^\s*(zh|en)\b(?:[\w-]*)(?:\s*;\s*q=([\d.]+))?/.exec(tag))
    .filter((tag) => tag !== null)
    .toSorted((a, b) => Number(b[2] ?? 1) - Number(a[2] ?? 1))
  return known[0]?.[1] === 'en' ? 'en' : 'zh'
}

/** Path, query and body become one flat value that the route's schema accepts whole, or every problem is named. */
export function readInput(route: AnyRoute, request: FastifyRequest, language: Language): Record<string, unknown> {
  const given = route.cloudEvents ? eventsIn(request) : request.body
  const body = isRecord(given) && !route.rawBody ? given : {}
  if (given !== undefined && given !== null && !isRecord(given) && !route.rawBody)
    throw new BadInput([
      { path: '', message: language === 'zh' ? '请求体必须是 JSON 对象' : 'the body must be a JSON object' },
    ])
  const query = decodeText(route.input, isRecord(request.query) ? request.query : {})
  const params = decodeText(route.input, isRecord(request.params) ? request.params : {})
  assertSaidOnce([params, body, query], language)
  return checkInput(route, { ...query, ...body, ...params }, language)
}

/** What the path says is meant; a body or query that says something else under that name is a mistake or an attack, not a choice. */
function assertSaidOnce(parts: readonly Record<string, unknown>[], language: Language): void {
  const said = new Map<string, unknown>()
  for (const [name, value] of parts.flatMap((part) => Object.entries(part))) {
    if (said.has(name) && said.get(name) !== value)
      throw new BadInput([
        {
          path: name,
          message:
            language === 'zh' ? '与地址里的不一致，只能说一次' : 'differs from what the address says; say it once',
        },
      ])
    said.set(name, value)
  }
}

/** The value as the route's schema takes it, or every problem by name. */
export function checkInput(route: AnyRoute, given: unknown, language: Language): Record<string, unknown> {
  const parsed = route.input.strict().safeParse(given, { error: issueWords(language) })
  if (parsed.success) {
    const unkept = Object.entries(parsed.data).flatMap(([name, value]) =>
      judgedAlone(route.input.shape[name]) ? [] : unkeepable(value, name),
    )
    if (unkept.length === 0) return parsed.data
    const message = language === 'zh' ? '含有无法保存的字符' : 'holds a character that cannot be kept'
    throw new BadInput(unkept.slice(0, 20).map((path) => ({ path, message })))
  }
  throw new BadInput(parsed.error.issues.map((issue) => ({ path: pathOf(issue), message: issue.message })))
}

/** Lists of things that the route judges one by one: a wrong one does not stop the others, so it is not ours to refuse. */
function judgedAlone(schema: z.core.$ZodType | undefined): boolean {
  const inner = innermost(schema)
  if (inner instanceof z.ZodArray) return judgedAlone(inner.element)
  if (inner instanceof z.ZodRecord) return judgedAlone(inner.valueType)
  return inner instanceof z.ZodUnknown
}

/** Text that PostgreSQL cannot hold: U+0000, and halves of characters. Answers with the paths where it stands. */
function unkeepable(value: unknown, path: string): string[] {
  if (typeof value === 'string') return value.includes('\0') || !value.isWellFormed() ? [path] : []
  if (Array.isArray(value)) return value.flatMap((item, place) => unkeepable(item, `${path}.${place}`))
  if (!isRecord(value)) return []
  return Object.entries(value).flatMap(([name, item]) =>
    unkeepable(name, path).length > 0 ? [path] : unkeepable(item, `${path}.${name}`),
  )
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
