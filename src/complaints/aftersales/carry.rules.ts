import { shanghaiDay } from '../../kernel/calendar/day.rules.ts'
import { formatFen } from '../../kernel/money.ts'
import type { Statement } from './file.store.ts'
import type { Filing } from '../filing.rules.ts'
import type { Remedy as ComplaintRemedy } from '../complaint.contract.ts'
import type { Request } from './request.rules.ts'
import {
  askReasonWords,
  disputeReasonWords,
  refuseReasonWords,
  remedyWords,
  requestWords,
  stateWords,
} from './words.contract.ts'
import { DisputeReason, RefuseReason } from './aftersales.contract.ts'

/** A request as a complaint: its facts answer the questions of the form, its story is told in order, nothing is asked twice. */
export function complaintOf(
  request: Request,
  story: readonly Statement[],
  carried: { readonly said: string; readonly mostFen: number },
): Omit<Filing, 'files'> {
  const category = categoryOf(request)
  const remedy = remedyOf(request)
  // Of goods that are to come back as they are, the whole price is what is disputed.
  const asked = request.amountFen > 0 ? request.amountFen : carried.mostFen
  return {
    orderId: request.orderId,
    lineIds: [request.lineId],
    category,
    details: detailsOf(request, category),
    text: tell(request, story, carried.said),
    remedies: [remedy],
    amountFen: remedy === 'refund' || remedy === 'return' ? Math.min(asked, carried.mostFen) : 0,
  }
}

function categoryOf({ state, request }: Request) {
  if (state === 'refunding') return 'refund-delay' as const
  return request === 'no-reason-return' ? ('return-refused' as const) : ('after-sales' as const)
}
/** A complaint for money that has all come back already would have nothing to ask for. */
export const asksMoney = (request: Request): boolean => ['refund', 'return'].includes(remedyOf(request))

type Category = ReturnType<typeof categoryOf>

/** What the consumer wanted in the first place; a refund that was ordered is a refund. */
function remedyOf({ state, request }: Request): ComplaintRemedy {
  if (state === 'refunding') return 'refund'
  if (request === 'no-reason-return') return 'return'
  return request === 'faulty-return' ? 'refund' : request
}

function detailsOf(request: Request, category: Category): Record<string, string> {
  const askedOn = shanghaiDay(request.requestedAt)
  const receivedOn = request.receivedOn ?? askedOn
  const stands = stateWords[request.state]
  const head = `${request.number} · ${requestWords[request.request].zh} ${requestWords[request.request].en} · ${askedOn} · ${stands.zh} ${stands.en}`
  switch (category) {
    case 'refund-delay':
      return { 'returned-on': shanghaiDay(request.goodsReceivedAt ?? request.refundOrderedAt ?? request.requestedAt) }
    case 'return-refused':
      return { 'received-on': receivedOn, 'asked-on': askedOn, 'reason-given': head }
    case 'after-sales':
      return { 'received-on': receivedOn, asked: head }
  }
}

const longestStory = 4500
/** Bilingual where we speak, as it was written where people spoke. */
function tell(request: Request, story: readonly Statement[], said: string): string {
  const asked = requestWords[request.request]
  const lines = [
    `售后申请 ${request.number}（${asked.zh}）没有解决，转为投诉。 / After-sales request ${request.number} (${asked.en}) was not settled and becomes a complaint.`,
    ...(said === '' ? [] : [said]),
    ...postageLine(request),
    ...story.filter((one) => one.kind !== 'complaint' || one.text !== said).flatMap((one) => lineOf(one)),
  ]
  return fit(lines.join('\n'), request.number)
}

/** What finds no room is not lost: the request stays, both sides and the desk open it from the complaint, and the text says so. */
function fit(whole: string, number: string): string {
  if (whole.length <= longestStory) return whole
  const rest = `……（篇幅所限，其余内容见售后申请 ${number}，可从本投诉打开。） / … (No room for more: the rest stands in after-sales request ${number}, which opens from this complaint.)`
  const begun = whole.slice(0, longestStory - rest.length - 1)
  // Half a character is no text that can be kept.
  return `${begun.replace(/[\uD800-\uDBFF]$/, '')}\n${rest}`
}

/** What sending the goods back cost and nobody has been asked to pay yet. */
function postageLine({ postage, currency }: Request): string[] {
  if (postage.statedFen === 0 || postage.orderedAt !== null) return []
  const amount = formatFen(postage.statedFen, currency)
  return [
    `寄回运费 ${amount}，按规则由商家承担，还没有付。 / Return postage ${amount}, which the merchant bears by the rule, is not paid yet.`,
  ]
}

const sideWords = { consumer: '消费者', merchant: '商家', platform: '平台' } as const
function lineOf(one: Statement): string[] {
  const reason = reasonWords(one.reason)
  const offer = one.offer ? ` [${remedyWords[one.offer.remedy].zh}${amountWords(one.offer.amountFen)}]` : ''
  const words = [reason, one.text].filter((part) => part !== '').join('：')
  return words === '' && offer === '' ? [] : [`${shanghaiDay(one.at)} ${sideWords[one.side]}${offer} ${words}`]
}

const amountWords = (amountFen: number): string => (amountFen > 0 ? ` ${(amountFen / 100).toFixed(2)}` : '')
function reasonWords(reason: string | null): string {
  if (reason === null) return ''
  const refused = RefuseReason.safeParse(reason)
  const disputed = DisputeReason.safeParse(reason)
  if (refused.success && refused.data !== 'other') return refuseReasonWords[refused.data].zh
  if (disputed.success) return disputeReasonWords[disputed.data].zh
  return Object.entries(askReasonWords).find(([code]) => code === reason)?.[1].zh ?? ''
}
