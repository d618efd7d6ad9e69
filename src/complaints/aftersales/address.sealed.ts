import { sealedTable } from '../../kernel/vault/sealed-table.ts'

/** Where goods go back to: many a shop is a home. Both belong to the shop, also the address of one request. */
export const addressSealed = sealedTable({
  table: 'complaints.aftersales_address',
  key: ['request_id'],
  domain: 'contact',
  subject: '(select r.merchant_id from complaints.aftersales_request r where r.id = t.request_id)',
  columns: { address: {} },
})
export const shopSealed = sealedTable({
  table: 'complaints.aftersales_shop',
  key: ['merchant_id'],
  domain: 'contact',
  subject: 't.merchant_id',
  columns: { return_address: {} },
})
