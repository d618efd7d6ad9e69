import type { Readable } from 'node:stream'
import type { IncomingHttpHeaders } from 'node:http'
import type { z } from 'zod'
import type { Ctx } from '../context.ts'
import type { AnyRoute, RouteSpec } from '../route.contract.ts'
import type { Listening } from './event-stream.ts'

/** What a route with `rawBody` finds beside its input. */
export type RawRequest = { readonly body: Readable; readonly headers: IncomingHttpHeaders }
/** What a route with `rawReply` returns. */
export type RawReply = {
  readonly body: Readable | Buffer | string
  readonly type: string
  readonly headers?: Readonly<Record<string, string>>
}
/** Beside ctx and input, for the few routes that set cookies or read bytes. */
export type Exchange = {
  readonly raw: RawRequest
  readonly language: 'zh' | 'en'
  readonly ip: string
  readonly userAgent: string
  readonly sessionToken: string | null
  /** The address people use, without a slash at its end: for what is read outside of a page. */
  readonly publicUrl: string
  /** A line on which the page hears of news, for as long as the session lasts. */
  listen(topics: readonly string[]): Promise<RawReply>
  /** The same for who has no session: `still` says whether they may go on. */
  listenAs(listening: Listening): Promise<RawReply>
  setSession(token: string | null, expires?: Date): void
  /** By which this browser is known to have signed in before; it opens nothing. */
  readonly deviceCookie: string | null
  setDevice(cookie: string, expires: Date): void
}

type Reply<O extends z.ZodType> = z.input<O> | RawReply
export type Answer<I extends z.ZodObject, O extends z.ZodType> = (
  ctx: Ctx,
  input: z.output<I>,
  exchange: Exchange,
) => Promise<Reply<O>> | Reply<O>

export type BoundRoute = {
  readonly route: AnyRoute
  readonly answer: (ctx: Ctx, input: never, exchange: Exchange) => Promise<unknown> | unknown
  /** The handler opens its own transactions (streams, long work): ctx.db is the pool. */
  readonly outside: boolean
}

/** Binds a contract to one action or read. A write runs in one transaction; a read on the pool. */
export function handle<I extends z.ZodObject, O extends z.ZodType>(
  route: RouteSpec<I, O>,
  answer: Answer<I, O>,
  options: { readonly outside?: boolean } = {},
): BoundRoute {
  return { route, answer, outside: options.outside ?? false }
}

/** Who calls, and what of the thing the call is about; for a door of its own to the same answer. */
export type Entered = { readonly ctx: Ctx; readonly input: Readonly<Record<string, unknown>> }

/**
 * The answer of a bound route under another contract: who it is, and which thing, is found out first (in the call's own
 * transaction); then everything is as if that actor had called the route itself.
 */
export function through(
  bound: BoundRoute,
  route: AnyRoute,
  enter: (ctx: Ctx, input: Readonly<Record<string, unknown>>) => Promise<Entered>,
): BoundRoute {
  const answer = async (ctx: Ctx, input: never, exchange: Exchange): Promise<unknown> => {
    const entered = await enter(ctx, input)
    return bound.answer(entered.ctx, entered.input as never, exchange)
  }
  return { route, answer, outside: bound.outside }
}
