import { peopleWithRole, type Colleague } from '../../kernel/access/people.ts'
import { hasRole, type Ctx } from '../../kernel/context.ts'
import { timeline } from '../../kernel/fact/record.ts'
import type { Complaint } from '../complaint.rules.ts'
import { platformAuthorsOf } from '../statement.store.ts'
import { leads, reviewers } from './quality.contract.ts'

/** Giving a case to somebody is not handling it. */
const notHandling = ['complaint.assigned', 'complaint.exported']

/** Who had a part in a case: its agent, who wrote for the platform, who took a step. */
export async function handlersOf(ctx: Ctx, complaint: Complaint): Promise<ReadonlySet<string>> {
  const steps = await timeline(ctx, complaint.id)
  return new Set([
    ...(complaint.agentId === null ? [] : [complaint.agentId]),
    ...(await platformAuthorsOf(ctx, complaint.id)),
    ...steps.filter(({ kind }) => !notHandling.includes(kind)).map(({ actor }) => actor),
  ])
}

type Person = Pick<Colleague, 'id' | 'consumerId' | 'merchantId'>
export const tookPart = (person: Person, complaint: Complaint, handlers: ReadonlySet<string>): boolean =>
  handlers.has(person.id) ||
  (person.consumerId !== null && person.consumerId === complaint.consumerId) ||
  (person.merchantId !== null && person.merchantId === complaint.merchantId)

export const isLead = ({ actor }: Pick<Ctx, 'actor'>): boolean => hasRole(actor, ...leads)
export const reviewersNow = (ctx: Ctx): Promise<readonly Colleague[]> => peopleWithRole(ctx, reviewers)
