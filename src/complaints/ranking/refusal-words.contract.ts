import { declareRefusals } from '../../kernel/refusal.contract.ts'

export const rankingRefusals = declareRefusals({
  'performance.merchant-needed': {
    status: 422,
    zh: '请先选择一家商家。',
    en: 'Choose a merchant first.',
  },
  'performance.period': {
    status: 422,
    zh: '请选择到本月为止、最多 {most} 个月的整月，开始不晚于结束。',
    en: 'Choose whole months up to the present one, {most} at most, the first not after the last.',
  },
  'ranking.preview-over': {
    status: 409,
    zh: '核对期已经结束，这一期不能再提出异议。',
    en: 'The time to look at it is over: this ranking can no longer be objected to.',
  },
  'ranking.objected-already': {
    status: 409,
    zh: '本店已经对这一期提出过异议。',
    en: 'Your shop has objected to this ranking already.',
  },
  'ranking.nothing-to-decide': {
    status: 409,
    zh: '没有待处理的异议，可能刚刚已经处理。',
    en: 'There is no objection to decide on; it may just have been decided.',
  },
  'ranking.leave-out': {
    status: 422,
    zh: '只有重新计数时才能剔除投诉。',
    en: 'Complaints can be left out only when it is counted again.',
  },
  'ranking.not-published': {
    status: 409,
    zh: '这一期没有公布，或者已经撤回。',
    en: 'This ranking is not published, or was withdrawn already.',
  },
  'ranking.withdrawn': {
    status: 409,
    zh: '这一期榜单已经撤回，不再提供下载。',
    en: 'This ranking was withdrawn and cannot be downloaded any more.',
  },
})
