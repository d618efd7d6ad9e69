import { z } from 'zod'
import type { Who } from '../kernel/role.contract.ts'
import { Id, route } from '../kernel/route.contract.ts'
import { LegalDocument } from './legal/outcome.contract.ts'
import {
  AgentOutcome,
  Amount,
  CaseView,
  FileIds,
  LineOffer,
  Reasoned,
  Remedy,
  Side,
  Text,
  textOf,
} from './complaint.contract.ts'

export const readCase = route({
  method: 'GET',
  path: '/api/complaints/:id',
  summary: { zh: '查看一件投诉', en: 'Open a complaint' },
  who: ['consumer', 'merchant', 'agent', 'mediator', 'arbitrator', 'admin', 'regulator'],
  clause: '7.1.1',
  // Whoever opens a case, the regulator as everybody else, is written down.
  audit: 'complaint.read',
  input: Id,
  output: CaseView,
})

/** The version the page showed: when the complaint has changed since, the step is refused and nothing is lost. */
const Versioned = Id.extend({ version: z.int().min(1).optional() })
type Resource = { readonly zh: string; readonly en: string; readonly who: readonly Who[]; readonly clause: string }

/** A step in a case is a thing that somebody created; it answers with the whole case as it is afterwards. */
const step = <I extends z.ZodObject>(resource: string, { zh, en, who, clause }: Resource, input: I) =>
  route({
    method: 'POST',
    path: `/api/complaints/:id/${resource}`,
    summary: { zh, en },
    who,
    clause,
    audit: `complaint.${resource}`,
    status: 201,
    input,
    output: CaseView,
  })

export const acknowledge = step(
  'acknowledgement',
  { zh: '受理投诉', en: 'Accept a complaint', who: ['agent'], clause: '7.1.1' },
  Versioned.extend({ text: Text.optional() }),
)
export const respond = step(
  'response',
  { zh: '答复消费者', en: 'Answer the consumer', who: ['agent'], clause: '7.3.1' },
  Versioned.extend({
    text: Reasoned,
    files: FileIds.default([]),
    /** The draft of the assistant that the text began as. */
    draft: z
      .string()
      .regex(/^ast_[0-9a-z]{26}$/)
      .optional(),
  }),
)
export const askMerchant = step(
  'merchant-question',
  { zh: '请商家答复', en: 'Ask the merchant', who: ['agent'], clause: '7.1.1' },
  Versioned.extend({ text: Text }),
)
export const Offer = z.strictObject({ remedy: Remedy, amountFen: Amount })
/** Each line of an offer is something that is owed once it is accepted. */
const mostOfferLines = 50
/** An offer line by line instead of one for everything; lines that it does not name stay in dispute. */
const OfferInput = {
  offer: Offer.nullable().default(null),
  forLines: z.array(LineOffer).max(mostOfferLines).default([]),
}
export const answer = step(
  'merchant-reply',
  { zh: '商家答复', en: "The merchant's answer", who: ['merchant'], clause: '7.1.1' },
  Versioned.extend({ text: Reasoned, ...OfferInput, files: FileIds.default([]) }),
)
export const acceptOffer = step(
  'acceptance',
  { zh: '接受商家的答复', en: "Accept the merchant's answer", who: ['consumer'], clause: '7.1.2' },
  Versioned,
)
export const counterOffer = step(
  'counter-offer',
  { zh: '提出我的方案', en: 'Make a counter-offer', who: ['consumer'], clause: '7.1.2' },
  Versioned.extend({ text: Text, ...OfferInput }),
)
export const refuseOffer = step(
  'refusal',
  { zh: '不接受，请平台处理', en: 'Refuse, and ask the platform in', who: ['consumer'], clause: '7.1.2' },
  Versioned.extend({ text: Text }),
)
export const addStatement = step(
  'statements',
  { zh: '补充说明', en: 'Add a statement', who: ['consumer', 'merchant', 'agent'], clause: '7.1.1' },
  /** Who reads it beside the writer and the platform. Consumer and merchant always speak to everybody. */
  Versioned.extend({
    text: Text,
    to: z
      .array(Side.exclude(['platform']))
      .max(2)
      .default([]),
  }),
)
export const addEvidence = step(
  'evidence',
  { zh: '补充证据', en: 'Add evidence', who: ['consumer', 'merchant', 'agent'], clause: '7.1.1' },
  Versioned.extend({ files: FileIds.min(1), note: textOf(0, 500).default('') }),
)
export const assign = step(
  'assignment',
  { zh: '分派经办人', en: 'Assign', who: ['agent', 'admin'], clause: '7.3.1' },
  Versioned.extend({ agentId: z.string().min(1).max(60).nullable() }),
)
export const close = step(
  'closure',
  { zh: '办结投诉', en: 'Close a complaint', who: ['agent'], clause: '7.3.1' },
  Versioned.extend({ outcome: AgentOutcome, text: Reasoned, amountFen: Amount }),
)
export const withdraw = step(
  'withdrawal',
  { zh: '撤回投诉', en: 'Withdraw a complaint', who: ['consumer'], clause: '7.1.1' },
  Versioned.extend({ text: Text.optional() }),
)

