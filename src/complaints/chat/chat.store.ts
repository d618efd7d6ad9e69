import { sql, type Selectable } from 'kysely'
import type { z } from 'zod'
import type { Ctx } from '../../kernel/context.ts'
import type { DB } from '../../kernel/db/tables.ts'
import type { Place } from '../../kernel/http/cursor.ts'
import { ChatEnd, ChatState, MessageKind, Writer } from './chat.contract.ts'

export type Chat = {
  readonly id: string
  readonly consumerId: string
  readonly accountId: string
  readonly orderId: string | null
  readonly state: ChatState
  readonly messageLeft: boolean
  readonly agentId: string | null
  readonly startedAt: Date
  readonly waitingSince: Date
  readonly takenAt: Date | null
  readonly lastAt: Date
  readonly lastSeq: number
  readonly consumerRead: number
  readonly agentRead: number
  readonly consumerTyping: Date | null
  readonly agentTyping: Date | null
  readonly clock: string | null
  readonly closedAt: Date | null
  readonly closedBecause: z.infer<typeof ChatEnd> | null
  readonly complaintId: string | null
}
const fromRow = (row: Selectable<DB['complaints.chat']>): Chat => ({
  id: row.id,
  consumerId: row.consumer_id,
  accountId: row.account_id,
  orderId: row.order_id,
  state: ChatState.parse(row.state),
  messageLeft: row.message_left,
  agentId: row.agent_id,
  startedAt: row.started_at,
  waitingSince: row.waiting_since,
  takenAt: row.taken_at,
  lastAt: row.last_at,
  lastSeq: row.last_seq,
  consumerRead: row.consumer_read,
  agentRead: row.agent_read,
  consumerTyping: row.consumer_typing,
  agentTyping: row.agent_typing,
  clock: row.clock,
  closedAt: row.closed_at,
  closedBecause: ChatEnd.nullable().parse(row.closed_because),
  complaintId: row.complaint_id,
})

const changing = (chat: Chat) => ({
  state: chat.state,
  agent_id: chat.agentId,
  taken_at: chat.takenAt,
  last_at: chat.lastAt,
  last_seq: chat.lastSeq,
  consumer_read: chat.consumerRead,
  agent_read: chat.agentRead,
  consumer_typing: chat.consumerTyping,
  agent_typing: chat.agentTyping,
  clock: chat.clock,
  closed_at: chat.closedAt,
  closed_because: chat.closedBecause,
  complaint_id: chat.complaintId,
})

/** False when this consumer has one that goes on: the index decides. */
export async function insert({ db }: Ctx, chat: Chat): Promise<boolean> {
  const row = await db
    .insertInto('complaints.chat')
    .values({
      id: chat.id,
      consumer_id: chat.consumerId,
      account_id: chat.accountId,
      order_id: chat.orderId,
      message_left: chat.messageLeft,
      started_at: chat.startedAt,
      waiting_since: chat.waitingSince,
      ...changing(chat),
    })
    .onConflict((conflict) => conflict.doNothing())
    .returning('id')
    .executeTakeFirst()
  return row !== undefined
}

export async function save({ db }: Ctx, chat: Chat): Promise<void> {
  await db.updateTable('complaints.chat').set(changing(chat)).where('id', '=', chat.id).execute()
}

export async function find({ db }: Ctx, id: string): Promise<Chat | undefined> {
  const row = await db.selectFrom('complaints.chat').selectAll().where('id', '=', id).executeTakeFirst()
  return row && fromRow(row)
}

/** For a decision: of two agents one takes it, and every message has its own number. */
export async function hold({ db }: Ctx, id: string): Promise<Chat | undefined> {
  const row = await db.selectFrom('complaints.chat').selectAll().where('id', '=', id).forUpdate().executeTakeFirst()
  return row && fromRow(row)
}

export async function ofConsumer({ db }: Ctx, consumerId: string, limit: number): Promise<Chat[]> {
  const rows = await db
    .selectFrom('complaints.chat')
    .selectAll()
    .where('consumer_id', '=', consumerId)
    .orderBy('last_at', 'desc')
    .limit(limit)
    .execute()
  return rows.map(fromRow)
}

/** How many wait before it. */
export async function waitingBefore({ db }: Ctx, { waitingSince, id }: Chat): Promise<number> {
  const row = await db
    .selectFrom('complaints.chat')
    .select(({ fn }) => fn.countAll<number>().as('n'))
    .where('state', '=', 'waiting')
    .where(sql<boolean>`(waiting_since, id) < (${waitingSince}, ${id})`)
    .executeTakeFirstOrThrow()
  return Number(row.n)
}

export type Message = {
  readonly seq: number
  readonly kind: MessageKind
  readonly side: Writer
  readonly text: string
  readonly files: readonly string[]
  readonly at: Date
}
export async function insertMessage({ db, actor }: Ctx, chatId: string, message: Message): Promise<void> {
  const { files, ...rest } = message
  await db
    .insertInto('complaints.chat_message')
    .values({ chat_id: chatId, ...rest, files: [...files], by: actor.id })
    .execute()
}

export async function messagesOf(
  { db }: Ctx,
  chatId: string,
  { after, limit }: { readonly after: number; readonly limit: number },
): Promise<Message[]> {
  const rows = await db
    .selectFrom('complaints.chat_message')
    .select(['seq', 'kind', 'side', 'text', 'files', 'at'])
    .where('chat_id', '=', chatId)
    .where('seq', '>', after)
    .orderBy('seq')
    .limit(limit)
    .execute()
  return rows.map((row) => ({ ...row, kind: MessageKind.parse(row.kind), side: Writer.parse(row.side) }))
}

type Wanted = { readonly state: ChatState; readonly text?: string | undefined }
const asWritten = (text: string): string => `%${text.replaceAll(/[\\%_]/g, String.raw`\$&`)}%`
/** Those who wait longest first; of the others the latest first. */
export async function list(
  { db }: Ctx,
  { state, text }: Wanted,
  { after, limit }: { readonly after: Place | null; readonly limit: number },
): Promise<(Chat & { readonly lastText: string })[]> {
  const waiting = state === 'waiting'
  const rows = await db
    .selectFrom('complaints.chat as c')
    .selectAll('c')
    .select((select) =>
      select
        .selectFrom('complaints.chat_message as m')
        .select('m.text')
        .whereRef('m.chat_id', '=', 'c.id')
        .where('m.kind', '=', 'said')
        .orderBy('m.seq', 'desc')
        .limit(1)
        .as('last_text'),
    )
    .where('c.state', '=', state)
    .$if(text !== undefined && text !== '', (query) =>
      query.where((where) =>
        where.exists(
          where
            .selectFrom('complaints.chat_message as m')
            .select('m.seq')
            .whereRef('m.chat_id', '=', 'c.id')
            .where('m.text', 'ilike', asWritten(text ?? '')),
        ),
      ),
    )
    .$if(after !== null, (query) =>
      waiting
        ? query.where(sql<boolean>`(c.waiting_since, c.id) > (${after?.at ?? null}, ${after?.id ?? ''})`)
        : query.where(sql<boolean>`(c.last_at, c.id) < (${after?.at ?? null}, ${after?.id ?? ''})`),
    )
    .orderBy(waiting ? 'c.waiting_since' : 'c.last_at', waiting ? 'asc' : 'desc')
    .orderBy('c.id', waiting ? 'asc' : 'desc')
    .limit(limit)
    .execute()
  return rows.map(({ last_text: lastText, ...row }) => ({ ...fromRow(row), lastText: lastText ?? '' }))
}
