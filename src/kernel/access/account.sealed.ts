import { sealedTable } from '../vault/sealed-table.ts'

/** Who signs in. Their names are found by opening them page by page (decision 0110): an index would tell who has a common one. */
export const accountSealed = sealedTable({
  table: 'kernel.account',
  title: { zh: '账号', en: 'Accounts' },
  key: ['id'],
  domain: 'identity',
  subject: 't.id',
  columns: { display_name: {}, email: { equal: 'email' }, phone: { equal: 'phone' } },
})
