/** What happens to backups: ids and numbers. */
export const backupFacts = {
  'backup.made': { zh: '完成一次备份', en: 'A backup was made', inner: true },
  'backup.keys-made': { zh: '完成一次密钥备份', en: 'The keys were backed up', inner: true },
  'backup.failed': { zh: '备份没有做成', en: 'A backup failed', inner: true },
  'restore.drilled': { zh: '恢复演练通过', en: 'A drill of a restore passed', inner: true },
  'restore.drill-failed': { zh: '恢复演练没有通过', en: 'A drill of a restore failed', inner: true },
  'backup.restored': { zh: '从备份恢复', en: 'Restored from a backup', inner: true },
} as const
