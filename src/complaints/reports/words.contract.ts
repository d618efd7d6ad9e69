import type { ReportKind, Taker } from './report.contract.ts'

/** Who usually takes on a report of a kind; whoever decides may choose another. */
export const usualTaker = {
  counterfeit: 'quality',
  'food-drug': 'quality',
  prohibited: 'governance',
  price: 'prices',
  'false-advertising': 'governance',
  'fake-reviews': 'governance',
  'personal-information': 'privacy',
  unlicensed: 'authority',
  retaliation: 'governance',
  other: 'governance',
} as const satisfies Record<ReportKind, Taker>

export const stepWords = {
  received: { zh: '待核查', en: 'it waits for its check' },
  checking: { zh: '正在核查', en: 'it is being checked' },
  accepted: { zh: '已经受理', en: 'it has been accepted' },
  reviewing: { zh: '正在复核', en: 'it is looked at a second time' },
  closed: { zh: '已经办结', en: 'it is closed' },
  merged: { zh: '已并入另一件举报', en: 'it was merged into another' },
} as const
