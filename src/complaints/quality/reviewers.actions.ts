import { peopleWithRole, type Colleague } from '../../kernel/access/people.ts'
import { hasRole, type Ctx } from '../../kernel/context.ts'
import { leads, reviewers } from './quality.contract.ts'

export const isLead = ({ actor }: Pick<Ctx, 'actor'>): boolean => hasRole(actor, ...leads)
export const reviewersNow = (ctx: Ctx): Promise<readonly Colleague[]> => peopleWithRole(ctx, reviewers)
