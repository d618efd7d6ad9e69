import { sealedTable } from '../../vault/sealed-table.ts'

/** What this installation signs and peppers with: one random value a version, which a copy of the database does not give away. */
export const signInSecretSealed = sealedTable({
  table: 'kernel.sign_in_secret',
  key: ['name'],
  domain: 'sign-in',
  subject: "'installation'",
  columns: { secret: {} },
})