const Filed = Versioned.extend({ text: Reasoned, files: FileIds.default([]) })

/** Whether and how the platform takes it up. */
export const linkOrder = step(
  'order',
  { zh: '关联订单', en: 'Link the order', who: ['agent'], clause: '7.1.1' },
  Versioned.extend({
    orderId: z.string().min(1).max(80),
    /** Which lines it is about; none named: all of them. */
    lineIds: z.array(z.string().min(1).max(80)).max(200).default([]),
  }),
)
export const requestInfo = step(
  'info-request',
  { zh: '请消费者补充材料', en: 'Ask for what is missing', who: ['agent'], clause: '7.1.1' },
  Versioned.extend({
    text: Reasoned,
    /** Which items of the category's evidence are still missing (GET /api/complaint-categories); only what a consumer can have. */
    missing: z.array(z.string().min(1).max(40)).max(20).default([]),
  }),
)
export const provideInfo = step(
  'info',
  { zh: '补充材料', en: 'Send what was missing', who: ['consumer', 'agent'], clause: '7.1.1' },
  Versioned.extend({ text: Text, files: FileIds.default([]) }),
)
export const reject = step(
  'rejection',
  { zh: '不予支持，说明理由', en: 'Reject with reasons', who: ['agent'], clause: '7.1.1' },
  Versioned.extend({
    ground: textOf(1, 60),
    text: Reasoned,
    /** What shows the ground; read by whoever reads the reasons. */
    files: FileIds.default([]),
  }),
)
export const appealRejection = step(
  'rejection-appeal',
  { zh: '对不予支持申请复核', en: 'Ask for a second look at a rejection', who: ['consumer'], clause: '7.1.1' },
  Filed,
)
export const transfer = step(
  'transfer',
  { zh: '移交其他机构', en: 'Hand over to another body', who: ['agent'], clause: '7.1.4' },
  Versioned.extend({ body: textOf(1, 120), text: Reasoned }),
)
export const returnTransfer = step(
  'transfer-return',
  { zh: '登记对方退回', en: 'Enter that it came back', who: ['agent'], clause: '7.1.4' },
  Versioned.extend({ text: Text }),
)
export const reportTransfer = step(
  'transfer-result',
  { zh: '登记对方的处理结果', en: 'Enter the result of the other body', who: ['agent'], clause: '7.1.4' },
  Versioned.extend({ text: Reasoned }),
)
export const fastTrack = step(
  'fast-track',
  { zh: '走快速通道', en: 'Put on the fast track', who: ['agent'], clause: '7.1.1' },
  Versioned.extend({ text: Reasoned }),
)
export const reopen = step(
  'reopening',
  { zh: '重新打开', en: 'Reopen', who: ['consumer', 'merchant', 'agent'], clause: '7.1.1' },
  Filed.extend({ because: z.enum(['new-evidence', 'not-performed']) }),
)

