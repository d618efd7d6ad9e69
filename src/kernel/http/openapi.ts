import { z } from 'zod'
import type { Capability } from '../capability.ts'
import { allRefusals } from './refusals.ts'
import type { AnyRoute } from '../route.contract.ts'

const json = (schema: unknown) => ({ 'application/json': { schema } })
/** What refers to itself has a name (`.meta({ id })`) and stands once under the components. */
const partsOf = (schema: z.ZodType, io: 'input' | 'output') => {
  const { $schema: _, $defs = {}, ...rest } = z.toJSONSchema(schema, { io, unrepresentable: 'any' })
  return { rest: withRefs(rest), named: withRefs($defs) }
}
const withRefs = <T>(schema: T): T =>
  JSON.parse(JSON.stringify(schema).replaceAll('"#/$defs/', '"#/components/schemas/')) as T
const schemaOf = (schema: z.ZodType, io: 'input' | 'output') => partsOf(schema, io).rest
const namedIn = (capabilities: readonly Capability[]): Record<string, unknown> =>
  Object.assign(
    {},
    ...capabilities.flatMap(({ routes }) =>
      routes.flatMap(({ route }) => [partsOf(route.input, 'input').named, partsOf(route.output, 'output').named]),
    ),
  )

const described = new WeakMap<readonly Capability[], Record<string, unknown>>()
/** Made once: it never changes while a process lives, and anybody may ask for it. */
export function openApiOf(capabilities: readonly Capability[]): Record<string, unknown> {
  const made = described.get(capabilities) ?? describe(capabilities)
  described.set(capabilities, made)
  return made
}

/** OpenAPI 3.1 of every route, from the contracts; committed as docs/openapi.json, where drift is a red test. */
function describe(capabilities: readonly Capability[]): Record<string, unknown> {
  const paths: Record<string, Record<string, unknown>> = {}
  for (const { name, routes } of capabilities)
    for (const { route } of routes) {
      const path = route.path.replaceAll(/:(\w+)/g, '{$1}')
      paths[path] = { ...paths[path], [route.method.toLowerCase()]: operationOf(name, route) }
    }
  return {
    openapi: '3.1.0',
    info: {
      title: 'Xiaobao 消保',
      version: '0.1.0',
      license: { name: 'Apache-2.0', identifier: 'Apache-2.0' },
      description: about,
    },
    paths: Object.fromEntries(Object.entries(paths).sort(([a], [b]) => (a < b ? -1 : 1))),
    components: {
      securitySchemes: {
        session: { type: 'apiKey', in: 'cookie', name: 'xiaobao_session' },
        key: { type: 'http', scheme: 'bearer' },
      },
      schemas: { Problem: problemSchema, ...namedIn(capabilities) },
    },
    'x-refusals': allRefusals(capabilities),
  }
}

function operationOf(capability: string, route: AnyRoute) {
  const inPath = new Set([...route.path.matchAll(/:(\w+)/g)].map((match) => match[1] ?? ''))
  const { properties = {}, required = [] } = schemaOf(route.input, 'input') as {
    properties?: Record<string, unknown>
    required?: string[]
  }
  // In the order of the path, then what stands in the query.
  const placeOf = (name: string): number => [...inPath, name].indexOf(name)
  const body = Object.entries(properties).filter(([name]) => !inPath.has(name))
  const asQuery = route.method === 'GET' || route.method === 'DELETE' || route.rawBody !== undefined
  const parameters = Object.entries(properties)
    .filter(([name]) => inPath.has(name) || asQuery)
    .toSorted(([one], [other]) => placeOf(one) - placeOf(other))
    .map(([name, schema]) => ({
      name,
      in: inPath.has(name) ? 'path' : 'query',
      required: inPath.has(name) || required.includes(name),
      schema,
    }))
  const key = {
    name: 'Idempotency-Key',
    in: 'header',
    required: false,
    schema: { type: 'string', minLength: 8, maxLength: 100 },
  }
  return {
    operationId: operationIdOf(route),
    summary: route.summary.en,
    description: route.summary.zh,
    tags: [capability],
    'x-who': route.who,
    ...(route.clause && { 'x-clause': route.clause }),
    ...(route.scope && { 'x-scope': route.scope }),
    ...(route.stepUp && { 'x-step-up-minutes': route.stepUp.minutes }),
    ...(!route.who.includes('anyone') && {
      security: [{ session: [] }, ...(route.who.includes('machine') ? [{ key: [] }] : [])],
    }),
    parameters: route.method === 'GET' ? parameters : [...parameters, key],
    ...requestBodyOf(route, body, required),
    responses: responsesOf(route),
  }
}

/** `POST /api/complaints/:id/closure` → `postComplaintsByIdClosure`: a name for clients that are generated. */
function operationIdOf({ method, path }: AnyRoute): string {
  const words = path
    .replace(/^\/api\//, '/')
    .replaceAll(/:(\w+)/g, 'by-$1')
    .split(/[^A-Za-z0-9]+/)
  return method.toLowerCase() + words.map((word) => word.slice(0, 1).toUpperCase() + word.slice(1)).join('')
}

function requestBodyOf(route: AnyRoute, body: [string, unknown][], required: readonly string[]) {
  if (route.rawBody)
    return {
      requestBody: {
        required: true,
        content: { 'application/octet-stream': { schema: { type: 'string', format: 'binary' } } },
      },
    }
  if (route.method === 'GET' || route.method === 'DELETE' || body.length === 0) return {}
  const names = new Set(body.map(([name]) => name))
  const schema = {
    type: 'object',
    properties: Object.fromEntries(body),
    required: required.filter((name) => names.has(name)),
    additionalProperties: false,
  }
  if (!route.cloudEvents) return { requestBody: { required: true, content: json(schema) } }
  const [event, batch] = ['application/cloudevents+json', 'application/cloudevents-batch+json']
  const content = {
    ...json(schema),
    [event]: { schema: { type: 'object' } },
    [batch]: { schema: { type: 'array', maxItems: 1000 } },
  }
  return { requestBody: { required: true, content } }
}

function responsesOf(route: AnyRoute) {
  const content = route.rawReply
    ? { [route.rawReply]: { schema: { type: 'string' } } }
    : json(schemaOf(route.output, 'output'))
  const problem = {
    description: 'A refusal: code, words in the language asked for, fields',
    content: json({ $ref: '#/components/schemas/Problem' }),
  }
  return {
    [String(route.status ?? 200)]: { description: 'Done', content },
    '4XX': problem,
    default: { ...problem, description: 'The server failed; the same call may be sent again with the same key' },
  }
}

const about = `Every write takes an Idempotency-Key: the same key with the same request is done once and answered alike. \
A refusal answers {"error": {code, message, params, fields}} in the language of Accept-Language (zh or en); every code stands \
under x-refusals with its status and words. A machine sends its key as "Authorization: Bearer …"; what one may not see is 404.`

const problemSchema = {
  type: 'object',
  required: ['error'],
  properties: {
    error: {
      type: 'object',
      required: ['code', 'message', 'params'],
      properties: {
        code: { type: 'string' },
        message: { type: 'string' },
        params: { type: 'object' },
        fields: {
          type: 'array',
          items: { type: 'object', properties: { path: { type: 'string' }, message: { type: 'string' } } },
        },
      },
    },
  },
}
