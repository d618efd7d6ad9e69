import type { Ctx } from '../../kernel/context.ts'

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
    .select(['chat_id as chatId', 'guest_id as guestId', 'hash', 'order_hint as orderHint', 'name'])

export const findByHash = (ctx: Ctx, hash: string): Promise<GuestChat | undefined> =>
  links(ctx).where('hash', '=', hash).executeTakeFirst()
export const findOf = (ctx: Ctx, chatId: string): Promise<GuestChat | undefined> =>
  links(ctx).where('chat_id', '=', chatId).executeTakeFirst()
export const openOf = (ctx: Ctx, guestId: string): Promise<GuestChat | undefined> =>
  links(ctx)
    .where('guest_id', '=', guestId)
    .where(({ exists, selectFrom }) =>
      exists(
        selectFrom('complaints.chat as chat')
          .select('chat.id')
          .whereRef('chat.id', '=', 'complaints.guest_chat.chat_id')
          .where('chat.state', '!=', 'closed'),
      ),
    )
    .executeTakeFirst()

export async function insert({ db }: Ctx, { chatId, guestId, hash, orderHint, name }: GuestChat): Promise<void> {
  await db
    .insertInto('complaints.guest_chat')
    .values({ chat_id: chatId, guest_id: guestId, hash, order_hint: orderHint, name })
    .execute()
}
