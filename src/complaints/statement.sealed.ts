import { sealedTable } from '../kernel/vault/sealed-table.ts'

/**
 * What the sides of a case wrote, under a key of the case (decision 0111): it speaks of all of them, and it is kept and forgotten as one.
 * Nobody looks for words in it, so that it has no index.
 */
export const statementSealed = sealedTable({
  table: 'complaints.statement',
  key: ['complaint_id', 'id'],
  domain: 'words',
  subject: 't.complaint_id',
  columns: { text: {} },
})
export const rowOfStatement = (of: { readonly complaint_id: string; readonly id: string }): string =>
  `${of.complaint_id} ${of.id}`
