import type { z } from 'zod'
import type { Ctx } from './context.ts'
import type { Fact } from './fact/fact.ts'
import type { RefusalCatalogue } from './refusal.contract.ts'
import type { AnyRoute, Words } from './route.contract.ts'
import type { BoundRoute } from './http/handle.ts'

/** Something time or a fact starts: payload checked by its schema, run in one transaction unless it says `outside`. */
export type Job<P = unknown> = {
  readonly name: string
  readonly title: Words
  readonly payload: z.ZodType<P>
  readonly run: (ctx: Ctx, payload: P) => Promise<void>
  /** crontab, Asia/Shanghai, e.g. `0 3 * * *`; run with payload `{}`. */
  readonly cron?: string
  /** The job talks to the network or opens its own transactions: ctx.db is the pool, not a transaction. */
  readonly outside?: boolean
  readonly maxAttempts?: number
}

/** What a fact starts. Runs after commit in its own transaction, exactly once per (reaction, fact). */
export type Reaction = {
  readonly name: string
  readonly on: readonly string[]
  readonly run: (ctx: Ctx, fact: Fact) => Promise<void>
}

/** One line of a global search result. */
export type SearchHit = { readonly title: string; readonly detail: string; readonly href: string; readonly kind: Words }
/** Something that waits for the caller: shown on the my-tasks page, soonest due first. */
export type Task = {
  readonly title: Words
  readonly detail: string
  readonly href: string
  readonly dueAt: Date | null
  readonly kind: Words
}
/** Whose thing is it: may this actor see the thing with this id? Files and timelines of the thing follow the answer. */
export type MaySee = (ctx: Ctx, id: string) => Promise<boolean>

/** A chapter of the plan, plugged in. */
export type Capability = {
  readonly name: string
  readonly title: Words
  readonly routes: readonly BoundRoute[]
  readonly reactions?: readonly Reaction[]
  readonly jobs?: readonly Job[]
  readonly refusals?: RefusalCatalogue
  /** Kinds of facts this capability records: the webhook catalogue. */
  readonly facts?: Readonly<Record<string, Words>>
  /** By id prefix (`cmp`): who may see such a thing. */
  readonly subjects?: Readonly<Record<string, MaySee>>
  readonly search?: (ctx: Ctx, text: string, limit: number) => Promise<readonly SearchHit[]>
  readonly tasks?: (ctx: Ctx, limit: number) => Promise<readonly Task[]>
  /** Loads this capability's part of the demo marketplace; `progress` reports a share of 1. */
  readonly demo?: (ctx: Ctx, progress: (share: number, words: Words) => void) => Promise<void>
}

export const defineJob = <P>(job: Job<P>): Job => job as unknown as Job
export const routeKey = (route: AnyRoute): string => `${route.method} ${route.path}`
