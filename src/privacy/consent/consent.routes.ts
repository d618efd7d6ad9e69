import { handle, type BoundRoute } from '../../kernel/http/handle.ts'
import * as consents from './consent.actions.ts'
import * as contract from './consent.contract.ts'
import * as register from './register.actions.ts'
import * as registers from './register.contract.ts'

export const consentRoutes: readonly BoundRoute[] = [
  handle(contract.listOwnConsents, (ctx) => consents.showOwn(ctx)),
  handle(contract.changeConsent, (ctx, wish) => consents.changeOwn(ctx, wish)),
  handle(contract.listOwnConsentEvents, (ctx, page) => consents.listOwnEvents(ctx, page)),
  handle(contract.readNotice, (ctx, { id }) => consents.readNotice(ctx, id)),
  handle(registers.listConsents, (ctx) => register.listConsents(ctx)),
  handle(registers.listConsentEvents, (ctx, wanted) => register.listEvents(ctx, wanted)),
  handle(registers.exportConsentEvents, async (ctx, filter) => ({
    body: await register.exportEvents(ctx, filter),
    type: 'text/csv; charset=utf-8',
    headers: { 'content-disposition': 'attachment; filename="consents.csv"' },
  })),
  handle(registers.publishNotice, (ctx, wish) => register.publishNotice(ctx, wish)),
  handle(registers.listNotices, (ctx, { purpose }) => register.listNotices(ctx, purpose)),
  handle(registers.recordConsent, (ctx, said) => register.recordConsent(ctx, said)),
  handle(registers.recordMinor, (ctx, child) => register.recordMinor(ctx, child)),
]
