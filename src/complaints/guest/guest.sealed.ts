import { sealedTable } from '../../kernel/vault/sealed-table.ts'

/** Who complains without an account: one guest for a contact, which is in its one spelling already. */
export const guestSealed = sealedTable({
  table: 'complaints.guest',
  title: { zh: '访客', en: 'Guests' },
  key: ['id'],
  domain: 'contact',
  subject: 't.id',
  columns: { address: { equal: 'exact' } },
})

/** What they typed when their chat began. */
export const guestChatSealed = sealedTable({
  table: 'complaints.guest_chat',
  key: ['chat_id'],
  domain: 'contact',
  subject: 't.guest_id',
  columns: { order_hint: {}, name: {} },
})
