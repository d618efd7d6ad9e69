import type { Ctx } from '../../context.ts'
import { PlainError } from '../../log/safe-error.ts'
import { noticeWords } from '../../notice/notify.ts'
import type { NoticeRow } from '../../notice/notice.store.ts'
import { reachOfAccount } from '../account.store.ts'
import { accessNumber } from '../access-numbers.ts'
import { signInKey } from '../secret/secret.actions.ts'
import { readersOf } from '../../notice/recipient.store.ts'
import type { CodeDesk } from './code-desk.ts'
import type { CodePurpose, Way } from './code.rules.ts'
import { codeOf } from './digits.ts'
import { findFlow } from './code.store.ts'

const purposes: Readonly<Record<string, CodePurpose>> = {
  'code-sign-in': 'code-sign-in',
  'password-reset': 'password-reset',
}

/** Carries the code to the owner of the account; the digits exist only while it does. Nobody's flow goes nowhere. */
export async function sendSignInCode(ctx: Ctx, flowHash: string, desk: CodeDesk): Promise<void> {
  const flow = await findFlow(ctx, flowHash)
  const purpose = flow && purposes[flow.purpose]
  if (!flow?.account_id || !purpose) return
  const way: Way = flow.way === 'phone' ? 'phone' : 'email'
  const transport = desk.ways[way]
  const reach = await reachOfAccount(ctx, flow.account_id)
  const [reader] = await readersOf.account(ctx, flow.account_id)
  if (!transport || !reach?.[way] || !reader) return
  const code = codeOf(await signInKey(ctx, 'mailed-code'), purpose, flowHash)
  const message = messageOf(ctx, {
    code,
    purpose,
    way,
    site: desk.site,
    id: flowHash.slice(0, 32),
    language: reader.language,
  })
  const contact = { email: null, phone: null, [way]: reach[way], language: reader.language }
  const done = await transport.send(message, contact, ctx.now)
  // Thrown, it is tried again by the worker, until the code has ended.
  if (done.done === 'again') throw new PlainError('a sign-in code could not be sent yet')
}

type Message = {
  readonly code: string
  readonly purpose: CodePurpose
  readonly way: Way
  readonly site: string
  readonly id: string
  readonly language: 'zh' | 'en'
}

/** A notice that is stored nowhere. */
function messageOf(ctx: Ctx, { code, purpose, way, site, id, language }: Message): NoticeRow {
  const template = `session.${purpose}`
  const params = { code, site, minutes: accessNumber(ctx, 'code.minutes') }
  const words = noticeWords(template, params, language)
  if (!words) throw new Error(`there is no notice template ${template}`)
  return {
    id,
    recipient: id,
    recipientKind: 'account',
    channel: way === 'phone' ? 'sms' : 'email',
    template,
    dedupe: id,
    language,
    urgent: true,
    subject: null,
    params,
    heading: words.heading,
    body: way === 'phone' ? words.sms : words.body,
    href: null,
    createdAt: ctx.now,
    state: 'queued',
    reason: null,
    attempts: 1,
    sentTo: null,
    lastError: null,
    nextTryAt: null,
    sentAt: null,
    readAt: null,
  }
}
