import type { z } from 'zod'
import type { Erasures } from './backup/what.ts'
import type { Ctx } from './context.ts'
import type { ConsentRegister, RestrictionRegister } from './consent/register.ts'
import type { Fact } from './fact/fact.ts'
import type { RefusalCatalogue } from './refusal.contract.ts'
import type { AnyRoute, Words } from './route.contract.ts'
import type { BoundRoute } from './http/handle.ts'
import type { Holds, Keeping } from './keeping/keeping.ts'
import type { Standing } from './person/standing.ts'
import type { ReadingSource } from './reading/source.ts'
import type { Runtime } from './runtime.ts'
import type { Watcher } from './watch/note.actions.ts'
import type { SealedTable } from './vault/sealed-table.ts'

/** Something time or a fact starts: payload checked by its schema, run in one transaction unless it says `outside`. */
export type Job<P = unknown> = {
  readonly name: string
  readonly title: Words
  readonly payload: z.ZodType<P>
  /** `stopping` says when the process ends and waits no longer: whoever waits for somebody outside gives up. */
  readonly run: (ctx: Ctx, payload: P, stopping?: AbortSignal) => Promise<void>
  /** crontab, Asia/Shanghai, e.g. `0 3 * * *`; run with payload `{}`. */
  readonly cron?: string
  /** The job talks to the network or opens its own transactions: ctx.db is the pool, not a transaction. */
  readonly outside?: boolean
  readonly maxAttempts?: number
}

/**
 * Something that lasts as long as the worker: a mailbox that is listened to. In one process of the installation at a time;
 * what it throws is logged, and it starts again after a pause that grows. It ends soon after the signal says so.
 */
export type Service = {
  readonly name: string
  readonly title: Words
  readonly run: (runtime: Runtime, signal: AbortSignal) => Promise<void>
}

/** One thing outside that this capability depends on, for `/readyz`: it is told, it never makes a process unready. */
export type Health = { readonly name: string; readonly ok: boolean }

/** What a kind of fact is called. `inner`: how the platform works inside; the sides of a case do not read it on the timeline. */
export type FactWords = Words & { readonly inner?: true }

/** What a fact starts. Runs after commit in its own transaction, exactly once per (reaction, fact). */
export type Reaction = {
  readonly name: string
  readonly on: readonly string[]
  /** By what the fact itself says, before anything is queued; absent: always. */
  readonly when?: (fact: Fact) => boolean
  /** Looks at the thing as it is by then: after several facts recorded at once about one thing it runs for the last. */
  readonly lastOnly?: true
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

/** How a consumer or a merchant without an account can be reached. Looked up at the moment of sending, kept nowhere. */
export type Contact = {
  readonly email: string | null
  readonly phone: string | null
  readonly language: 'zh' | 'en'
  /** Where the thing that the notice is about opens for them, instead of the page of those who have an account. */
  readonly page?: string
}
export type Party = { readonly kind: 'consumer' | 'merchant'; readonly id: string }
/** Null when the party is not this capability's. `subject`: what they are told about, where they are told something. */
export type ContactResolver = (ctx: Ctx, party: Party, subject?: string | null) => Promise<Contact | null>

/** A chapter of the plan, plugged in. */
export type Capability = {
  readonly name: string
  readonly title: Words
  readonly routes: readonly BoundRoute[]
  readonly reactions?: readonly Reaction[]
  readonly jobs?: readonly Job[]
  readonly services?: readonly Service[]
  readonly health?: (ctx: Ctx) => Promise<readonly Health[]>
  readonly refusals?: RefusalCatalogue
  /** Kinds of facts this capability records: the webhook catalogue. */
  readonly facts?: Readonly<Record<string, FactWords>>
  /** By id prefix (`cmp`): who may see such a thing. */
  readonly subjects?: Readonly<Record<string, MaySee>>
  /** `new URL('./notices.yaml', import.meta.url)`: the templates of what it tells people (see notice/template.ts). */
  readonly notices?: URL | readonly URL[]
  readonly contacts?: ContactResolver
  /** Its tables with personal columns, which the vault seals. */
  readonly sealed?: readonly SealedTable[]
  /** What it erased, and how that is done again after an older backup was put back. */
  readonly erasures?: Erasures<Ctx>
  /** Its data whose time can be over, and how it goes. */
  readonly keeps?: readonly Keeping[]
  /** Which of these cases and people keep data from being removed. */
  readonly holds?: Holds
  /** What of somebody is not over, and how long laws want what it holds of them. */
  readonly standing?: Standing
  /** By id prefix: cases through which somebody's personal data may be read in the open. */
  readonly readings?: Readonly<Record<string, ReadingSource>>
  /** What judges what somebody did, in the transaction that keeps it (src/kernel/watch). */
  readonly watch?: Watcher
  /** What people agreed to and refused, and whose data is stored and no more: kernel/consent. */
  readonly consents?: ConsentRegister
  readonly restricts?: RestrictionRegister
  readonly search?: (ctx: Ctx, text: string, limit: number) => Promise<readonly SearchHit[]>
  readonly tasks?: (ctx: Ctx, limit: number) => Promise<readonly Task[]>
  /** Loads this capability's part of the demo marketplace; `progress` reports a share of 1. */
  readonly demo?: (ctx: Ctx, progress: (share: number, words: Words) => void) => Promise<void>
}

/** The words of every kind of fact. */
export const factWordsOf = (capabilities: readonly Partial<Capability>[]): Readonly<Record<string, FactWords>> =>
  Object.assign({}, ...capabilities.map(({ facts }) => facts ?? {}))

export const sealedTablesOf = (capabilities: readonly Partial<Capability>[]): readonly SealedTable[] =>
  capabilities.flatMap(({ sealed }) => sealed ?? [])

export const defineJob = <P>(job: Job<P>): Job => job as unknown as Job
export const routeKey = (route: AnyRoute): string => `${route.method} ${route.path}`

/** One line of the permission matrix per route. */
export const routeWords = ({ name, title, routes }: Capability) =>
  routes.map(({ route }) => ({
    capability: name,
    capabilityTitle: title,
    method: route.method,
    path: route.path,
    summary: route.summary,
    who: [...route.who],
    scope: route.scope ?? null,
    audit: route.audit ?? null,
    clause: route.clause ?? null,
  }))
