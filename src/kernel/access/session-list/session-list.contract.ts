import { z } from 'zod'
import { Empty, Id, Instant, route } from '../../route.contract.ts'

/** A device that is signed in. Where it is: its network only, no single address. */
export const SessionLine = z.object({
  id: z.string(),
  createdAt: Instant,
  lastSeenAt: Instant,
  expiresAt: Instant,
  userAgent: z.string(),
  network: z.string(),
  /** 2: it came in, or was confirmed since, with a second factor. */
  level: z.int(),
  current: z.boolean(),
})
const Sessions = z.object({ rows: z.array(SessionLine) })

export const listSessions = route({
  method: 'GET',
  path: '/api/sessions',
  summary: { zh: '我的登录设备', en: 'Where I am signed in' },
  who: ['signed-in'],
  input: Empty,
  output: Sessions,
})
export const endSession = route({
  method: 'DELETE',
  path: '/api/sessions/:id',
  summary: { zh: '让一台设备退出', en: 'Sign one device out' },
  who: ['signed-in'],
  audit: 'session.end',
  input: Id,
  output: z.object({ ended: z.boolean() }),
})
export const endOtherSessions = route({
  method: 'DELETE',
  path: '/api/sessions',
  summary: { zh: '让其他设备全部退出', en: 'Sign all my other devices out' },
  who: ['signed-in'],
  audit: 'session.end-others',
  input: Empty,
  output: z.object({ ended: z.int() }),
})
export const listAccountSessions = route({
  method: 'GET',
  path: '/api/accounts/:id/sessions',
  summary: { zh: '一个账号登录的设备', en: 'Where an account is signed in' },
  who: ['admin'],
  input: Id,
  output: Sessions,
})
export const endAccountSessions = route({
  method: 'DELETE',
  path: '/api/accounts/:id/sessions',
  summary: { zh: '让一个账号在所有设备上退出', en: 'Sign an account out everywhere' },
  who: ['admin'],
  audit: 'session.end-account',
  stepUp: { minutes: 5 },
  input: Id,
  output: z.object({ ended: z.int() }),
})
