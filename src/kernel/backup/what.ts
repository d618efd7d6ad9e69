/** The keys of people. */
export const personKeys = 'kernel.vault_subject_key'
/**
 * What is kept apart. The keys go into an archive of their own that is kept for a shorter time: whoever was forgotten is then forgotten in every
 * older backup too, because what their key sealed opens no more. The ledgers of what was erased (a capability's) travel with the keys.
 */
export const keyTables: readonly string[] = [
  'kernel.log_key',
  'kernel.vault_domain_key',
  personKeys,
  'kernel.witness_key',
]

/** Made again after a restore: a session that was ended since must not live again, and what lies in the backup is looked for anew. */
export const leftOut: readonly string[] = ['kernel.backup_file', 'kernel.session', 'kernel.sign_in_challenge']

export const isKept = (table: string): boolean => !leftOut.includes(table)
