import { sealedTable } from '../../kernel/vault/sealed-table.ts'

/** A row that was refused names people nobody knows yet: one key for all of its file. */
export const transferRowSealed = sealedTable({
  table: 'complaints.transfer_row',
  key: ['import_id', 'row'],
  domain: 'contact',
  subject: 't.import_id',
  columns: { record: {} },
})
