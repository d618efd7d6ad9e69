import type { Ctx } from '../../kernel/context.ts'
import { openRows, sealRow } from '../../kernel/vault/personal.actions.ts'
import { guestChatSealed } from './guest.sealed.ts'

export type GuestChat = {
  readonly chatId: string
  readonly guestId: string
  readonly hash: string
  readonly orderHint: string | null
  readonly name: string | null
}

const links = ({ db }: Ctx) =>
  db
    .selectFrom('complaints.guest_chat')
    .select(['chat_id as chatId', 'guest_id as guestId', 'hash', 'order_hint_sealed', 'name_sealed'])
type Row = Awaited<ReturnType<ReturnType<typeof links>['executeTakeFirst']>>
async function opened(ctx: Ctx, found: Row): Promise<GuestChat | undefined> {
  if (!found) return undefined
  const [row] = await openRows(ctx, guestChatSealed, { rows: [found], rowOf: ({ chatId }) => chatId })
  if (!row) return undefined
  const { order_hint: orderHint, ...own } = row
  return { ...own, orderHint }
}

export const findByHash = async (ctx: Ctx, hash: string): Promise<GuestChat | undefined> =>
  opened(ctx, await links(ctx).where('hash', '=', hash).executeTakeFirst())
export const findOf = async (ctx: Ctx, chatId: string): Promise<GuestChat | undefined> =>
  opened(ctx, await links(ctx).where('chat_id', '=', chatId).executeTakeFirst())
export const openOf = async (ctx: Ctx, guestId: string): Promise<GuestChat | undefined> =>
  opened(
    ctx,
    await links(ctx)
      .where('guest_id', '=', guestId)
      .where(({ exists, selectFrom }) =>
        exists(
          selectFrom('complaints.chat as chat')
            .select('chat.id')
            .whereRef('chat.id', '=', 'complaints.guest_chat.chat_id')
            .where('chat.state', '!=', 'closed'),
        ),
      )
      .executeTakeFirst(),
  )

export async function insert(ctx: Ctx, { chatId, guestId, hash, orderHint, name }: GuestChat): Promise<void> {
  const values = { order_hint: orderHint, name }
  const sealed = await sealRow(ctx, guestChatSealed, { row: chatId, subject: guestId, values })
  await ctx.db
    .insertInto('complaints.guest_chat')
    .values({ chat_id: chatId, guest_id: guestId, hash, ...sealed })
    .execute()
}
