import type { z } from 'zod'
import type { Capability } from '../../capability.ts'
import { handle, type BoundRoute } from '../../http/handle.ts'
import { found } from '../../refusal.ts'
import { findStanding } from '../account.store.ts'
import { listSessions } from '../session.store.ts'
import { maskedNetwork } from '../session.rules.ts'
import { hashToken } from '../token.ts'
import * as actions from './session-list.actions.ts'
import * as contract from './session-list.contract.ts'

type Row = Awaited<ReturnType<typeof listSessions>>[number]
const viewSession = (row: Row, token: string | null): z.input<typeof contract.SessionLine> => ({
  id: row.id,
  createdAt: row.created_at.toISOString(),
  lastSeenAt: row.last_seen_at.toISOString(),
  expiresAt: row.expires_at.toISOString(),
  userAgent: row.user_agent,
  network: maskedNetwork(row.ip),
  level: row.level,
  current: token !== null && row.token_hash === hashToken(token),
})

export const sessionListRoutes: readonly BoundRoute[] = [
  handle(contract.listSessions, async (ctx, _input, { sessionToken }) => ({
    rows: (await listSessions(ctx, ctx.actor.id)).map((row) => viewSession(row, sessionToken)),
  })),
  handle(contract.endSession, async (ctx, { id }) => {
    await actions.endSessionById(ctx, id)
    return { ended: true }
  }),
  handle(contract.endOtherSessions, async (ctx, _input, { sessionToken }) => ({
    ended: await actions.endMyOthers(ctx, sessionToken),
  })),
  handle(contract.listAccountSessions, async (ctx, { id }, { sessionToken }) => {
    found(await findStanding(ctx, id), 'account')
    return { rows: (await listSessions(ctx, id)).map((row) => viewSession(row, sessionToken)) }
  }),
  handle(contract.endAccountSessions, async (ctx, { id }, { sessionToken }) => ({
    ended: await actions.endAllOf(ctx, id, sessionToken),
  })),
]

export const sessionListFacts: NonNullable<Capability['facts']> = {
  'session.ended-by-admin': { zh: '管理员让账号退出登录', en: 'Signed out by an administrator' },
}
