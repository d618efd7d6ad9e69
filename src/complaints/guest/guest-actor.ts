import { guestActor, type Ctx } from '../../kernel/context.ts'

/** A guest acts as the consumer of the one case or chat that the link opens, and of no other. */
export const asGuest = (ctx: Ctx, guestId: string, thing: string | null): Ctx => ({
  ...ctx,
  actor: { ...guestActor, id: guestId, roles: ['consumer'], scopes: thing === null ? [] : [thing] },
})
