import { sealedTable } from '../../kernel/vault/sealed-table.ts'

/** What was written in a request, under a key of the request: as in a case (decision 0111). */
export const aftersalesStatementSealed = sealedTable({
  table: 'complaints.aftersales_statement',
  key: ['request_id', 'id'],
  domain: 'words',
  subject: 't.request_id',
  columns: { text: {} },
})
