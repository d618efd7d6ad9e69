import { shanghaiDay } from '../../kernel/calendar/day.rules.ts'
import { Refusal } from '../../kernel/refusal.ts'
import type { Complaint } from '../complaint.rules.ts'
import { stateWords } from '../refusal-words.contract.ts'

type Moments = { readonly foundAt: string; readonly postedAt?: string | undefined }
/** A post is found after it was written, and neither lies ahead. */
export function assertFound({ foundAt, postedAt }: Moments, now: Date): void {
  if (new Date(foundAt) > now) throw new Refusal('entry.received-in-future', { field: 'foundAt' })
  if (postedAt !== undefined && new Date(postedAt) > new Date(foundAt))
    throw new Refusal('entry.posted-after-found', { field: 'postedAt' })
}

const tracking = /^(?:utm_.+|spm|share_token|from|weibo_id|timestamp|share_id|refer_flag)$/
/** One post has many links: without what says who shared it, where it is on the page, or in which case its host is written. */
export function postReference(url: string): string {
  const link = new URL(url)
  const kept = new URLSearchParams([...link.searchParams].filter(([name]) => !tracking.test(name)))
  kept.sort()
  return `${link.host.replace(/^(?:www|m)\./, '')}${link.pathname.replace(/\/+$/, '')}${kept.size > 0 ? `?${kept}` : ''}`
}

type Told = Pick<Complaint, 'receipt' | 'state' | 'receivedAt'>
/**
 * What may be written to whoever posted. Before it is known who that is, nothing of a case: no number, no shop, no order, not even that
 * there is one.
 */
export function replyFor(complaint: Told, isVerified: boolean): { readonly zh: string; readonly en: string } {
  if (!isVerified)
    return {
      zh: '您好，看到您反映的情况了。为了保护您的信息，请通过官方账号私信告诉我们下单时的手机号或订单号，核实后由专人跟您联系。请不要在评论里公开个人信息。',
      en: 'Hello, we have read what you wrote. To protect your information, please send our official account a private message with the telephone number or the order number of your purchase; once we know it is yours, somebody will contact you. Please post no personal information in public.',
    }
  const { zh, en } = stateWords[complaint.state]
  const day = shanghaiDay(complaint.receivedAt)
  return {
    zh: `您好，您的投诉已在 ${day} 登记，编号 ${complaint.receipt}，现在的状态是「${zh}」。之后的进展会告诉您，您也可以凭编号查询。`,
    en: `Hello, your complaint was entered on ${day} under ${complaint.receipt}; it now stands at "${en}". We will tell you how it goes on, and with the number you can ask at any time.`,
  }
}
