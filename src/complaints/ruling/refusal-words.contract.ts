import { declareRefusals } from '../../kernel/refusal.contract.ts'

export const rulingRefusals = declareRefusals({
  'ruling.of-others': {
    status: 409,
    zh: '这件投诉抽签分给了另一位裁决员。',
    en: 'Another arbitrator was drawn for this complaint.',
  },
  'ruling.tied': {
    status: 409,
    zh: '您参与过这件投诉（经办、调解、裁决或者是当事人），不能裁决。',
    en: 'You took part in this complaint (handled, mediated or decided it, or are a side of it), so you cannot decide it.',
  },
  'ruling.applied-already': {
    status: 409,
    zh: '您已经申请过平台裁决，等对方表态；对方不表态的，期满自动开始。',
    en: 'You have asked for the ruling. It begins when the other side asks too, or by itself when the time is over.',
  },
  'ruling.presiding-does': {
    status: 409,
    zh: '这一步由首席裁决员来做。',
    en: 'This is for the presiding member to do.',
  },
  'ruling.members-do': {
    status: 409,
    zh: '草案是您提出的，由其他成员发表意见。',
    en: 'The draft is yours; the other members say what they think of it.',
  },
  'ruling.panel-decides': {
    status: 409,
    zh: '这件投诉由三人合议：首席提出草案，多数同意后发出。',
    en: 'Three decide this one: the presiding member drafts, and it is issued when most concur.',
  },
  'ruling.sits-alone': {
    status: 409,
    zh: '这件投诉由一名裁决员裁决，不需要合议。',
    en: 'One arbitrator decides this one; there is no panel.',
  },
  'ruling.no-draft': {
    status: 409,
    zh: '首席裁决员还没有提出草案。',
    en: 'The presiding member has not proposed a draft yet.',
  },
  'ruling.spoken-already': {
    status: 409,
    zh: '您已经对这份草案发表过意见。',
    en: 'You have said what you think of this draft.',
  },
  'ruling.not-carried': {
    status: 409,
    zh: '还不能发出：要等在席成员都发表意见，并且多数同意。',
    en: 'Not yet: every member has to be heard, and most have to concur.',
  },
  'ruling.draft-changed': {
    status: 409,
    zh: '草案已经换成新的一份，请看过再发表意见。',
    en: 'There is a newer draft. Read it before you say what you think.',
  },
  'ruling.dissent-needs-reasons': {
    status: 422,
    zh: '不同意的，请写明理由（至少十个字）。',
    en: 'A dissent needs reasons of at least ten characters.',
  },
  'ruling.decision-not-here': {
    status: 422,
    zh: '裁决阶段只能选择支持、部分支持或不支持诉求。',
    en: 'A ruling upholds the claim, upholds it in part, or does not.',
  },
  'jury.still-votes': {
    status: 409,
    zh: '大众评审还在投票，计票后才能裁决。',
    en: 'A lay panel still votes; the ruling follows its count.',
  },
  'jury.verdict-binds': {
    status: 422,
    zh: '大众评审已有有效结果，裁决要与它一致：支持消费者的可以支持或部分支持，支持商家的不支持诉求。',
    en: 'The lay panel has a valid result and the ruling follows it: for the consumer in whole or in part, or not at all.',
  },
  'jury.not-sealing': {
    status: 409,
    zh: '密封投票已经结束。',
    en: 'The time for sealed votes is over.',
  },
  'jury.sealed-already': {
    status: 409,
    zh: '您已经提交过密封的票，不能更改。',
    en: 'You have handed in a sealed vote; it cannot be changed.',
  },
  'jury.not-opening': {
    status: 409,
    zh: '现在不是亮票的时间：要等密封投票结束，计票后不再亮票。',
    en: 'Votes are opened after the time for sealed votes and before the count.',
  },
  'jury.nothing-sealed': {
    status: 409,
    zh: '您没有提交过密封的票，不能亮票。',
    en: 'You handed in no sealed vote, so there is none to open.',
  },
  'jury.seal-differs': {
    status: 422,
    zh: '与您提交的密封票不一致。请用投票时的那台设备和浏览器，或者填写当时保存的口令。',
    en: 'This is not what you sealed. Use the browser that you voted with, or the secret that you kept.',
  },
  'jury.staff': {
    status: 409,
    zh: '平台工作人员不能做大众评审员。',
    en: 'Whoever works for the platform cannot be a juror.',
  },
  'ruling.reasons-gap': {
    status: 422,
    zh: '底稿里还有没有填写的空（____），请补全或者删去。',
    en: 'There are gaps (____) of the paper left. Fill them in or take them out.',
  },
  'ruling.evidence-unknown': {
    status: 422,
    zh: '裁决只能依据双方都看过的证据，这一件不在其中。',
    en: 'A ruling rests on evidence that both sides read; this is none of it.',
  },
  'ruling.evidence-not-admitted': {
    status: 422,
    zh: '这件证据已经认定不予采信，不能作为依据。',
    en: 'This piece of evidence was found not to count, so nothing rests on it.',
  },
  'ruling.not-issued': { status: 409, zh: '裁决还没有发出。', en: 'The ruling has not been issued.' },
  'ruling.correct-own': {
    status: 409,
    zh: '笔误由作出这份裁决的裁决员更正；默认裁决请申请复核。',
    en: 'A slip is put right by whoever made the ruling. Against a default ruling, ask for a review.',
  },
  'ruling.corrected-enough': {
    status: 409,
    zh: '一份裁决最多更正 {most} 处；更多的请通过复核处理。',
    en: 'At most {most} slips are put right in one ruling; more is for a review.',
  },
  'ruling.slip-not-there': {
    status: 422,
    zh: '裁决理由里没有这段文字，请照原文填写。',
    en: 'The reasons do not contain this. Copy it as it stands there.',
  },
  'ruling.slip-twice': {
    status: 422,
    zh: '这段文字在理由里不止一处，请多抄几个字，使它只出现一次。',
    en: 'It stands there more than once. Take in a few more words, so that it is found once.',
  },
  'ruling.slip-same': { status: 422, zh: '更正后的文字与原文相同。', en: 'What is to be read instead is the same.' },
  'ruling.not-both-applied': {
    status: 409,
    zh: '双方都申请裁决后才能提前开始；否则到指定期满时自动开始。',
    en: 'It begins early only when both sides have asked for it; otherwise when the time to appoint is over.',
  },
  'ruling.challenged-already': {
    status: 409,
    zh: '每一方可以申请一次回避，您已经用过。',
    en: 'Each side may challenge once; you have.',
  },
  'ruling.appealed-already': {
    status: 409,
    zh: '每一方可以申请一次复核，您已经用过。',
    en: 'Each side may appeal once; you have.',
  },
  'ruling.more-than-asked': {
    status: 422,
    zh: '裁决金额不能超过消费者要求的金额。调解结束前，消费者或经办人可以改正要求；法律另给的赔偿由消费者单独提出。',
    en: 'A ruling cannot grant more than was asked for. Until mediation ends the consumer or an agent may put the claim right; what a law gives besides is demanded apart.',
  },
  'ruling.worse-for-consumer': {
    status: 422,
    zh: '只有消费者申请了复核，复核结果不能比原裁决更差：合计不低于 {granted}。可以维持、提高，或者发回。',
    en: 'The consumer alone asked for the review, and is not worse off for it: {granted} in all at least. Uphold, grant more, or send it back.',
  },
  'ruling.worse-for-merchant': {
    status: 422,
    zh: '只有商家申请了复核，复核结果不能比原裁决更重：合计不高于 {granted}。可以维持、降低，或者发回。',
    en: 'The shop alone asked for the review, and is not worse off for it: {granted} in all at most. Uphold, order less, or send it back.',
  },
  'ruling.sat-already': {
    status: 409,
    zh: '您是这件投诉的裁决员（或者担任过），不能再以其他身份办理，请交给别的同事。',
    en: 'You sit, or sat, in this case as an arbitrator and take no step in it as anything else; a colleague does.',
  },
  'ruling.nothing-to-pay': {
    status: 422,
    zh: '不支持诉求时金额应为 0。',
    en: 'Where the claim is not upheld the amount must be 0.',
  },
  'ruling.partly-is-less': {
    status: 422,
    zh: '部分支持的金额应少于要求的金额。',
    en: 'Upheld in part means less than was asked for.',
  },
  'ruling.rule-unknown': {
    status: 422,
    zh: '规则库里今天没有生效的规则 {rule}。',
    en: 'No rule {rule} is in force today.',
  },
  'ruling.review-not-so': {
    status: 422,
    zh: '这件复核不能这样决定：不予支持的只能维持、撤销或发回，裁决的只能维持、变更或发回；发回限一次。',
    en: 'This review cannot be decided so: a rejection is upheld, overturned or sent back, a ruling upheld, changed or sent back; sent back once.',
  },
  'complaint.evidence-asked-already': {
    status: 409,
    zh: '裁决阶段只能要求补充一次证据。',
    en: 'More evidence can be asked for once only.',
  },
})
