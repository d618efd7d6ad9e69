import type { Capability } from '../../kernel/capability.ts'

/** Requests about personal data: ids, types and counts only. */
export const requestFacts: NonNullable<Capability['facts']> = {
  'rights.requested': { zh: '提出个人信息请求', en: 'A right about personal data was asked for' },
  'rights.identity-asked': { zh: '请本人核验身份', en: 'The person was asked to prove who they are' },
  'rights.identity-proved': { zh: '核验了身份', en: 'The identity was proved' },
  'rights.kin-accepted': { zh: '认可亲属身份', en: 'The proof of kinship was accepted' },
  'rights.taken-up': { zh: '开始办理', en: 'It was taken up' },
  'rights.fulfilled': { zh: '已办理并答复', en: 'It was carried out and answered' },
  'rights.declined': { zh: '查明后没有照办，已说明理由', en: 'Looked into and declined, with the reason' },
  'rights.refused': { zh: '不予办理，已说明理由', en: 'It was refused, with the reason' },
  'rights.withdrawn': { zh: '本人撤回', en: 'The person withdrew it' },
  'rights.duplicate': { zh: '与办理中的一件相同', en: 'It is the same as one under way' },
  'rights.overdue': { zh: '请求逾期', en: 'The request is overdue', inner: true },
  'rights.restricted': { zh: '限制处理', en: 'Processing was restricted' },
  'rights.restriction-lifted': { zh: '解除限制处理', en: 'The restriction was lifted' },
  'rights.erasure-planned': { zh: '安排了删除，到期前可以撤回', en: 'The erasure was planned; it can be taken back' },
  'rights.erasure-begun': { zh: '开始删除', en: 'The erasure began' },
  'rights.erased': { zh: '删除了一类信息', en: 'One kind of data was erased' },
  'rights.erasure-complete': { zh: '应删除的已全部删除', en: 'All that was to be erased is gone' },
  'rights.copy-made': { zh: '副本已做好', en: 'The copy was made' },
  'rights.copy-taken': { zh: '本人下载副本', en: 'The copy was fetched' },
  'rights.copy-removed': { zh: '副本已清除', en: 'The copy was taken away' },
  'rights.listed': { zh: '导出请求清单', en: 'The list of requests was exported', inner: true },
}
