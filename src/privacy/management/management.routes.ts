import { handle, type BoundRoute } from '../../kernel/http/handle.ts'
import * as duties from './duty.actions.ts'
import * as duty from './duty.contract.ts'
import * as partners from './third-party.actions.ts'
import * as partner from './third-party.contract.ts'

export const managementRoutes: readonly BoundRoute[] = [
  handle(duty.listDuties, (ctx) => duties.listDuties(ctx)),
  handle(duty.listColleagues, (ctx) => duties.listColleagues(ctx)),
  handle(duty.putDuty, (ctx, wish) => duties.putDuty(ctx, wish)),
  handle(duty.confirmDuty, (ctx, { id }) => duties.confirmDuty(ctx, id)),
  handle(partner.listThirdParties, (ctx) => partners.listThirdParties(ctx)),
  handle(partner.registerThirdParty, (ctx, wish) => partners.registerThirdParty(ctx, wish)),
  handle(partner.renewAgreement, (ctx, wish) => partners.renewAgreement(ctx, wish)),
  handle(partner.endThirdParty, (ctx, wish) => partners.endThirdParty(ctx, wish)),
]
