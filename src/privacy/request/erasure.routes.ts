import { askKinds } from '../../kernel/declared/register.actions.ts'
import type { Ctx } from '../../kernel/context.ts'
import { handle, type BoundRoute } from '../../kernel/http/handle.ts'
import { askWithoutAccount, showCertificate, withdrawBy } from './certificate.actions.ts'
import * as contract from './erasure.contract.ts'
import { previewFor } from './plan-erasure.actions.ts'

export const erasureRoutes: readonly BoundRoute[] = [
  handle(contract.previewErasure, (ctx: Ctx, { type }) => previewFor(ctx, type, askKinds())),
  handle(contract.readCertificate, (ctx, { id }, { publicUrl }) => showCertificate(ctx, id, publicUrl)),
  handle(contract.withdrawByCertificate, async (ctx, { id }, { publicUrl }) => {
    await withdrawBy(ctx, id)
    return showCertificate(ctx, id, publicUrl)
  }),
  handle(contract.askAsGuest, (ctx, { proof }) => askWithoutAccount(ctx, proof)),
]
