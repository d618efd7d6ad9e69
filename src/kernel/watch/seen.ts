import { Readable } from 'node:stream'
import type { FastifyRequest } from 'fastify'
import { networkOf } from '../access/attempt/attempt.rules.ts'
import { nameOfLogin } from '../access/login.rules.ts'
import { hashToken } from '../access/token.ts'
import type { Actor } from '../context.ts'
import type { RawReply } from '../http/handle.ts'
import { Refusal } from '../refusal.ts'
import { staff } from '../role.contract.ts'
import type { AnyRoute } from '../route.contract.ts'
import { ctxFor, type Runtime } from '../runtime.ts'
import { guestOf, type NewAccess } from './access-event.ts'
import { deviceDigest } from './device.ts'
import { isExport, isRead } from './containment.rules.ts'
import { noteAccess } from './note.actions.ts'

/** One call as a warning sees it: who, from where, by which route. */
export type Seen = { readonly route: AnyRoute; readonly actor: Actor; readonly base: NewAccess }

export function seenOf(route: AnyRoute, actor: Actor, request: FastifyRequest): Seen {
  const network = networkOf(request.ip)
  const isKnown = actor.kind === 'person' || actor.kind === 'machine'
  return {
    route,
    actor,
    base: {
      actor: isKnown ? actor.id : guestOf(network),
      kind: 'denied',
      role: actor.roles[0] ?? null,
      thing: thingOf(request.params),
      rows: 1,
      route: `${route.method} ${route.path}`,
      network,
      device: deviceDigest((request.headers['user-agent'] ?? '').slice(0, 200)),
      detail: null,
    },
  }
}

/** Only what has the shape of our ids: people type names and numbers into addresses too. */
function thingOf(params: unknown): string | null {
  const given = typeof params === 'object' && params !== null ? Object.values(params) : []
  return given.map(String).find((value) => isId(value)) ?? null
}
const isId = (value: string): boolean => /^[a-z]{3}_[0-9a-z]{26}$/.test(value)

/** What a call that was refused says of whoever made it; most refusals say nothing. */
export async function noteRefusal(runtime: Runtime, { route, actor, base }: Seen, error: unknown): Promise<void> {
  if (!(error instanceof Refusal)) return
  const ctx = ctxFor(runtime, actor)
  if (error.code.startsWith('reading.') && isRead(route))
    return noteAccess(ctx, { ...base, kind: 'read-refused', detail: error.code })
  if (error.code === 'access.not-your-role' || error.code === 'access.scope-missing')
    return noteAccess(ctx, { ...base, kind: 'denied', detail: error.code })
  if (error.code === 'not-found' && (route.path.includes(':') || isRead(route)))
    return noteAccess(ctx, { ...base, kind: 'missed' })
}

/** A sign-in that failed: at which login, as a digest. Other tries at a door count elsewhere. */
export async function noteFailedSignIn(runtime: Runtime, { actor, base }: Seen, login: string): Promise<void> {
  const guest = base.network === null ? base.actor : guestOf(base.network)
  const detail = hashToken(nameOfLogin(login)).slice(0, 32)
  await noteAccess(ctxFor(runtime, actor), { ...base, actor: guest, kind: 'sign-in-failed', detail })
}

/** What a call that was answered says: a read, a search, a file. Returns the answer, counted on its way out. */
export async function noteAnswer<T>(
  runtime: Runtime,
  { route, actor, base }: Seen,
  { input, answer }: { readonly input: unknown; readonly answer: T },
): Promise<T | RawReply> {
  const ctx = ctxFor(runtime, actor)
  if (actor.kind === 'machine') await noteAccess(ctx, { ...base, kind: 'key-called', thing: null })
  if (isRead(route)) {
    const thing = textIn(input, 'case')
    await noteAccess(ctx, {
      ...base,
      kind: 'read',
      thing: isId(thing) ? thing : null,
      detail: textIn(answer, 'number'),
    })
  }
  const how = searchedBy(route, actor, textIn(input, 'text'))
  if (how) await noteAccess(ctx, { ...base, kind: 'searched', detail: how })
  return isExport(route) && isRaw(answer) ? counted(runtime, { route, actor, base }, answer) : answer
}

const textIn = (value: unknown, name: string): string => {
  const found = typeof value === 'object' && value !== null ? (value as Record<string, unknown>)[name] : undefined
  return typeof found === 'string' ? found : ''
}

/** Looking for people by the end of a number or by a surname alone; other searches say nothing. */
function searchedBy(route: AnyRoute, actor: Actor, text: string): 'digits' | 'surname' | null {
  if (route.method !== 'GET' || !actor.roles.some((role) => staff.includes(role))) return null
  if (/^\d{4}$/.test(text)) return 'digits'
  return /^\p{Script=Han}$/u.test(text) ? 'surname' : null
}

const isRaw = (answer: unknown): answer is RawReply =>
  typeof answer === 'object' && answer !== null && 'body' in answer && 'type' in answer

/** How many rows leave: of a text at once, before it is sent; of a stream when it has passed, or was broken off. */
async function counted(runtime: Runtime, { actor, base }: Seen, raw: RawReply): Promise<RawReply> {
  const note = (rows: number) =>
    noteAccess(ctxFor(runtime, actor), { ...base, kind: 'exported', rows: Math.max(0, rows) })
  if (typeof raw.body === 'string' || Buffer.isBuffer(raw.body)) {
    await note(lines(Buffer.from(raw.body)) - 1)
    return raw
  }
  return { ...raw, body: passing(raw.body, (rows) => note(rows - 1)) }
}
const lines = (bytes: Buffer): number => bytes.reduce((sum, byte) => sum + (byte === 10 ? 1 : 0), 0)

/** The file ends when its end is noted; what was broken off is noted where it broke. */
const passing = (body: Readable, note: (rows: number) => Promise<void>): Readable =>
  Readable.from(countedPieces(body, note), { objectMode: false })

async function* countedPieces(body: Readable, note: (rows: number) => Promise<void>) {
  let rows = 0
  try {
    for await (const piece of body) {
      const bytes = Buffer.isBuffer(piece) ? piece : Buffer.from(String(piece))
      rows += lines(bytes)
      yield bytes
    }
  } finally {
    await note(rows)
  }
}
