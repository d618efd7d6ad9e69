import type { Task } from '../../kernel/capability.ts'
import { hasRole, type Ctx } from '../../kernel/context.ts'
import { listDesk, readOwnRow } from './objection.actions.ts'

const kind = { zh: '商家投诉处理榜', en: 'Ranking' }

/** A shop has a row to look at before it is public; an officer has objections that hold a ranking up. */
export async function rankingTasks(ctx: Ctx, limit: number): Promise<readonly Task[]> {
  if (hasRole(ctx.actor, 'merchant')) {
    const { row } = await readOwnRow(ctx)
    if (!row?.mayObject || row.clock === null) return []
    const title = { zh: '核对本店在榜单里的一行', en: 'Look at your row of the ranking' }
    return [{ title, detail: row.ranking.period, href: '/performance', dueAt: new Date(row.clock.dueAt), kind }]
  }
  if (!hasRole(ctx.actor, 'governance-officer')) return []
  const title = { zh: '处理榜单异议', en: 'Decide on objections to the ranking' }
  return (await listDesk(ctx)).rows
    .filter(({ waiting }) => waiting > 0)
    .slice(0, limit)
    .map(({ period, clock }) => ({
      title,
      detail: period,
      href: '/ranking/desk',
      dueAt: clock && new Date(clock.dueAt),
      kind,
    }))
}