/** Between the two sides. */
export const concede = step(
  'concession',
  { zh: '同意全部要求', en: 'Agree to everything asked', who: ['merchant'], clause: '7.1.2' },
  Versioned.extend({ text: Text.optional() }),
)
export const escalate = step(
  'escalation',
  { zh: '不再等商家，请平台介入', en: 'Ask the platform in', who: ['consumer'], clause: '7.1.2' },
  Versioned.extend({ text: Text }),
)

/** From the evidence to the end. */
export const closeEvidence = step(
  'evidence-closing',
  { zh: '举证结束', en: 'Close the evidence', who: ['agent', 'mediator'], clause: '7.1.2' },
  Filed,
)
export const orderTest = step(
  'test',
  { zh: '委托鉴定检测', en: 'Order a test', who: ['agent', 'mediator', 'arbitrator'], clause: '7.1.2' },
  Filed.extend({
    /** The joint test that both sides agreed on; without one the platform pays, and says where. */
    test: z.string().min(1).max(60).optional(),
    laboratory: textOf(0, 120).default(''),
    /** What is asked; the text where it is left out. */
    question: textOf(0, 1000).default(''),
  }),
)
export const reportTest = step(
  'test-report',
  { zh: '登记检测报告', en: 'Enter the test report', who: ['agent', 'mediator', 'arbitrator'], clause: '7.1.2' },
  Filed.extend({
    outcome: z.enum(['found', 'not-possible']),
    method: textOf(0, 1000).default(''),
    finding: textOf(0, 2000).default(''),
    favours: z.enum(['consumer', 'merchant', 'neither']).optional(),
  }),
)
/** Which of the things that are owed it is about; none named: all that stand so. */
const Obligation = z.string().min(1).max(60).optional()
export const prove = step(
  'performance-proof',
  { zh: '提交履行凭证', en: 'File proof of performance', who: ['consumer', 'merchant'], clause: '7.1.3' },
  Versioned.extend({ text: Text, files: FileIds.default([]), obligation: Obligation }),
)
export const confirmPerformance = step(
  'performance-confirmation',
  { zh: '确认已履行', en: 'Confirm performance', who: ['consumer', 'merchant'], clause: '7.1.3' },
  Versioned.extend({ obligation: Obligation }),
)
export const disputePerformance = step(
  'performance-dispute',
  { zh: '对方没有履行，请平台处理', en: 'Dispute performance', who: ['consumer', 'merchant'], clause: '7.1.3' },
  Versioned.extend({ text: Text, files: FileIds.default([]), obligation: Obligation }),
)
export const enforce = step(
  'enforcement',
  { zh: '登记已执行', en: 'Enter the enforcement', who: ['agent', 'admin'], clause: '7.1.3' },
  Filed.extend({ amountFen: Amount }),
)

/** To a court, an arbitration body or an authority, and back. */
export const goLegal = step(
  'legal-route',
  {
    zh: '登记已进入法律途径',
    en: 'Enter that it went to law',
    who: ['consumer', 'merchant', 'agent'],
    clause: '7.1.4',
  },
  Filed.extend({ body: textOf(1, 120), reference: textOf(1, 80) }),
)
export const resumeFromLaw = step(
  'legal-return',
  { zh: '未被受理，平台继续', en: 'Not taken: go on here', who: ['agent'], clause: '7.1.4' },
  Versioned.extend({ text: Text, files: FileIds.default([]) }),
)
export const enterLegalResult = step(
  'legal-result',
  { zh: '登记法律文书', en: 'Enter the judgment', who: ['agent'], clause: '7.1.4' },
  Filed.extend(LegalDocument.shape),
)
export const endLegal = step(
  'legal-end',
  { zh: '法律途径已结束', en: 'The matter is over', who: ['consumer', 'agent'], clause: '7.1.4' },
  Versioned.extend({ text: Text }),
)
