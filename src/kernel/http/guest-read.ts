import { assertMayCall } from '../access/gate.ts'
import { routeKey, type Capability } from '../capability.ts'
import { guestActor } from '../context.ts'
import { refuse } from '../refusal.ts'
import type { RefusalCatalogue } from '../refusal.contract.ts'
import { ctxFor, type Runtime } from '../runtime.ts'
import { problemOf } from './errors.ts'
import type { BoundRoute, Exchange } from './handle.ts'
import { checkInput, type Language } from './input.ts'
import type { GuestRead } from './rendering.contract.ts'

/**
 * Reads as a guest would over HTTP, by the same contracts and the same gate, without a request to ourselves. There is
 * nobody behind it: whatever it answers may be shown to anyone. A failure of ours is thrown, a refusal is an answer.
 */
export function guestReads(runtime: Runtime, capabilities: readonly Capability[], catalogue: RefusalCatalogue) {
  const routes = new Map(
    capabilities.flatMap((capability) => capability.routes.map((bound) => [routeKey(bound.route), bound] as const)),
  )
  return (language: Language): GuestRead =>
    async (key, input) => {
      try {
        const answer = await readAsGuest(runtime, routes.get(key), { input, language })
        return { ok: true, data: JSON.parse(JSON.stringify(answer)) }
      } catch (error) {
        const { status, problem } = problemOf(catalogue, error, { language, id: 'page', type: '' })
        if (status >= 500) throw error
        return { ok: false, problem: { status, ...problem, fields: problem.fields ?? [] } }
      }
    }
}

type Asked = { readonly input: unknown; readonly language: Language }

async function readAsGuest(runtime: Runtime, bound: BoundRoute | undefined, { input, language }: Asked) {
  if (!bound || bound.route.method !== 'GET' || bound.route.rawReply) return refuse('not-found', { noun: 'route' })
  assertMayCall(guestActor, bound.route, language)
  const checked = checkInput(bound.route, input, language)
  const answer = await bound.answer(ctxFor(runtime, guestActor), checked as never, exchangeOf(bound, language))
  return bound.route.output.parse(answer)
}

/** Behind a drawn page there is no request, and nothing of one may find its way into it. */
function exchangeOf({ route }: BoundRoute, language: Language): Exchange {
  const none = (what: string): never => {
    throw new Error(`${route.path} asks for ${what}, which a drawn page does not have`)
  }
  return {
    get raw() {
      return none('the request')
    },
    language,
    ip: '',
    userAgent: '',
    sessionToken: null,
    publicUrl: '',
    setSession: () => none('a session'),
    deviceCookie: null,
    setDevice: () => none('a device'),
    listen: () => none('a line'),
    listenAs: () => none('a line'),
  }
}
