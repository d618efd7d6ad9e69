import { sealedTable } from '../../kernel/vault/sealed-table.ts'

/** What staff wrote about an incident speaks of whoever was at fault or hurt: under a key of the incident, kept and forgotten as one. */
export const incidentSealed = sealedTable({
  table: 'privacy.incident',
  key: ['id'],
  domain: 'words',
  subject: 't.id',
  columns: { title: {}, story: {} },
})
export const wordSealed = sealedTable({
  table: 'privacy.incident_word',
  key: ['incident_id', 'id'],
  domain: 'words',
  subject: 't.incident_id',
  columns: { text: {} },
})
