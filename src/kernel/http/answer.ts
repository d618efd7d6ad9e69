import type { FastifyReply, FastifyRequest } from 'fastify'
import type { Readable } from 'node:stream'
import { assertMayCall } from '../access/gate.ts'
import { assertFresh } from '../access/step-up/step-up.actions.ts'
import type { Actor, Ctx } from '../context.ts'
import { inTransaction } from '../db/transaction.ts'
import { assertNotRestrained } from '../restraint/gate.ts'
import { ctxFor, type Runtime } from '../runtime.ts'
import { actorOf, assertSameSite, exchangeOf, sessionCookie, type Site } from './caller.ts'
import { jsonHeaders, notKept } from './errors.ts'
import type { BoundRoute, RawReply } from './handle.ts'
import { checkedKey, once, requestFingerprint, type Keyed } from './idempotency.ts'
import { languageOf, readInput } from './input.ts'
import { assertNotHeld } from '../watch/containment.actions.ts'
import { noteAnswer, noteFailedSignIn, noteRefusal, seenOf, type Seen } from '../watch/seen.ts'
import { Refusal } from '../refusal.ts'

/** One request: who, may they, what did they say, do it, answer in the declared shape. */
export async function answerRequest(
  runtime: Runtime,
  bound: BoundRoute,
  exchange: { request: FastifyRequest; reply: FastifyReply; site: Site; chapter: string },
) {
  const { request } = exchange
  const { route } = bound
  assertSameSite(request)
  const actor = await actorOf(runtime, request)
  request.log = request.log.child({ actor: actor.id, audit: route.audit })
  const seen = seenOf(route, actor, request)
  try {
    return await answered(runtime, bound, { ...exchange, seen })
  } catch (error) {
    await noteFailure(runtime, seen, { request, error })
    throw error
  }
}

type Known = {
  readonly request: FastifyRequest
  readonly reply: FastifyReply
  readonly site: Site
  readonly chapter: string
  readonly seen: Seen
}
async function answered(runtime: Runtime, bound: BoundRoute, { request, reply, site, chapter, seen }: Known) {
  const { route } = bound
  const { actor } = seen
  const language = languageOf(request.headers['accept-language'])
  const token = request.cookies[sessionCookie] ?? null
  await assertNotHeld(ctxFor(runtime, actor), route, token)
  assertMayCall(actor, route, language)
  await assertNotRestrained(ctxFor(runtime, actor), route, chapter)
  const input = readInput(route, request, language)
  if (route.stepUp) await assertFresh(ctxFor(runtime, actor), route.stepUp, token)
  const key =
    route.method === 'GET' || bound.outside ? null : keyOf(request, { actor, input, secrets: route.secrets ?? [] })
  const done = await perform(ctxFor(runtime, actor), bound, {
    input,
    key,
    exchange: exchangeOf({ runtime, actor, request }, reply, site),
  })
  const answer = await noteAnswer(runtime, seen, { input, answer: done.answer })
  if (done.replayed) void reply.header('idempotency-replayed', 'true')
  if (route.rawReply) return sendRaw(reply, answer as RawReply)
  return reply.status(done.status).headers(jsonHeaders).send(JSON.stringify(answer))
}

/** What was refused is kept before it is said; what happened to break is not anybody's doing. */
async function noteFailure(
  runtime: Runtime,
  seen: Seen,
  { request, error }: { request: FastifyRequest; error: unknown },
) {
  const typed = (request.body as { login?: unknown } | null | undefined)?.login
  if (error instanceof Refusal && error.code === 'session.wrong-login' && typeof typed === 'string')
    await noteFailedSignIn(runtime, seen, typed)
  else await noteRefusal(runtime, seen, error)
}

type Call = { readonly input: unknown; readonly key: Keyed | null; readonly exchange: ReturnType<typeof exchangeOf> }

async function perform(ctx: Ctx, bound: BoundRoute, call: Call) {
  const { route } = bound
  const run = async (inner: Ctx) => {
    const answer = await bound.answer(inner, call.input as never, call.exchange)
    // The declared output is also the filter: a column that is not in the contract never leaves.
    return { status: route.status ?? 200, answer: route.rawReply ? answer : route.output.parse(answer) }
  }
  if (route.method === 'GET' || bound.outside) return { ...(await run(ctx)), replayed: false }
  return inTransaction(ctx, (inner) => once(inner, call.key, () => run(inner)))
}

type ToKey = { readonly actor: Actor; readonly input: unknown; readonly secrets: readonly string[] }
function keyOf(request: FastifyRequest, { actor, input, secrets }: ToKey): Keyed | null {
  const key = checkedKey(request.headers['idempotency-key'])
  if (!key) return null
  const who = actor.kind === 'guest' ? `guest:${request.ip}` : actor.id
  return { actor: who, key, request: requestFingerprint(`${request.method} ${request.url}`, input, secrets), secrets }
}

function sendRaw(reply: FastifyReply, raw: RawReply) {
  const { status, ...headers } = raw.headers ?? {}
  void reply.headers({ ...notKept, ...headers }).type(raw.type)
  if (status) void reply.status(Number(status))
  return reply.send(raw.body as Readable | Buffer | string)
}
