import { sealedTable } from '../../kernel/vault/sealed-table.ts'

/** What was asked and answered, under a key of the request: it is kept as proof that the right was carried out when its person's own keys are gone. */
export const requestSealed = sealedTable({
  table: 'privacy.request',
  key: ['id'],
  domain: 'words',
  subject: 't.id',
  columns: { wish: {}, answer: {} },
})
