import type { z } from 'zod'
import { namesOf } from '../../kernel/access/people.ts'
import { shanghaiDay } from '../../kernel/calendar/day.rules.ts'
import { clocksOf } from '../../kernel/clock/clock.actions.ts'
import type { Ctx } from '../../kernel/context.ts'
import { filesOf } from '../../kernel/evidence/evidence.actions.ts'
import { found, refuse } from '../../kernel/refusal.ts'
import { sideOf } from '../complaint.rules.ts'
import { merchantNames } from '../orders.actions.ts'
import type { RequestRow, RequestView } from './aftersales.contract.ts'
import { policyOf } from './clock.actions.ts'
import * as file from './file.store.ts'
import { addressFor } from './request.actions.ts'
import { mostPostage } from './postage.actions.ts'
import type { Request } from './request.rules.ts'
import * as store from './request.store.ts'
import { viewRequest, viewRow } from './request.views.ts'

/** The whole request as this reader may see it; somebody else's does not exist. */
export async function openRequest(ctx: Ctx, id: string): Promise<z.input<typeof RequestView>> {
  return showRequest(ctx, found(await store.find(ctx, id), 'after-sales request'))
}

export async function showRequest(ctx: Ctx, request: Request): Promise<z.input<typeof RequestView>> {
  const side = sideOf(ctx.actor, request) ?? refuse('not-found', { noun: 'after-sales request' })
  const statements = await file.statementsOf(ctx, request.id)
  const names = await merchantNames(ctx, [request.merchantId])
  const onDay = shanghaiDay(request.requestedAt)
  const authors = statements.map(({ author }) => author)
  return viewRequest(request, {
    side,
    merchantName: names.get(request.merchantId) ?? request.merchantId,
    policy: policyOf(ctx, request),
    said: (await file.saidOf(ctx, request.id)).map((rule) => ({
      rule,
      title: ctx.rulebook.find(rule, onDay)?.title ?? { zh: rule, en: rule },
    })),
    returnAddress: await addressShown(ctx, request),
    mostPostageFen: request.freight === 'merchant' ? mostPostage(ctx) : 0,
    parcels: await file.parcelsOf(ctx, request.id),
    statements,
    evidence: await file.evidenceOf(ctx, request.id),
    files: await filesOf(ctx, request.id),
    authors: side === 'platform' ? await namesOf(ctx, [...new Set(authors)]) : new Map(),
    clocks: await clocksOf(ctx, [request.id]),
  })
}

/** A shop's address is shown once the goods are to go there; before that only the shop itself sees what it set. */
const addressShown = (ctx: Ctx, request: Request): Promise<string | null> =>
  ctx.actor.merchantId === request.merchantId ? addressFor(ctx, request) : file.addressOf(ctx, request.id)

/** A page of any list, with everything that its lines show asked for once. */
export async function showRows(ctx: Ctx, requests: readonly Request[]): Promise<z.input<typeof RequestRow>[]> {
  const names = await merchantNames(ctx, [...new Set(requests.map((one) => one.merchantId))])
  const open = requests.filter((one) => one.stageClock !== null).map((one) => one.id)
  const clocks = open.length > 0 ? await clocksOf(ctx, open) : []
  return requests.map((one) =>
    viewRow(one, {
      merchantName: names.get(one.merchantId) ?? one.merchantId,
      clock: clocks.find(({ id }) => id === one.stageClock) ?? null,
    }),
  )
}
