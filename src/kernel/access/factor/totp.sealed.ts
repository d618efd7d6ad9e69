import { sealedTable } from '../../vault/sealed-table.ts'

/** What the app and we make six digits of. */
export const totpSealed = sealedTable({
  table: 'kernel.totp_factor',
  key: ['account_id'],
  domain: 'sign-in',
  subject: 't.account_id',
  columns: { secret: {} },
})
