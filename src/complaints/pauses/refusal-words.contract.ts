import { declareRefusals } from '../../kernel/refusal.contract.ts'

export const pauseRefusals = declareRefusals({
  'pause.asked-before': {
    status: 409,
    zh: '每一方只能申请一次延期，您这一方已经申请过。',
    en: 'Each side may ask for more time once, and yours has.',
  },
  'pause.another-open': {
    status: 409,
    zh: '已有一份延期申请在处理或一段延期在进行，等它结束后再申请。',
    en: 'A request for more time is open or an extension runs. Ask when it is over.',
  },
  'pause.own-request': {
    status: 409,
    zh: '这份延期申请是您这一方提出的，由对方发表意见。',
    en: 'Your own side asked; the other one comments.',
  },
  'pause.nothing-asked': { status: 409, zh: '现在没有延期申请。', en: 'Nobody asks for more time now.' },
  'pause.answered-already': {
    status: 409,
    zh: '您已经对这份延期申请发表过意见。',
    en: 'You have commented on this request already.',
  },
  'pause.other-side-first': {
    status: 409,
    zh: '先听对方意见：对方表态或意见期满后才能决定。',
    en: 'The other side is heard first: decide when it has commented, or when its time to do so is over.',
  },
  'pause.none-runs': { status: 409, zh: '现在没有正在进行的延期。', en: 'No extension runs now.' },
  'pause.too-long': {
    status: 400,
    zh: '延期最多 {most} 个工作日。',
    en: 'An extension is {most} working days at most.',
  },
  'pause.more-than-asked': {
    status: 400,
    zh: '不能超过申请的 {most} 个工作日。',
    en: 'No more than the {most} working days that were asked for.',
  },
  'pause.nothing-stops': {
    status: 409,
    zh: '现在没有可以延长的时限：时限已经暂停，或者已经到期。',
    en: 'There is no clock to extend now: they stand still already, or their time is over.',
  },
  'pause.in-the-past': {
    status: 400,
    zh: '开始时间不能早于现在：已经走过的时间不能追溯暂停。',
    en: 'It cannot begin before now: what has run has run.',
  },
  'pause.ends-before-it-begins': {
    status: 400,
    zh: '结束时间必须晚于开始时间。',
    en: 'It has to end after it begins.',
  },
  'pause.scope-unknown': {
    status: 400,
    zh: '没有找到：请填省级行政区代码、店铺编号，或者未办结投诉的编号。',
    en: 'Not found: name a province by its code, a shop by its id, or an open complaint by its receipt number.',
  },
  'pause.order-over': {
    status: 409,
    zh: '这项暂停已经结束，不能再解除。',
    en: 'This standstill is over already.',
  },
})
