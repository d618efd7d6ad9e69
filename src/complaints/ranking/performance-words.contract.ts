import type { Words } from '../../kernel/route.contract.ts'
import type { FigureId } from './performance.contract.ts'

/** A figure is never shown without how it is counted: on the page and in the file. */
type FigureWords = { readonly title: Words; readonly definition: Words }

const endings: Words = {
  zh: '分母是期间内收到、现在已办结的投诉。',
  en: 'Of the complaints received in the period that are closed by now.',
}
const ending = (zh: string, en: string): Words => ({ zh: `${endings.zh}${zh}`, en: `${endings.en} ${en}` })

export const figureWords: Readonly<Record<FigureId, FigureWords>> = {
  received: {
    title: { zh: '每千单投诉', en: 'Complaints per 1,000 orders' },
    definition: {
      zh: '期间内收到的投诉，除以期间内下单的订单，乘以一千。拆出来单独履行的部分算在原投诉里，不另计。',
      en: 'Complaints received in the period for every thousand orders placed in it. A part that was settled apart counts with the complaint it came from.',
    },
  },
  answered: {
    title: { zh: '按时答复投诉', en: 'Answered in time' },
    definition: {
      zh: '分母是已见分晓的：您第一次需要答复的投诉，已经答复，或者时限已过。时限没到的、时限内就撤回或由平台接手的不算。分子是时限内答复的。',
      en: 'Of the complaints whose time for your first answer is decided (answered, or past it), those answered within it. What was withdrawn or taken over by the platform within that time is left out.',
    },
  },
  'answer-time': {
    title: { zh: '首次答复用时（中位数）', en: 'Time to the first answer (median)' },
    definition: {
      zh: '从请您答复到您第一次答复的工作小时，按工作日和投诉部门的工作时间数，周末和节假日不算。没有答复的不在其中，请和「按时答复」一起看。',
      en: 'Working hours from when you were asked to your first answer, on working days within the hours of the complaints desk. Those never answered are not in it: read it together with “answered in time”.',
    },
  },
  settled: {
    title: { zh: '双方自行和解', en: 'Settled between the two of you' },
    definition: ending(
      '分子是没有调解员、没有裁决就解决的。',
      'The part was solved without a mediator and without a ruling.',
    ),
  },
  mediated: {
    title: { zh: '调解成功', en: 'Agreed in mediation' },
    definition: ending('分子是调解达成协议、没有裁决的。', 'The part ended with an agreement in mediation.'),
  },
  'ruled-consumer': {
    title: { zh: '裁决支持消费者', en: 'Ruled for the consumer' },
    definition: ending(
      '分子是平台裁决支持消费者的，按第一次裁决计。',
      'The platform ruled for the consumer, by the first ruling.',
    ),
  },
  'ruled-partly': {
    title: { zh: '裁决部分支持', en: 'Ruled partly for the consumer' },
    definition: ending(
      '分子是平台裁决部分支持消费者的，按第一次裁决计。',
      'The platform ruled partly for the consumer, by the first ruling.',
    ),
  },
  'ruled-merchant': {
    title: { zh: '裁决支持商家', en: 'Ruled for you' },
    definition: ending(
      '分子是平台裁决支持商家的，按第一次裁决计。',
      'The platform ruled for the merchant, by the first ruling.',
    ),
  },
  performed: {
    title: { zh: '按时履行', en: 'Performed in time' },
    definition: {
      zh: '分母是您有义务要履行、已经履行或期限已过的投诉。分子是全部按期履行的。',
      en: 'Of the complaints in which you owed something that is done, or past its day, those in which all of it was done by its day.',
    },
  },
  defaulted: {
    title: { zh: '未履行', en: 'Not performed' },
    definition: {
      zh: '分母同上，加上以未履行结束的。分子是平台代为执行的，或者没有履行就结束的。',
      en: 'Of the same complaints and those that ended unperformed, those that the platform had to enforce, or that ended without performance.',
    },
  },
  reopened: {
    title: { zh: '重新打开', en: 'Reopened' },
    definition: {
      zh: '分母是期间内收到、办结过的投诉。分子是办结以后又重新打开的。',
      en: 'Of the complaints of the period that were closed, those that were opened again.',
    },
  },
  'aftersales-answered': {
    title: { zh: '按时答复售后', en: 'After-sales answered in time' },
    definition: {
      zh: '期间内的售后申请，答复时限已见分晓的，其中时限内答复的。',
      en: 'Of the after-sales requests of the period whose time to answer is decided, those answered within it.',
    },
  },
}
