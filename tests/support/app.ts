import { randomUUID } from 'node:crypto'
import type { FastifyInstance } from 'fastify'
import type { Kysely } from 'kysely'
import type { Logger } from 'pino'
import type { z } from 'zod'
import * as accounts from '../../src/kernel/access/account.store.ts'
import { openSession } from '../../src/kernel/access/session.actions.ts'
import type { Backups } from '../../src/kernel/backup/backups.ts'
import type { Capability } from '../../src/kernel/capability.ts'
import { systemActor, type Actor, type Ctx } from '../../src/kernel/context.ts'
import type { DB } from '../../src/kernel/db/tables.ts'
import { inTransaction } from '../../src/kernel/db/transaction.ts'
import type { Problem } from '../../src/kernel/http/errors.ts'
import type { Files } from '../../src/kernel/evidence/file-store.ts'
import { newId } from '../../src/kernel/id.ts'
import type { Log } from '../../src/kernel/proof/log.ts'
import type { Role } from '../../src/kernel/role.contract.ts'
import type { RouteSpec } from '../../src/kernel/route.contract.ts'
import type { Rulebook } from '../../src/kernel/rulebook/rulebook.ts'
import { ctxFor, type Runtime } from '../../src/kernel/runtime.ts'
import { testDatabase } from './database.ts'
import { runDueJobs } from './jobs.ts'
import { appOn } from './app-on.ts'
import { testRulebook } from './parts.ts'

export type Person = { readonly actor: Actor; readonly cookie: string }
export type Answer<T> = {
  readonly status: number
  readonly body: T
  readonly error: Problem
  readonly headers: Record<string, unknown>
}
export type CallOptions = {
  readonly as?: Person | { readonly key: string }
  readonly idempotencyKey?: string
  readonly language?: 'zh' | 'en'
  readonly headers?: Record<string, string>
  readonly payload?: Buffer
}

export type TestApp = {
  readonly db: Kysely<DB>
  readonly server: FastifyInstance
  readonly capabilities: readonly Capability[]
  readonly runtime: Runtime
  /** Where uploads of this test are kept: a temporary folder. */
  readonly files: Files
  /** The log of facts: its name, and where its last checkpoint is kept. */
  readonly log: Log
  /** Of its database, for whoever brings a process of its own. */
  readonly connectionString: string
  /** Set it to move time; nothing sleeps. */
  readonly clock: { now: Date }
  /** Speaks HTTP without a port. `body` is the declared output (when status < 400), `error` the refusal (when not). */
  call<I extends z.ZodObject, O extends z.ZodType>(
    route: RouteSpec<I, O>,
    input: z.input<I>,
    options?: CallOptions,
  ): Promise<Answer<z.output<O>>>
  /** A signed-in person with this role. */
  as(
    role: Role,
    party?: { consumerId?: string; merchantId?: string; displayName?: string; email?: string },
  ): Promise<Person>
  ctx(actor?: Actor): Ctx
  /** Work in one transaction, as an action would be called. */
  inTx<T>(work: (ctx: Ctx) => Promise<T>, actor?: Actor): Promise<T>
  /** Runs every job that is due at `clock.now`, also those they start; returns how many ran. Throws when one fails, unless told. */
  runJobs(options?: { readonly keepFailures?: boolean }): Promise<number>
  close(): Promise<void>
}

/** The whole application on a fresh copy of the migrated database, with a clock you set. */
export async function testApp(
  options: {
    now?: string
    extra?: readonly Partial<Capability>[]
    perMinute?: number
    pages?: string
    rulebook?: Rulebook
    log?: Logger
    witnessed?: Partial<Log>
    backups?: (connectionString: string) => Backups
  } = {},
): Promise<TestApp> {
  const database = await testDatabase()
  const app = await appOn(database.connectionString, { rulebook: testRulebook, ...options })
  const { db, server, capabilities, runtime, rulebook, clock } = app
  const ctx = (actor: Actor = systemActor) => ctxFor(runtime, actor)
  return {
    db,
    server,
    capabilities,
    runtime,
    files: app.files,
    log: app.log,
    connectionString: database.connectionString,
    clock,
    ctx,
    inTx: (work, actor) => inTransaction(ctx(actor), work),
    call: async (route, input, callOptions) => {
      await rulebook.refresh(runtime)
      return callServer(server, { route, input, options: callOptions ?? {} })
    },
    as: (role, party) => signIn(ctx(), role, party ?? {}),
    runJobs: (jobOptions) => runDueJobs(runtime, capabilities, jobOptions),
    close: async () => {
      await app.close()
      await database.drop()
    },
  }
}

