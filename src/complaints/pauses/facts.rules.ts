/** What this folder records. Ids, days and sides; what was written is in statements. */
export const pauseFacts = {
  'extension.asked': { zh: '一方申请延期', en: 'A side asked for more time' },
  'extension.answered': { zh: '对方对延期申请发表意见', en: 'The other side commented on the request for more time' },
  'extension.granted': { zh: '同意延期，时限暂停', en: 'More time was granted; the clocks stand still' },
  'extension.refused': { zh: '不同意延期', en: 'More time was refused' },
  'extension.ended': { zh: '延期提前结束', en: 'The extension ended early' },
  'challenge.holds': {
    zh: '回避尚未解决，本阶段时限暂停',
    en: 'The stage stands still until the challenge is settled',
  },
  'force-majeure.ordered': { zh: '批准不可抗力暂停', en: 'A standstill for force majeure was ordered' },
  'force-majeure.lifted': { zh: '提前解除不可抗力暂停', en: 'The standstill for force majeure was lifted' },
  'force-majeure.began': { zh: '因不可抗力，时限暂停', en: 'The clocks stand still for force majeure' },
  'force-majeure.ended': { zh: '不可抗力结束，时限继续', en: 'Force majeure is over; the clocks run on' },
} as const
