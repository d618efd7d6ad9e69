import { sealedTable } from '../../kernel/vault/sealed-table.ts'

/** How to reach somebody who complains without an account. It belongs to whoever the complaint belongs to by now. */
export const contactSealed = sealedTable({
  table: 'complaints.contact',
  title: { zh: '投诉人联系方式', en: 'Contacts of complaints' },
  key: ['complaint_id'],
  domain: 'contact',
  subject: '(select coalesce(c.consumer_id, c.guest_id, c.id) from complaints.complaint c where c.id = t.complaint_id)',
  columns: {
    name: {},
    phone: { equal: 'phone', lastFour: true },
    email: { equal: 'email' },
    handle: {},
    order_hint: {},
    shop_hint: {},
  },
})
