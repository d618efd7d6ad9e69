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
})