async function signIn(
  ctx: Ctx,
  role: Role,
  party: { consumerId?: string; merchantId?: string; displayName?: string; email?: string },
): Promise<Person> {
  const id = newId('acc')
  const row = {
    id,
    email: party.email ?? `${id}@example.com`,
    phone: null,
    display_name: party.displayName ?? role,
    password_hash: null,
    language: 'zh' as const,
    roles: [role],
    consumer_id: party.consumerId ?? (role === 'consumer' ? newId('con') : null),
    merchant_id: party.merchantId ?? (role === 'merchant' ? newId('mch') : null),
  }
  await accounts.insertAccount(ctx, row)
  const actor: Actor = {
    id,
    kind: 'person',
    roles: [role],
    consumerId: row.consumer_id,
    merchantId: row.merchant_id,
    scopes: [],
  }
  const started = await inTransaction({ ...ctx, actor }, (inner) =>
    openSession(inner, { userAgent: 'test', ip: '127.0.0.1' }),
  )
  return { actor, cookie: `xiaobao_session=${started.token}` }
}

type Call = { route: RouteSpec<z.ZodObject, z.ZodType>; input: Record<string, unknown>; options: CallOptions }

async function callServer<T>(server: FastifyInstance, { route, input, options }: Call): Promise<Answer<T>> {
  const rest = { ...input }
  const path = route.path.replaceAll(/:(\w+)/g, (_, name: string) => {
    const value = String(rest[name])
    delete rest[name]
    return encodeURIComponent(value)
  })
  if (route.rawReply === 'text/event-stream') return openedLine(server, path, options)
  const asQuery = route.method === 'GET' || route.method === 'DELETE' || route.rawBody !== undefined
  const response = await server.inject({
    method: route.method,
    url: asQuery ? `${path}${queryOf(rest)}` : path,
    headers: headersOf(route.method, options),
    ...(options.payload ? { payload: options.payload } : asQuery ? {} : { payload: rest }),
  })
  const isJson = String(response.headers['content-type']).startsWith('application/json')
  const body = isJson ? response.json() : response.rawPayload
  return {
    status: response.statusCode,
    body,
    error: isJson ? body.error : undefined,
    headers: response.headers,
  } as Answer<T>
}

/** Whether the line opens; it is closed at once, for it would never end by itself. */
async function openedLine<T>(server: FastifyInstance, url: string, options: CallOptions): Promise<Answer<T>> {
  const response = await server.inject({
    method: 'GET',
    url,
    headers: headersOf('GET', options),
    payloadAsStream: true,
  })
  const { statusCode: status, headers } = response
  const isJson = String(headers['content-type']).startsWith('application/json')
  const said = isJson ? JSON.parse(Buffer.concat(await response.stream().toArray()).toString()) : null
  if (!isJson) response.stream().destroy()
  return { status, body: said ?? '', error: said?.error, headers } as Answer<T>
}

function headersOf(method: string, options: CallOptions): Record<string, string> {
  const as = options.as
  return {
    'accept-language': options.language ?? 'zh',
    ...(as && ('cookie' in as ? { cookie: as.cookie } : { authorization: `Bearer ${as.key}` })),
    ...(method !== 'GET' && { 'idempotency-key': options.idempotencyKey ?? randomUUID() }),
    ...(options.payload && { 'content-type': 'application/octet-stream' }),
    ...options.headers,
  }
}

function queryOf(input: Record<string, unknown>): string {
  const query = new URLSearchParams()
  for (const [name, value] of Object.entries(input))
    for (const item of Array.isArray(value) ? value : [value]) if (item !== undefined) query.append(name, String(item))
  const text = query.toString()
  return text ? `?${text}` : ''
}
