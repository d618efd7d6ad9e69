import { z } from 'zod'
import type { RouteSpec } from '../../../src/kernel/route.contract.ts'
import { t } from '../text/text.ts'
import { currentLanguage } from '../text/language.ts'
import { ApiProblem } from './problem.ts'
import { requestOf } from './url.ts'

export type CallOptions = {
  /** The same for every try of one intent of a person: a write that arrives twice is done once. Null: doing it twice is the same. */
  readonly key?: string | null
  readonly signal?: AbortSignal
  /** Sent as it is, where a route takes bytes; everything else goes into the address then. */
  readonly file?: File
}

/** A read by its contract, whoever carries it: the network here, the process itself where pages are drawn. */
export type Call = <I extends z.ZodObject, O extends z.ZodType>(
  route: RouteSpec<I, O>,
  input: z.input<I>,
) => Promise<z.output<O>>

/** The only way from a page to the server. Throws `ApiProblem` for every "no". */
export async function call<I extends z.ZodObject, O extends z.ZodType>(
  route: RouteSpec<I, O>,
  input: z.input<I>,
  options: CallOptions = {},
): Promise<z.output<O>> {
  const { url, body } = requestOf(route, input)
  const init: RequestInit = {
    method: route.method,
    headers: {
      accept: 'application/json',
      'accept-language': currentLanguage(),
      ...(body && { 'content-type': 'application/json' }),
      ...(options.file && { 'content-type': 'application/octet-stream' }),
      ...(route.method !== 'GET' && options.key !== null && { 'idempotency-key': options.key ?? newKey() }),
    },
    ...(body && { body: JSON.stringify(body) }),
    ...(options.file && { body: options.file }),
    ...(options.signal && { signal: options.signal }),
  }
  const response = await send(url, init)
  if (response.ok) return await readJson(response)
  const problem = await problemOf(response)
  // Whoever proves again to be it does not send twice: the very same call goes out once more.
  if (problem.code !== 'session.step-up-needed' || !(await proveAgain(problem))) throw problem
  const again = await send(url, init)
  if (!again.ok) throw await problemOf(again)
  return await readJson(again)
}

/** Asks the person to prove again that it is them; whether they did. The shell gives the dialog. */
type ProveAgain = (problem: ApiProblem) => Promise<boolean>
let proveAgain: ProveAgain = async () => false
export const whenStepUpNeeded = (ask: ProveAgain): void => {
  proveAgain = ask
}

/** A key for one intent. `randomUUID` exists only on secure origins; a phone on a plain-http network has the bytes. */
export const newKey = (): string =>
  [...crypto.getRandomValues(new Uint8Array(16))].map((byte) => byte.toString(16).padStart(2, '0')).join('')

export async function send(url: string, init: RequestInit): Promise<Response> {
  try {
    return await fetch(url, { credentials: 'same-origin', ...init })
  } catch (error) {
    if (error instanceof DOMException && error.name === 'AbortError') throw error
    throw new ApiProblem({ status: 0, code: 'network', message: t('parts.problem.network') })
  }
}

async function readJson(response: Response) {
  try {
    return await response.json()
  } catch {
    throw new ApiProblem({ status: 502, code: 'answer.unreadable', message: t('parts.problem.unreadable') })
  }
}

const Refused = z.object({
  error: z.object({
    code: z.string(),
    message: z.string(),
    params: z.record(z.string(), z.unknown()).default({}),
    fields: z.array(z.object({ path: z.string(), message: z.string() })).default([]),
  }),
})

export async function problemOf(response: Response): Promise<ApiProblem> {
  const said = Refused.safeParse(await response.json().catch(() => null))
  if (said.success) return new ApiProblem({ status: response.status, ...said.data.error })
  return new ApiProblem({ status: response.status, code: 'answer.unreadable', message: t('parts.problem.unreadable') })
}
