import { contactResolvers } from '../../kernel/notice/catalogue.ts'
import { hashPassword, passwordMatches } from '../../kernel/access/password.ts'
import { provedAt } from '../../kernel/access/step-up/fresh.actions.ts'
import type { Ctx } from '../../kernel/context.ts'
import { inTransaction } from '../../kernel/db/transaction.ts'
import { record } from '../../kernel/fact/record.ts'
import { found, refuse } from '../../kernel/refusal.ts'
import { numberOf } from '../parameter.rules.ts'
import { openedPayDesk } from '../pay-desk.ts'
import { ownConsumer } from '../person.actions.ts'
import type { PasswordView } from './password.contract.ts'
import { reminderOf, resetOf, weaknessOf } from './password.rules.ts'
import * as store from './password.store.ts'
import { weakWords } from './refusal-words.contract.ts'
import { tell } from './tell.actions.ts'
import { tryPassword } from './try.actions.ts'

const numbers = (ctx: Ctx) => (id: string) => numberOf(ctx.rulebook, `transaction-password.${id}`, ctx.now)
export const remindDays = (ctx: Ctx): number =>
  numbers(ctx)(`remind-${openedPayDesk().renewal === 'checkup' ? 'checkup' : 'reminder'}`)
const resetIn = (ctx: Ctx, row: store.PasswordRow) =>
  resetOf(row.reset_asked_at, { waitHours: numbers(ctx)('reset-wait'), now: ctx.now })

export async function showPassword(ctx: Ctx): Promise<PasswordView> {
  const row = await store.find(ctx, ownConsumer(ctx))
  if (!row) return { set: false, setAt: null, lockedUntil: null, reset: null, reminder: null }
  const reset = resetIn(ctx, row)
  const age = { setAt: row.set_at, remindedAt: row.reminded_at, confirmedAt: row.confirmed_at }
  const { renewal: profile } = openedPayDesk()
  return {
    set: true,
    setAt: row.set_at.toISOString(),
    lockedUntil: row.locked_until && row.locked_until > ctx.now ? row.locked_until.toISOString() : null,
    reset: reset && {
      askedAt: reset.askedAt.toISOString(),
      from: reset.from.toISOString(),
      until: reset.until.toISOString(),
      open: reset.open,
    },
    reminder: reminderOf(age, { profile, days: remindDays(ctx), now: ctx.now }),
  }
}

type Wanted = { readonly next: string; readonly current?: string | undefined; readonly session: string | null }
/**
 * Set for the first time, or after a reset that waited long enough, by whoever signed in just now; changed by whoever knows the one of
 * now. Opens its own transactions: a wrong one is counted although it is refused.
 */
export async function setPassword(ctx: Ctx, { next, current, session }: Wanted): Promise<PasswordView> {
  const consumer = ownConsumer(ctx)
  const weak = weaknessOf(next, await knownNumbers(ctx, consumer))
  if (weak) refuse('transaction-password.weak', { field: 'next', ...weakWords[weak] })
  const before = await store.find(ctx, consumer)
  if (before && current !== undefined) await tryPassword(ctx, consumer, current, 'current')
  else if (before && !resetIn(ctx, before)?.open) refuse('transaction-password.current-needed', { field: 'current' })
  else await assertJustSignedIn(ctx, session)
  if (before && (await passwordMatches(ctx, before.hash, next))) refuse('transaction-password.same', { field: 'next' })
  const hash = await hashPassword(ctx, next)
  await inTransaction(ctx, (inner) => save(inner, { consumer, hash, before: before?.hash ?? null }))
  return showPassword(ctx)
}

type Saving = { readonly consumer: string; readonly hash: string; readonly before: string | null }
async function save(ctx: Ctx, { consumer, hash, before }: Saving): Promise<void> {
  if (before === null) {
    if (!(await store.insert(ctx, consumer, hash))) refuse('transaction-password.current-needed', { field: 'current' })
  } else {
    const held = await store.hold(ctx, consumer)
    // Somebody changed it meanwhile: what was right is no longer.
    if (held?.hash !== before) refuse('transaction-password.current-needed', { field: 'current' })
    const fresh = { tries: 0, locked_until: null, reminded_at: null, confirmed_at: null, reset_asked_at: null }
    await store.update(ctx, consumer, { hash, set_at: ctx.now, ...fresh })
  }
  const data = { strong: true, first: before === null }
  const [fact] = await record(ctx, [{ kind: 'transaction-password.set', subject: consumer, data }])
  await tell(ctx, 'set', { consumer, occasion: fact?.id ?? '' })
}

/** Telephones by which the person is known here: no six digits of them make a password. */
async function knownNumbers(ctx: Ctx, consumer: string): Promise<string[]> {
  const found = await Promise.all(contactResolvers().map((resolve) => resolve(ctx, { kind: 'consumer', id: consumer })))
  return found.flatMap((contact) => contact?.phone ?? [])
}

async function assertJustSignedIn(ctx: Ctx, session: string | null): Promise<void> {
  const minutes = numbers(ctx)('fresh')
  const at = await provedAt(ctx, session)
  if (at === null || ctx.now.getTime() - at.getTime() > minutes * 60_000)
    refuse('transaction-password.sign-in-again', { minutes })
}

export async function confirmPassword(ctx: Ctx): Promise<PasswordView> {
  const consumer = ownConsumer(ctx)
  found(await store.hold(ctx, consumer), 'transaction-password')
  await store.update(ctx, consumer, { confirmed_at: ctx.now })
  await record(ctx, [{ kind: 'transaction-password.confirmed', subject: consumer, data: {} }])
  return showPassword(ctx)
}

/** The wait is for the owner: told by every way there is, and free to stop it without proving more than a session. */
export async function askReset(ctx: Ctx, session: string | null): Promise<PasswordView> {
  const consumer = ownConsumer(ctx)
  await assertJustSignedIn(ctx, session)
  const row = (await store.hold(ctx, consumer)) ?? refuse('transaction-password.none')
  if (resetIn(ctx, row)) return showPassword(ctx)
  await store.update(ctx, consumer, { reset_asked_at: ctx.now })
  const [fact] = await record(ctx, [{ kind: 'transaction-password.reset-asked', subject: consumer, data: {} }])
  const from = new Date(ctx.now.getTime() + numbers(ctx)('reset-wait') * 3_600_000).toISOString()
  await tell(ctx, 'reset-asked', { consumer, occasion: fact?.id ?? '', params: { from } })
  return showPassword(ctx)
}

export async function stopReset(ctx: Ctx): Promise<PasswordView> {
  const consumer = ownConsumer(ctx)
  const row = await store.hold(ctx, consumer)
  if (!row || !resetIn(ctx, row)) return refuse('transaction-password.no-reset')
  await endReset(ctx, consumer)
  return showPassword(ctx)
}
export async function endReset(ctx: Ctx, consumer: string): Promise<void> {
  await store.update(ctx, consumer, { reset_asked_at: null })
  const [fact] = await record(ctx, [{ kind: 'transaction-password.reset-stopped', subject: consumer, data: {} }])
  await tell(ctx, 'reset-stopped', { consumer, occasion: fact?.id ?? '' })
}
