import { sealedTable } from '../../kernel/vault/sealed-table.ts'

/** Name and identity number of whoever asked to be verified. */
export const verificationSealed = sealedTable({
  table: 'transactions.verification',
  title: { zh: '实名核验', en: 'Verifications of identity' },
  key: ['id'],
  domain: 'identity',
  subject: 't.consumer_id',
  columns: { name: {}, number: { equal: 'id-number' } },
})
