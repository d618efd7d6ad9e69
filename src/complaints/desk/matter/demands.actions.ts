import type { Ctx } from '../../../kernel/context.ts'
import type { Fact } from '../../../kernel/fact/fact.ts'
import type { Complaint } from '../../complaint.rules.ts'
import * as complaints from '../../complaint.store.ts'
import { bringDemands, mayDemand } from '../../demand/demand.actions.ts'
import { demandsOf, openDemandsOf } from '../../demand/demand.store.ts'
import { sha256 } from '../../../kernel/sha256.ts'
import { mergersOf } from './matter.store.ts'

/** How the ids of the leading one's copies of a demand begin: by it they are known, so that nothing comes along twice. */
const copyOf = (leaderId: string, demand: string): string => `dmd_${sha256(`${leaderId} ${demand}`).slice(0, 24)}`

/** Whether everything that is demanded here can be decided there: the same demand about another order would be lost. */
export async function mayBring(ctx: Ctx, one: Complaint, leader: Complaint): Promise<boolean> {
  const own = await openDemandsOf(ctx, one.id)
  if (own.length === 0) return true
  const there = await openDemandsOf(ctx, leader.id)
  return mayDemand(leader) && (one.orderId === leader.orderId || own.every((demand) => !hasSame(there, demand.remedy)))
}
const hasSame = (demands: readonly { readonly remedy: string }[], remedy: string): boolean =>
  demands.some((one) => one.remedy === remedy)

/** What is demanded in a complaint comes along into the one it is merged into, is taken back there with it, and leaves with it. */
export async function demandsTogether(ctx: Ctx, { kind, subject, data }: Fact): Promise<void> {
  const merger = (await mergersOf(ctx, [subject])).find(({ complaintId }) => complaintId === subject)
  const leaderId = merger?.leaderId ?? (kind === 'complaint.separated' ? String(data['from']) : null)
  const leader = leaderId === null ? undefined : await complaints.hold(ctx, leaderId)
  if (!leader || !mayDemand(leader)) return
  const there = await demandsOf(ctx, leader.id)
  const open = there.filter(({ withdrawnAt }) => withdrawnAt === null)
  const own = (await demandsOf(ctx, subject)).map((demand) => ({ ...demand, copy: copyOf(leader.id, demand.id) }))
  const wanted = merger ? own.filter(({ withdrawnAt }) => withdrawnAt === null) : []
  const add = wanted.filter(({ remedy }) => !hasSame(open, remedy))
  const left = own.filter((one) => !wanted.includes(one))
  await bringDemands(ctx, leader, {
    add: add.map(({ copy, ...demand }) => {
      const before = there.filter(({ id }) => id.startsWith(copy)).length
      return { ...demand, id: `${copy}${String(before).padStart(2, '0')}` }
    }),
    take: open.filter(({ id }) => left.some(({ copy }) => id.startsWith(copy))),
  })
}
