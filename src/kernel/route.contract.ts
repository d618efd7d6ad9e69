import { z } from 'zod'
import type { Who } from './role.contract.ts'

export type Method = 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE'
export type Words = { readonly zh: string; readonly en: string }

/**
 * A route is a promise one can read: validation, OpenAPI, the permission page and the typed client come from it.
 * Path parameters, query string and JSON body meet in one flat `input`; unknown fields are refused.
 */
export type RouteSpec<I extends z.ZodObject, O extends z.ZodType> = {
  readonly method: Method
  readonly path: `/${string}`
  readonly summary: Words
  readonly who: readonly Who[]
  /** The clause of the plan that this route carries out, e.g. `7.3.1`. */
  readonly clause?: string
  /** For role `machine`: the API-key scope that is needed. */
  readonly scope?: string
  /**
   * Only soon after its person proved again to be it, with a second factor: within so many minutes. Asked of whoever has one; a
   * page shows one dialog and sends the call again.
   */
  readonly stepUp?: { readonly minutes: number }
  /** Also for whoever is held by a warning (src/kernel/watch): to see who one is, to prove it, to leave. */
  readonly evenHeld?: true
  /** The name under which the call is written to the log of accesses; every write has one. */
  readonly audit?: string
  /** Successful status; 200 unless told, 201 for a thing created. */
  readonly status?: 200 | 201 | 202
  /** The body is bytes, not JSON: the handler finds a stream in `request.body` (see `RawRequest`). */
  readonly rawBody?: { readonly maxBytes: number }
  /** The body may be CloudEvents in any of their ways over HTTP; the handler finds a list named `events`. */
  readonly cloudEvents?: true
  /** The answer is a file or text, not JSON: the handler returns a `RawReply`. */
  readonly rawReply?: string
  /** Fields of input or output that are written down nowhere, not even to recognise or to repeat a write by its key. */
  readonly secrets?: readonly string[]
  /** Calls a minute from one address or account; the server's default when absent. */
  readonly perMinute?: number
  readonly input: I
  readonly output: O
}
export type AnyRoute = RouteSpec<z.ZodObject, z.ZodType>
export type Input<R> = R extends RouteSpec<infer I, z.ZodType> ? z.output<I> : never
export type InputRaw<R> = R extends RouteSpec<infer I, z.ZodType> ? z.input<I> : never
export type Output<R> = R extends RouteSpec<z.ZodObject, infer O> ? z.output<O> : never

export function route<I extends z.ZodObject, O extends z.ZodType>(spec: RouteSpec<I, O>): RouteSpec<I, O> {
  return spec
}

export const Empty = z.strictObject({})
export const Id = z.strictObject({ id: z.string().min(1).max(60) })
/** A page of a long list: rows after `cursor`, at most `limit`. */
export const Paged = z.strictObject({
  cursor: z.string().max(300).optional(),
  limit: z.int().min(1).max(200).default(50),
})
export function pageOf<T extends z.ZodType>(row: T) {
  return z.object({ rows: z.array(row), next: z.string().nullable() })
}
/** An instant on the wire: ISO 8601 with zone, as JSON has no dates. */
export const Instant = z.iso.datetime({ offset: true })
/** A civil day on the wire, `2026-10-01`. */
export const Day = z.iso.date()
/** Money in whole fen. */
export const Fen = z.int()
