import { shanghaiDay } from '../../kernel/calendar/day.rules.ts'
import type { Ctx } from '../../kernel/context.ts'
import { claimFiles } from '../../kernel/evidence/evidence.actions.ts'
import { releaseFiles } from '../../kernel/evidence/keep.actions.ts'
import { record } from '../../kernel/fact/record.ts'
import { newId } from '../../kernel/id.ts'
import { masked } from '../../kernel/reading/mask.rules.ts'
import { found, refuse } from '../../kernel/refusal.ts'
import type { Input } from '../../kernel/route.contract.ts'
import { numberOf } from '../parameter.rules.ts'
import { ownConsumer } from '../person.actions.ts'
import { VerificationState, WhyRefused, type MyIdentity, type OwnVerification } from './identity.contract.ts'
import type * as contract from './identity.contract.ts'
import { levelOf, plainNumber, whyUnfit } from './identity.rules.ts'
import * as store from './identity.store.ts'

const ownView = (row: store.Verification): OwnVerification => ({
  id: row.id,
  state: VerificationState.parse(row.state),
  name: row.name && masked('name', row.name),
  number: row.number && masked('id-number', row.number),
  why: WhyRefused.nullable().parse(row.why),
  askedAt: row.asked_at.toISOString(),
  decidedAt: row.decided_at?.toISOString() ?? null,
})

export const answerHours = (ctx: Ctx): number => numberOf(ctx.rulebook, 'identity.answer', ctx.now)

/** What stands: a request that waits before an identity that holds already, which it would replace. */
export async function showMine(ctx: Ctx): Promise<MyIdentity> {
  const rows = (await store.listOf(ctx, ownConsumer(ctx))).map(ownView)
  const current = rows.find(({ state }) => state === 'asked') ?? rows.find(({ state }) => state === 'verified') ?? null
  return {
    level: levelOf(rows.map(({ state }) => state)),
    current,
    earlier: rows.filter(({ id }) => id !== current?.id),
    answerHours: answerHours(ctx),
  }
}

type Asking = Input<typeof contract.askVerification>
export async function askVerification(ctx: Ctx, { name, number: typed, file, agreedTo }: Asking): Promise<MyIdentity> {
  const consumer = ownConsumer(ctx)
  const number = plainNumber(typed)
  const unfit = whyUnfit({ name, number }, shanghaiDay(ctx.now))
  if (unfit) refuse(`identity.${unfit}`, { field: unfit === 'not-a-name' ? 'name' : 'number' })
  const id = newId('ver')
  if (!(await store.insert(ctx, { id, consumer, name: name.normalize('NFKC').trim(), number, agreedTo })))
    return refuse('identity.open')
  await claimFiles(ctx, [file], id)
  await record(ctx, [{ kind: 'identity.verification-asked', subject: id, data: { consumer } }])
  return showMine(ctx)
}

/** Taking it back is as easy as giving it: name and number go at once, and so does the picture. */
export async function withdrawVerification(ctx: Ctx, id: string): Promise<MyIdentity> {
  const consumer = ownConsumer(ctx)
  const row = await store.hold(ctx, id)
  const own = found(row?.consumer_id === consumer ? row : undefined, 'verification')
  if (own.state === 'withdrawn') return showMine(ctx)
  if (own.state !== 'asked' && own.state !== 'verified') return refuse('identity.over')
  await store.end(ctx, id, { state: 'withdrawn' })
  await releaseFiles(ctx, id)
  await record(ctx, [{ kind: 'identity.withdrawn', subject: id, data: { consumer } }])
  return showMine(ctx)
}

/** How surely a consumer is known, and behind how many accounts the same person stands. */
export async function identityOf(ctx: Ctx, consumer: string) {
  const verified = await store.findVerified(ctx, consumer)
  if (verified)
    return {
      level: 'verified' as const,
      since: verified.decided_at?.toISOString() ?? null,
      accounts: (await accountsOf(ctx, consumer)).length,
    }
  const rows = await store.listOf(ctx, consumer)
  return { level: levelOf(rows.map(({ state }) => VerificationState.parse(state))), since: null, accounts: 1 }
}

/** The accounts of the person behind one, this one first: caps and limits are for people, not for accounts. */
export async function accountsOf(ctx: Ctx, consumer: string): Promise<readonly string[]> {
  const number = (await store.findVerified(ctx, consumer))?.number ?? null
  const same = number === null ? [] : await store.accountsWith(ctx, number)
  return [consumer, ...same.filter((one) => one !== consumer)]
}
