import { z } from 'zod'
import { accountRefusals } from './access/account.contract.ts'
import { accountSealed } from './access/account.sealed.ts'
import { accountRoutes, permissionRoute, sessionRoutes } from './access/access.routes.ts'
import { sessionRefusals } from './access/session.contract.ts'
import { deleteOldChallenges } from './access/challenge.store.ts'
import { forgetAttemptsBefore } from './access/attempt/attempt.store.ts'
import { deleteExpired } from './access/session.store.ts'
import { defineJob, factWordsOf, type Capability } from './capability.ts'
import type { Ctx } from './context.ts'
import { factRefusals } from './fact/fact.contract.ts'
import { factRoutes } from './fact/fact.routes.ts'
import { react } from './fact/reaction.jobs.ts'
import { deliverWebhook } from './fact/webhook.jobs.ts'
import { deleteOldDeliveries } from './fact/webhook.store.ts'
import { homeRoutes } from './http/home.routes.ts'
import { forgetKeysBefore } from './http/idempotency.store.ts'
import { jobRoutes } from './job/job.routes.ts'
import { deleteOldFailures } from './job/job.store.ts'
import { deleteBefore as forgetEvents } from './watch/note.actions.ts'
import { watchRefusals } from './watch/watch.contract.ts'
import { passingDays } from './vault/domain.rules.ts'
import { finishRotation } from './vault/rewrap.actions.ts'

const daysMs = (days: number): number => days * 24 * 60 * 60 * 1000

const sweep = defineJob({
  name: 'kernel.sweep',
  title: { zh: '清理过期的会话、幂等键和送达记录', en: 'Sweep expired sessions, keys and deliveries' },
  payload: z.strictObject({}),
  cron: '30 9 * * *',
  run: async (ctx) => {
    const before = (days: number) => new Date(ctx.now.getTime() - daysMs(days))
    await deleteExpired(ctx)
    await forgetAttemptsBefore(ctx, before(1))
    await deleteOldChallenges(ctx, before(1))
    await forgetKeysBefore(ctx, before(passingDays.passing))
    await finishRotation(ctx, 'passing')
    await deleteOldDeliveries(ctx, before(90))
    await deleteOldFailures(ctx, before(30))
    // Six months of network logs (Cybersecurity Law), and a few days over.
    await forgetEvents(ctx, before(190))
  },
})

/** The kernel's own face: who is who, facts, jobs, search. It learns of the chapters only through the list it is given. */
export function kernelCapability(
  capabilities: () => readonly Capability[],
  parts: readonly Partial<Capability>[] = [],
): Capability {
  const maySee = maySeeBy(capabilities)
  const collect = <T>(pick: (part: Partial<Capability>) => readonly T[] | undefined): T[] =>
    parts.flatMap((part) => [...(pick(part) ?? [])])
  return {
    name: 'kernel',
    title: { zh: '系统', en: 'System' },
    routes: [
      ...sessionRoutes,
      ...accountRoutes,
      permissionRoute(capabilities),
      ...factRoutes(capabilities, maySee),
      ...jobRoutes(capabilities),
      ...homeRoutes(capabilities),
      ...collect((part) => part.routes),
    ],
    jobs: [react, deliverWebhook, sweep, ...collect((part) => part.jobs)],
    services: collect((part) => part.services),
    health: async (ctx) => (await Promise.all(parts.map((part) => part.health?.(ctx) ?? []))).flat(),
    sealed: [accountSealed, ...collect((part) => part.sealed)],
    keeps: collect((part) => part.keeps),
    reactions: collect((part) => part.reactions),
    subjects: Object.assign({}, ...parts.map((part) => part.subjects ?? {})) as NonNullable<Capability['subjects']>,
    refusals: Object.assign(
      {},
      accountRefusals,
      sessionRefusals,
      factRefusals,
      watchRefusals,
      ...parts.map((part) => part.refusals ?? {}),
    ) as NonNullable<Capability['refusals']>,
    facts: { ...kernelFacts, ...factWordsOf(parts) },
  }
}

/** Whether the actor may see the thing, by the prefix of its id; one's own account is one's own. */
export function maySeeBy(capabilities: () => readonly Capability[]) {
  return async (ctx: Ctx, id: string): Promise<boolean> => {
    if (id === ctx.actor.id) return true
    const prefix = id.split('_')[0] ?? ''
    const answers = capabilities().flatMap((capability) => {
      const maySee = capability.subjects?.[prefix]
      return maySee ? [maySee] : []
    })
    for (const maySee of answers) if (await maySee(ctx, id)) return true
    return false
  }
}

const kernelFacts: NonNullable<Capability['facts']> = {
  'session.started': { zh: '登录', en: 'Signed in' },
  'session.ended': { zh: '退出登录', en: 'Signed out' },
  'account.created': { zh: '建立账号', en: 'Account created' },
  'account.changed': { zh: '修改账号', en: 'Account changed' },
  'account.closed': { zh: '注销账号', en: 'Account closed at the wish of its person' },
  'account.password-changed': { zh: '修改密码', en: 'Password changed' },
  'access.contained': { zh: '因安全预警受到限制', en: 'Held because of a warning', inner: true },
  'access.released': { zh: '解除限制', en: 'Given back after a warning', inner: true },
  'api-key.created': { zh: '建立 API 密钥', en: 'API key created' },
  'api-key.rotated': { zh: '更换 API 密钥', en: 'API key rotated' },
  'api-key.revoked': { zh: '吊销 API 密钥', en: 'API key revoked' },
  'installation.set-up': { zh: '完成首次设置', en: 'Installation set up' },
  'webhook.created': { zh: '登记外发通知地址', en: 'Webhook registered' },
  'webhook.changed': { zh: '修改外发通知地址', en: 'Webhook changed' },
  'webhook.replayed': { zh: '重新发送外发通知', en: 'Webhook delivery sent again' },
  'job.retried': { zh: '重试后台任务', en: 'Jobs retried' },
}
