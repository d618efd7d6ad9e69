import * as accounts from '../access/account.store.ts'
import * as keys from '../access/key.store.ts'
import { endOtherSessions } from '../access/session.actions.ts'
import type { Ctx } from '../context.ts'
import { record } from '../fact/record.ts'
import { sendAllWaiting } from '../fact/webhook.jobs.ts'
import { newId } from '../id.ts'
import { refuse } from '../refusal.ts'
import { heldChapters, RestraintKind, type Restraint } from './restraint.contract.ts'
import * as store from './restraint.store.ts'

export type Wish = {
  readonly kind: RestraintKind
  /** An account by its id, e-mail or telephone; a key by its id; a chapter by its name. */
  readonly target: string | null
  readonly reason: string
  readonly practice: boolean
}

/** Holds back from the next call on; in a drill it is only written down. */
export async function restrain(ctx: Ctx, wish: Wish): Promise<string> {
  const target = await targetOf(ctx, wish)
  const row = await store.insert(ctx, { ...wish, target, id: newId('rsn'), over: wish.kind === 'sessions' })
  if (!row) return refuse('restraint.standing-already')
  const ends = wish.kind === 'sessions' || wish.kind === 'account'
  if (!wish.practice && ends && target !== null) await endOtherSessions(ctx, target, null)
  await record(ctx, [{ kind: 'restraint.set', subject: wish.reason, data: dataOf(row) }])
  return row.id
}

export async function liftRestraint(ctx: Ctx, reason: string, id: string): Promise<void> {
  const row = await store.lift(ctx, reason, id)
  if (!row) return refuse('restraint.over-already')
  if (row.kind === 'webhooks' && !row.practice && !(await store.isHeld(ctx, 'webhooks'))) await sendAllWaiting(ctx)
  await record(ctx, [{ kind: 'restraint.lifted', subject: reason, data: dataOf(row) }])
}

const dataOf = ({ id, kind, target, practice }: store.RestraintRow) => ({ restraint: id, what: kind, target, practice })

async function targetOf(ctx: Ctx, { kind, target }: Wish): Promise<string | null> {
  switch (kind) {
    case 'sessions':
    case 'account': {
      const account = await accountNamed(ctx, target ?? '')
      if (account === ctx.actor.id) return refuse('restraint.not-yourself', { field: 'target' })
      return account
    }
    case 'key': {
      const known = (await keys.listKeys(ctx)).some(({ id }) => id === target)
      return known ? target : refuse('restraint.no-target', { field: 'target' })
    }
    case 'chapter':
      return heldChapters.find((name) => name === target) ?? refuse('restraint.no-target', { field: 'target' })
    case 'webhooks':
    case 'exports':
    case 'messages':
      return null
  }
}

async function accountNamed(ctx: Ctx, text: string): Promise<string> {
  const typed = text.trim()
  if (typed.startsWith('acc_')) {
    const byId = await accounts.findStanding(ctx, typed)
    if (byId) return byId.id
  }
  const account = typed === '' ? undefined : await accounts.findByLogin(ctx, typed)
  return account?.id ?? refuse('restraint.no-target', { field: 'target' })
}

/** What was held back for this reason, with what the targets are called. */
export async function restraintsOf(ctx: Ctx, reason: string): Promise<Restraint[]> {
  const rows = await store.listOf(ctx, reason)
  const people = rows.flatMap(({ set_by, lifted_by, target, kind }) => [
    set_by,
    ...(lifted_by === null ? [] : [lifted_by]),
    ...(target !== null && (kind === 'account' || kind === 'sessions') ? [target] : []),
  ])
  const names = await accounts.namesOf(ctx, [...new Set(people)])
  const keyNames = new Map((await keys.listKeys(ctx)).map(({ id, name }) => [id, name]))
  return rows.map((row) => ({
    id: row.id,
    kind: RestraintKind.parse(row.kind),
    target: row.target,
    name: row.target === null ? null : (names.get(row.target) ?? keyNames.get(row.target) ?? null),
    setBy: names.get(row.set_by) ?? null,
    setAt: row.set_at.toISOString(),
    liftedBy: row.lifted_by === null ? null : (names.get(row.lifted_by) ?? null),
    liftedAt: row.lifted_at?.toISOString() ?? null,
  }))
}

/** Keys that can be stopped, for a choice. */
export const keysInUse = async (ctx: Ctx) =>
  (await keys.listKeys(ctx))
    .filter(({ revoked_at: revokedAt }) => revokedAt === null)
    .map(({ id, name, token_end: end }) => ({ id, name: `${name} …${end}` }))
