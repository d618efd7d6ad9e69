export const dossierFacts = {
  'complaint.dossier-requested': { zh: '要求制作案卷', en: 'A dossier was asked for' },
  'complaint.dossier-made': { zh: '案卷制作完成', en: 'A dossier was made' },
  'complaint.dossier-failed': { zh: '案卷没有做成', en: 'A dossier could not be made' },
  'complaint.dossier-taken': { zh: '下载案卷', en: 'A dossier was downloaded' },
  'complaint.dossier-expired': { zh: '案卷副本到期清理', en: 'A copy of a dossier was taken away' },
} as const
