import { declareRefusals } from '../../kernel/refusal.contract.ts'

export const disputeRefusals = declareRefusals({
  'dispute.not-open': {
    status: 409,
    zh: '举证阶段已经结束，争议确认书不再修改。需要补充的，可以在「补充说明」里说明理由。',
    en: 'The evidence is closed and the statement of the dispute stands. What has to be added goes into a statement, with its reason.',
  },
  'dispute.late-needs-reason': {
    status: 422,
    zh: '举证已经结束。现在补交的，请说明为什么这时才交（至少 4 个字）；对方可以发表意见，是否采纳由裁决的人决定。',
    en: 'The evidence is closed. Say why this comes only now, in 4 characters or more; the other side may answer it, and whoever decides admits it or not.',
  },
  'dispute.late-undecided': {
    status: 409,
    zh: '有举证结束后补交的证据还没有决定是否采纳（证据 {numbers}）。请先在争议确认书里逐份认定并写明理由。',
    en: 'Evidence came after the exchange was closed and nobody has decided on it (piece {numbers}). Admit or exclude it first, with a reason, in the statement of the dispute.',
  },
  'dispute.finding-over': {
    status: 409,
    zh: '这件投诉已经有结果，不能再认定证据。',
    en: 'This complaint has its result; no more findings are made.',
  },
  'dispute.too-many-points': {
    status: 409,
    zh: '争点最多 {most} 个，请只列影响处理结果的事实。',
    en: 'At most {most} points: list only the facts that the result depends on.',
  },
  'dispute.point-known': {
    status: 409,
    zh: '这个争点已经在列，请直接表态。',
    en: 'This point is on the list already. Say what you make of it.',
  },
  'dispute.point-of-others': {
    status: 403,
    zh: '只能撤回自己一方提出的争点；不同意的，请表态「不认可」。',
    en: 'Only the side that made a point takes it back. If you disagree, contest it.',
  },
  'dispute.why-not': {
    status: 422,
    zh: '对真实性、合法性或关联性有异议的，请说明理由（至少 4 个字）。',
    en: 'Whoever objects says why, in 4 characters or more.',
  },
  'dispute.nothing-to-sign': {
    status: 409,
    zh: '还没有列出任何事实，请先提出争点。',
    en: 'No fact is listed yet. Add a point first.',
  },
  'dispute.changed-meanwhile': {
    status: 409,
    zh: '对方刚刚作了修改。请再看一遍现在的内容，然后签署。',
    en: 'It has just been changed. Read what it says now, then sign.',
  },
})
