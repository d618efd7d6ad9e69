/** The keys of people. */
export const personKeys = 'kernel.vault_subject_key'

/**
 * After an older state was put back: `ledgers` are tables that only grow, refer to nothing and say what was erased; they travel with the keys, and
 * those of the last keys are added to those of the backup. Then `replay` carries out again what they say, in the transaction of the restore.
 */
export type Erasures<C> = { readonly ledgers: readonly string[]; readonly replay: (ctx: C) => Promise<void> }

const ownKeyTables = ['kernel.log_key', 'kernel.vault_domain_key', personKeys, 'kernel.witness_key']

/** Made again after a restore: a session that was ended since must not live again, and what lies in the backup is looked for anew. */
export const leftOut: readonly string[] = ['kernel.backup_file', 'kernel.session', 'kernel.sign_in_challenge']

export const isKept = (table: string): boolean => !leftOut.includes(table)

/**
 * What is kept apart. The keys go into an archive of their own that is kept for a shorter time: whoever was forgotten is then forgotten in every
 * older backup too, because what their key sealed opens no more.
 */
export const isApart = (table: string, ledgers: readonly string[]): boolean =>
  ownKeyTables.includes(table) || ledgers.includes(table)
