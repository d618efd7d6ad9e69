import { sealedTable } from '../kernel/vault/sealed-table.ts'

/** Everything personal that the marketplace told about a consumer. */
export const consumerSealed = sealedTable({
  table: 'marketplace.consumer_contact',
  title: { zh: '商城消费者', en: 'Consumers of the marketplace' },
  key: ['consumer_id'],
  domain: 'contact',
  subject: 't.consumer_id',
  columns: {
    name: {},
    phone: { equal: 'phone', lastFour: true },
    email: { equal: 'email' },
    address: {},
    // Of all of the above: where only a telephone is known, whoever reads a plain hash tries all telephones.
    hash: {},
  },
})
