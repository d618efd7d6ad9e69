import type { Words } from '../kernel/route.contract.ts'

/** A figure that cannot be read without its definition is not given without it: on the page, and in every line of the export. */
export type FigureWords = { readonly title: Words; readonly definition: Words; readonly source: Words }

const register: Words = { zh: '投诉登记', en: 'the register of complaints' }
const clocks: Words = {
  zh: '时限记录，规则库 complaint.respond.*、complaint.finish.*',
  en: 'the clocks; rules complaint.respond.* and complaint.finish.*',
}

export const figureWords = {
  received: {
    title: { zh: '收到投诉', en: 'Complaints received' },
    definition: {
      zh: '所选月份内收到的投诉件数，按收到当天（北京时间）归月，包括后来撤回的。本页其他投诉数字都只关于这些投诉。',
      en: 'Complaints received in the chosen months, by the day of receipt in China, also those withdrawn later. Every other complaint figure here is about these complaints.',
    },
    source: register,
  },
  closed: {
    title: { zh: '其中已办结', en: 'Of these, closed' },
    definition: {
      zh: '到统计时刻为止已经办结的件数，不论结果。',
      en: 'Closed by the time of counting, whatever the outcome.',
    },
    source: register,
  },
  open: {
    title: { zh: '其中在办', en: 'Of these, open' },
    definition: { zh: '到统计时刻为止还没有办结的件数。', en: 'Not closed by the time of counting.' },
    source: register,
  },
  answered: {
    title: { zh: '按时首次回应', en: 'First answer in time' },
    definition: {
      zh: '分母：首次回应时限已见分晓的投诉，即已由人答复，或者时限已过。分子：其中在时限届满前答复的。时限未到的、届满前撤回的不计入。自动回复不算答复。',
      en: 'Of the complaints whose time for the first answer is decided (answered by a person, or past the limit), those answered before the limit. Those still within it, or withdrawn before it, are left out. An automatic reply is no answer.',
    },
    source: clocks,
  },
  finished: {
    title: { zh: '按时办结', en: 'Finished in time' },
    definition: {
      zh: '分母：办结时限已见分晓的投诉，即已办结，或者时限已过。分子：其中在时限届满前办结的。时限未到的、届满前撤回、视为撤回、未确认或并案结束的不计入。',
      en: 'Of the complaints whose time to finish is decided (finished, or past the limit), those finished before the limit. Those still within it, or ended before it by withdrawal, silence or merging, are left out.',
    },
    source: clocks,
  },
  breaches: {
    title: { zh: '超时限', en: 'Time limits breached' },
    definition: {
      zh: '首次回应和办结两种时限，届满时没有做到的次数，包括事后补上的和至今没有做的。一件投诉最多计两次。',
      en: 'How often a first answer or a closure was not there at its limit: done late, or still not done. One complaint counts twice at most.',
    },
    source: clocks,
  },
  'working-days': {
    title: { zh: '办结用时（中位数）', en: 'Working days to close (median)' },
    definition: {
      zh: '已办结投诉从收到次日到办结当日的工作日数，取中位数。最近月份还没办结的多，这个数会偏低。',
      en: 'Working days from the day after receipt to the day of closure, the median of those closed. Recent months, with many still open, look faster than they are.',
    },
    source: { zh: '投诉登记，国务院放假安排', en: 'the register of complaints; the State Council calendars' },
  },
  outcomes: {
    title: { zh: '办理结果', en: 'Outcomes' },
    definition: {
      zh: '已办结投诉按结果的件数。「未确认」是消费者逾期没有表态，不算满意。',
      en: 'Closed complaints by outcome. "Unconfirmed" means that the consumer did not say anything in time; it does not count as satisfied.',
    },
    source: register,
  },
  categories: {
    title: { zh: '投诉最多的问题', en: 'What complaints are about' },
    definition: {
      zh: '收到的投诉按提交时所选类别的件数。',
      en: 'Complaints received, by the category chosen on filing.',
    },
    source: register,
  },
  merchants: {
    title: { zh: '投诉较多的商家', en: 'Merchants with most complaints' },
    definition: {
      zh: '按被投诉商家的件数。「已解决」是双方和解、已按要求处理或平台执行到位。还不知道是哪家商家的投诉不在此列。件数不足规则 statistics.minimum-count 所定数目的商家不列名，合并计数。',
      en: 'By the merchant complained about. "Resolved" means settled, done as asked, or enforced. Complaints whose merchant is not known yet are not here. Merchants below the number of rule statistics.minimum-count are not named, only counted together.',
    },
    source: register,
  },
  plan: {
    title: { zh: '预案执行', en: 'How the plan is kept' },
    definition: {
      zh: '各章条款按状态的条数，由系统按实际数据算出，一章取最差的一条。',
      en: 'Clauses of each chapter by state, computed from live data; a chapter is in the state of its worst clause.',
    },
    source: { zh: '预案与执行记录', en: 'the plan and the record of facts' },
  },
} as const satisfies Record<string, FigureWords>
export type FigureId = keyof typeof figureWords
