import type { ExclusiveGroup, Finding, Topic } from '../../kernel/remedy/remedy.contract.ts'
import type { Bilingual } from '../../kernel/rulebook/rule-parts.contract.ts'
import type { Finder } from './remedy.contract.ts'

/** What a consumer would say has happened. */
export const topicWords: Readonly<Record<Topic, Bilingual>> = {
  'no-reason': { zh: '不想要了，想退货', en: 'I want to return it' },
  quality: { zh: '质量有问题，或和说的不一样', en: 'It is faulty or not as described' },
  fraud: { zh: '假货，或者被骗了', en: 'It is a fake, or I was deceived' },
  price: { zh: '多收了钱，价格不实', en: 'I was charged too much' },
  delivery: { zh: '没发货、少发、发晚了', en: 'It did not come, or late, or not all of it' },
  promise: { zh: '承诺的赔付、保价没兑现', en: 'A promise was not kept' },
  food: { zh: '食品不安全', en: 'Unsafe food' },
  drug: { zh: '药品是假药、劣药', en: 'A bad drug' },
  prepaid: { zh: '预付卡、课程、会员要退', en: 'A prepaid card, course or membership' },
  service: { zh: '服务没做好、没做完', en: 'A service was bad or not finished' },
  harm: { zh: '有人受伤，或财物损坏', en: 'Somebody was hurt or something damaged' },
  travel: { zh: '旅游行程出了问题', en: 'A trip went wrong' },
}

export const findingWords: Readonly<Record<Finding, Bilingual>> = {
  fraud: { zh: '经营者有欺诈行为', en: 'the trader committed fraud' },
  'knowing-defect': { zh: '明知有缺陷仍然提供', en: 'it was provided in knowledge of the defect' },
  'unsafe-food': { zh: '生产或明知经营不安全食品', en: 'unsafe food was made or knowingly sold' },
  'bad-drug': { zh: '生产或明知销售假药劣药', en: 'bad drugs were made or knowingly sold' },
  'closed-and-fled': { zh: '停业并恶意逃避退款', en: 'closed and evaded refunds in bad faith' },
  'travel-refused': { zh: '旅行社有条件履行却拒绝', en: 'the agency could perform and refused' },
}

export const finderWords: Readonly<Record<Finder, Bilingual>> = {
  platform: { zh: '平台裁决员', en: 'an arbitrator of the platform' },
  authority: { zh: '行政部门', en: 'an authority' },
  court: { zh: '法院或仲裁机构', en: 'a court or arbitral tribunal' },
}

export const exclusionWords: Readonly<Record<ExclusiveGroup, Bilingual>> = {
  'price-back': { zh: '同一笔价款只退一次', en: 'the same price is refunded once' },
  'put-right': { zh: '退、换、修、减价选一种', en: 'return, exchange, repair or a lower price: one of them' },
  punitive: { zh: '同一行为的惩罚性赔偿只能选一种', en: 'for one act one kind of punitive damages' },
  penalty: { zh: '违约金、定金、损失赔偿选一种', en: 'penalty, earnest money or damages: one of them' },
  'same-loss': { zh: '同一损失只赔一次', en: 'the same loss is made good once' },
  'death-or-disability': {
    zh: '残疾赔偿金和死亡赔偿金不能同时要求',
    en: 'compensation for disability and for death exclude each other',
  },
}

export const rounding: Bilingual = {
  zh: '中间不舍入，最后四舍五入到分。',
  en: 'Nothing is rounded on the way; the result is rounded to the nearest fen, half up.',
}
