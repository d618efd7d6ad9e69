/** What the statement of the dispute records: ids, numbers, stances and checksums, never words. */
export const disputeFacts = {
  'dispute.point-added': { zh: '提出争点', en: 'A point of fact was added' },
  'dispute.point-withdrawn': { zh: '撤回争点', en: 'A point of fact was taken back' },
  'dispute.point-answered': { zh: '对争点表态', en: 'A side answered a point' },
  'dispute.evidence-assessed': { zh: '对证据质证', en: 'A side assessed a piece of evidence' },
  'dispute.evidence-found': { zh: '认定证据', en: 'A finding was made on a piece of evidence' },
  'dispute.signed': { zh: '签署争议确认书', en: 'A side signed the statement of the dispute' },
  'dispute.confirmed': { zh: '双方确认争议', en: 'Both sides confirmed the dispute' },
  'dispute.sealed': { zh: '争议确认书封存', en: 'The statement of the dispute was sealed' },
} as const
