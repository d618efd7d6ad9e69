import type { Task } from '../../kernel/capability.ts'
import { hasRole, type Ctx } from '../../kernel/context.ts'
import { listIncidents } from './incident.actions.ts'
import { officers } from './incident-routes.contract.ts'

/** Open incidents stand first among what waits for whoever deals with them. */
export async function incidentTasks(ctx: Ctx, limit: number): Promise<readonly Task[]> {
  if (!hasRole(ctx.actor, ...officers)) return []
  const { rows } = await listIncidents(ctx, { tab: 'open', limit: Math.min(limit, 20) })
  return rows.map((row) => ({
    title: { zh: '处置个人信息事件', en: 'Deal with an incident' },
    detail: `${row.number} ${row.title}`,
    href: `/privacy/incidents/${row.id}`,
    dueAt: row.clock === null ? null : new Date(row.clock.dueAt),
    kind: { zh: '个人信息事件', en: 'Incident' },
  }))
}
