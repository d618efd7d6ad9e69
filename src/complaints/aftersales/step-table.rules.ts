import type { Side } from '../complaint.contract.ts'
import type { State, StepName } from './aftersales.contract.ts'
import type { Target } from './fork.rules.ts'

type Words = { readonly zh: string; readonly en: string }
export type Step = {
  readonly by: readonly Side[]
  /** From which state to which: a state that is missing here does not know the step. */
  readonly moves: Partial<Readonly<Record<State, Target>>>
  readonly guard?: 'othersHadTheirTime' | 'somethingOffered' | 'postageStated'
  readonly title: Words
  readonly consequence: Words
}

/**
 * The lifecycle as one table: the server's checks, the `steps` of the API with their reasons, the buttons and the table in the
 * README all come from it.
 */
export const steps: Readonly<Record<StepName, Step>> = {
  approve: {
    by: ['merchant'],
    moves: { requested: 'approval', countered: 'approval', refused: 'approval', unanswered: 'approval' },
    title: { zh: '同意申请', en: 'Approve the request' },
    consequence: {
      zh: '消费者会收到退货地址并把商品寄回；您收货验货后再退款、换货或维修。',
      en: 'The consumer gets the return address and sends the goods back; you inspect them before anything is paid or sent.',
    },
  },
  counter: {
    by: ['merchant'],
    moves: { requested: 'countered' },
    title: { zh: '提出其他方案', en: 'Make another offer' },
    consequence: {
      zh: '由消费者决定是否接受；不接受的，可以转为投诉。',
      en: 'The consumer decides whether to accept it, and may complain if not.',
    },
  },
  refuse: {
    by: ['merchant'],
    moves: { requested: 'refused' },
    title: { zh: '不同意申请', en: 'Refuse the request' },
    consequence: {
      zh: '消费者会看到您的理由，可以带着全部材料转为投诉。',
      en: 'The consumer reads your reason and can turn the request into a complaint, with all its papers.',
    },
  },
  give_address: {
    by: ['merchant'],
    moves: { awaiting_address: 'awaiting_return' },
    title: { zh: '提供退货地址', en: 'Give the return address' },
    consequence: { zh: '消费者按这个地址寄回商品。', en: 'The consumer sends the goods there.' },
  },
  accept_counter: {
    by: ['consumer'],
    moves: { countered: 'counter' },
    title: { zh: '接受商家的方案', en: "Accept the merchant's offer" },
    consequence: { zh: '按商家提出的方案办理。', en: 'It is done as the merchant offers.' },
  },
  decline_counter: {
    by: ['consumer'],
    moves: { countered: 'refused' },
    title: { zh: '不接受商家的方案', en: "Decline the merchant's offer" },
    consequence: {
      zh: '商家还可以同意您原来的申请；您也可以转为投诉。',
      en: 'The merchant can still approve what you asked for; you can turn it into a complaint.',
    },
  },
  send_back: {
    by: ['consumer'],
    moves: { awaiting_return: 'returning' },
    title: { zh: '填写寄回的运单号', en: 'Send the goods back' },
    consequence: {
      zh: '商家确认收货的时限随即开始；不确认的，视为收到且商品完好。',
      en: "The merchant's time to confirm begins; if it lets it pass, the goods count as received and intact.",
    },
  },
  receive: {
    by: ['merchant'],
    moves: { returning: 'inspecting' },
    title: { zh: '确认收到商品', en: 'Confirm that the goods arrived' },
    consequence: {
      zh: '验货时限开始；退货的，法定退款期限也从今天起算。',
      en: 'Your time to inspect begins; for a return, so does the limit of the law for the refund.',
    },
  },
  accept_goods: {
    by: ['merchant'],
    moves: { returning: 'goods', inspecting: 'goods', disputed: 'goods' },
    title: { zh: '商品没有问题', en: 'The goods are in order' },
    consequence: {
      zh: '退货的，平台随即发出退款指令；换货、维修的，由您寄出商品。',
      en: 'For a return the refund is ordered at once; for an exchange or a repair you send the goods.',
    },
  },
  dispute_goods: {
    by: ['merchant'],
    moves: { returning: 'disputed', inspecting: 'disputed' },
    title: { zh: '对商品有异议', en: 'Dispute the goods' },
    consequence: {
      zh: '消费者会看到您的凭证，由消费者决定接受还是转为投诉。',
      en: 'The consumer sees your evidence, and accepts it or complains.',
    },
  },
  contest_postage: {
    by: ['merchant'],
    moves: { returning: 'returning', inspecting: 'inspecting', disputed: 'disputed' },
    guard: 'postageStated',
    title: { zh: '对寄回运费有异议', en: 'Contest the return postage' },
    consequence: {
      zh: '写明您认可的运费和理由，消费者能看到；验货通过时按您认可的数额付。只能提一次，商品的处理照常进行。',
      en: 'You say which postage you accept and why; the consumer reads it, and that much is paid when the goods are accepted. Once only; the goods go on as before.',
    },
  },
  accept_dispute: {
    by: ['consumer'],
    moves: { disputed: 'dispute' },
    guard: 'somethingOffered',
    title: { zh: '接受商家的意见', en: "Accept the merchant's view" },
    consequence: {
      zh: '商家愿意退一部分的，按这个金额退款；否则商家把商品寄回给您。',
      en: 'If the merchant offers a part, that is paid; otherwise the goods come back to you.',
    },
  },
  send_out: {
    by: ['merchant'],
    moves: { fulfilling: 'delivering' },
    title: { zh: '填写寄出的运单号', en: 'Send the goods to the consumer' },
    consequence: {
      zh: '消费者收到后确认；期满没有反映问题的，视为收到。',
      en: 'The consumer confirms; when the time passes without a word, it counts as received.',
    },
  },
  confirm: {
    by: ['consumer'],
    moves: { delivering: 'closed' },
    title: { zh: '确认收到，没有问题', en: 'It arrived and is in order' },
    consequence: { zh: '售后申请完成。', en: 'The request is done.' },
  },
  complain: {
    by: ['consumer'],
    moves: {
      requested: 'closed',
      awaiting_address: 'closed',
      countered: 'closed',
      refused: 'closed',
      unanswered: 'closed',
      returning: 'closed',
      inspecting: 'closed',
      disputed: 'closed',
      refunding: 'closed',
      fulfilling: 'closed',
      delivering: 'closed',
    },
    guard: 'othersHadTheirTime',
    title: { zh: '转为投诉', en: 'Turn it into a complaint' },
    consequence: {
      zh: '订单、经过、凭证都带过去，不用重写；之后按投诉的时限答复和办结。',
      en: 'Order, story and evidence go along, nothing is written twice; from then on the clocks of a complaint run.',
    },
  },
  add_statement: {
    by: ['consumer', 'merchant'],
    moves: {
      requested: 'requested',
      awaiting_address: 'awaiting_address',
      countered: 'countered',
      refused: 'refused',
      unanswered: 'unanswered',
      awaiting_return: 'awaiting_return',
      returning: 'returning',
      inspecting: 'inspecting',
      disputed: 'disputed',
      refunding: 'refunding',
      fulfilling: 'fulfilling',
      delivering: 'delivering',
    },
    title: { zh: '补充说明或凭证', en: 'Add a statement or evidence' },
    consequence: { zh: '双方和平台都能看到；时限照走。', en: 'Both sides and the platform see it; the clocks run on.' },
  },
  withdraw: {
    by: ['consumer'],
    moves: {
      requested: 'closed',
      awaiting_address: 'closed',
      countered: 'closed',
      refused: 'closed',
      unanswered: 'closed',
      awaiting_return: 'closed',
    },
    title: { zh: '撤回申请', en: 'Withdraw the request' },
    consequence: {
      zh: '申请结束。还在申请期内的，可以重新申请。',
      en: 'The request ends. Within its time it can be made again.',
    },
  },
}
