import { declareRefusals } from '../../kernel/refusal.contract.ts'

export const massRefusals = declareRefusals({
  'mass.step-of-others': { status: 409, zh: '这一步由其他人操作。', en: 'This step is for somebody else to take.' },
  'mass.step-not-now': {
    status: 409,
    zh: '群体投诉目前所处的阶段不能这样做。',
    en: 'The mass claim is at a stage where this cannot be done.',
  },
  'mass.of-others': {
    status: 409,
    zh: '这件群体投诉抽签分给了另一位裁决员。',
    en: 'Another arbitrator was drawn for this mass claim.',
  },
  'mass.tied': {
    status: 409,
    zh: '您参与过其中一位成员的投诉，或者是当事人，不能作出共同认定；请回避，另抽一位。',
    en: 'You took part in the case of a member, or are a side of one, so you cannot decide this claim. Give up the seat; another one is drawn.',
  },
  'mass.over': { status: 409, zh: '这件群体投诉已经结束。', en: 'This mass claim is over.' },
  'mass.nobody-joined': {
    status: 409,
    zh: '还没有消费者加入，请等有人加入后再操作。',
    en: 'No consumer has joined yet. Wait until somebody has.',
  },
  'mass.motions-there': {
    status: 409,
    zh: '已有和解或撤回的提议在表决，成员的表态对应这件群体投诉，不能合并或拆分。',
    en: 'Members have been asked about an offer or a withdrawal here, so it can be neither merged nor split.',
  },
  'mass.no-candidates': {
    status: 409,
    zh: '还没有成员愿意做代表。没有代表也可以继续处理。',
    en: 'No member stands as a representative. The claim can go on without one.',
  },
  'mass.nobody-voted': {
    status: 409,
    zh: '还没有成员投票，代表须由成员选出。',
    en: 'Nobody has voted yet, and representatives are chosen by the members.',
  },
  'mass.merchant-not-heard': {
    status: 409,
    zh: '商家的统一答复期限未到，也还没有答复。听取商家意见后，或期满后，才能作出共同认定。',
    en: 'The merchant has neither answered nor run out of time. The common finding waits for one of the two.',
  },
  'mass.all-done': {
    status: 409,
    zh: '所有成员的投诉都已执行，没有需要再试的。',
    en: "The finding is carried out in every member's case; there is nothing to try again.",
  },
  'mass.found-already': {
    status: 409,
    zh: '共同认定已经作出，只作一次。',
    en: 'The common finding is made, and it is made once.',
  },
  'mass.award-not-demanded': {
    status: 422,
    zh: '没有成员提出这一项法定赔偿要求，不能认定。',
    en: 'No member demands this by law, so nothing can be found about it.',
  },
  'mass.award-twice': {
    status: 422,
    zh: '这一项法定赔偿要求已经写过一次。',
    en: 'This demand is in the finding already.',
  },
  'mass.award-not-together': {
    status: 422,
    zh: '这一项的金额不能只从订单算出（须逐件看损失或在幅度内酌定），请留给各件投诉单独处理，或认定不予支持。',
    en: 'Its amount does not follow from the order alone (a loss or a stretch has to be looked at case by case). Leave it to each case, or refuse it.',
  },
  'mass.award-no-evidence': {
    status: 422,
    zh: '认定法定赔偿须有证据：请先选定主案证据。',
    en: 'What is awarded by law rests on evidence: the evidence of the lead case has to be chosen first.',
  },
  'mass.decided-already': {
    status: 409,
    zh: '这条提示已经有人处理过。',
    en: 'Somebody has decided on this proposal already.',
  },
  'mass.nobody-left': {
    status: 422,
    zh: '去掉这些投诉后没有可以邀请的成员了（其余的已办结或已在其他群体投诉中）。',
    en: 'Without these complaints nobody is left to invite: the others are closed or stand in another mass claim.',
  },
  'mass.lead-not-in': {
    status: 422,
    zh: '主案须是被邀请的投诉之一。',
    en: 'The lead case must be one of the complaints that are invited.',
  },
  'mass.lead-stays': {
    status: 422,
    zh: '主案不能拆出去，请另选成员。',
    en: 'The lead case cannot be split off. Choose other members.',
  },
  'mass.lead-settled': {
    status: 409,
    zh: '共同认定已经作出，所依据的主案和证据不再更换。',
    en: 'The finding is made; the lead case and the evidence that it rests on are not exchanged any more.',
  },
  'mass.lead-not-joined': {
    status: 409,
    zh: '主案的消费者还没有加入，不能用他的证据。请等他加入，或者另定主案。',
    en: 'The consumer of the lead case has not joined, so its evidence cannot be used. Wait, or name another lead case.',
  },
  'mass.lead-already': { status: 409, zh: '这件投诉已经是主案。', en: 'This complaint is the lead case already.' },
  'mass.evidence-not-shared': {
    status: 422,
    zh: '只能选主案里双方都能看到的证据，每份选一次。',
    en: 'Choose evidence of the lead case that both sides can read, each once.',
  },
  'mass.not-members': {
    status: 422,
    zh: '所选投诉不是这件群体投诉的成员，请从成员列表里选。',
    en: 'These complaints are no members of this mass claim. Choose from the list of members.',
  },
  'mass.merge-itself': {
    status: 422,
    zh: '请选择同一商家的另一件仍在征集成员的群体投诉。',
    en: 'Choose another mass claim about the same shop that still gathers members.',
  },
  'mass.personal-data': {
    status: 422,
    zh: '公告里有像手机号、邮箱、证件号或投诉编号的内容。公告不能包含个人信息，请删去后再发布。',
    en: 'The notice contains what looks like a telephone number, an e-mail address, an identity number or a receipt number. Take it out: a notice carries no personal data.',
  },
  'mass.joined-already': { status: 409, zh: '您已经加入。', en: 'You have joined already.' },
  'mass.not-joined': { status: 409, zh: '加入后才能这样做。', en: 'This is for those who have joined.' },
  'mass.not-invited': { status: 409, zh: '没有等待您答复的邀请。', en: 'No invitation waits for your answer.' },
  'mass.no-claim': {
    status: 409,
    zh: '这件投诉没有被邀请加入群体投诉。',
    en: 'This complaint was not invited to a mass claim.',
  },
  'mass.case-decided': {
    status: 409,
    zh: '您的投诉已经有了自己的结果，按该结果办理。',
    en: 'Your complaint has its own result already and goes on by it.',
  },
  'mass.not-representative': {
    status: 409,
    zh: '只有成员选出的代表可以提议，而且只是提议：每位成员自己决定。',
    en: 'Only a representative chosen by the members may propose this, and it is only a proposal: each member decides alone.',
  },
  'mass.no-such-candidate': {
    status: 422,
    zh: '只能投给愿意做代表的成员。',
    en: 'You can only vote for members who stand.',
  },
  'mass.motion-over': { status: 409, zh: '这项提议已经结束。', en: 'This proposal is over.' },
  'mass.amount-unknown': {
    status: 409,
    zh: '还算不出您的金额：请先补上缺少的信息（关联订单或受影响的件数）。',
    en: 'Your amount cannot be worked out yet. What is missing comes first: the order, or how many pieces are affected.',
  },
})
