import type { Ctx } from '../../context.ts'
import { record } from '../../fact/record.ts'
import { notify } from '../../notice/notify.ts'
import { found } from '../../refusal.ts'
import { findStanding } from '../account.store.ts'
import { endOtherSessions, tellLines } from '../session.actions.ts'
import { deleteSession } from '../session.store.ts'

/** One's own only: somebody else's does not exist. */
export async function endSessionById(ctx: Ctx, id: string): Promise<void> {
  found(await deleteSession(ctx, ctx.actor.id, id), 'session')
  await record(ctx, [{ kind: 'session.ended', subject: ctx.actor.id, data: { session: id } }])
  await tellLines(ctx, ctx.actor.id)
}

/** Every device but this one; steps of signing in that had begun elsewhere end with them. */
export async function endMyOthers(ctx: Ctx, keepToken: string | null): Promise<number> {
  const ended = await endOtherSessions(ctx, ctx.actor.id, keepToken)
  await record(ctx, [{ kind: 'session.ended', subject: ctx.actor.id, data: { others: ended } }])
  return ended
}

/** By an administrator, who stays in if it is their own account; its owner hears of it. */
export async function endAllOf(ctx: Ctx, accountId: string, keepToken: string | null): Promise<number> {
  found(await findStanding(ctx, accountId), 'account')
  const own = accountId === ctx.actor.id
  const ended = await endOtherSessions(ctx, accountId, own ? keepToken : null)
  const [fact] = await record(ctx, [{ kind: 'session.ended-by-admin', subject: accountId, data: { sessions: ended } }])
  await notify(ctx, {
    to: { account: accountId },
    template: 'account.sessions-ended',
    params: {},
    subject: null,
    dedupe: fact?.id ?? `${accountId} ${ctx.now.getTime()}`,
  })
  return ended
}
