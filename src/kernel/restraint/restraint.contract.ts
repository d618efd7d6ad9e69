import { z } from 'zod'
import { declareRefusals } from '../refusal.contract.ts'
import { Instant } from '../route.contract.ts'

/** What can be held back; `sessions` is over as soon as it is done. */
export const RestraintKind = z.enum(['sessions', 'account', 'key', 'webhooks', 'exports', 'messages', 'chapter'])
export type RestraintKind = z.infer<typeof RestraintKind>

/** Chapters that can be made read-only. Sign-in, and the work on the incident itself, go on. */
export const heldChapters = [
  'marketplace',
  'policies',
  'transactions',
  'complaints',
  'governance',
  'evaluation',
] as const

export const Restraint = z.object({
  id: z.string(),
  kind: RestraintKind,
  target: z.string().nullable(),
  /** What the account or key is called. */
  name: z.string().nullable(),
  setBy: z.string().nullable(),
  setAt: Instant,
  liftedBy: z.string().nullable(),
  liftedAt: Instant.nullable(),
})
export type Restraint = z.infer<typeof Restraint>

export const restraintRefusals = declareRefusals({
  'restraint.account-held': {
    status: 403,
    zh: '出于安全原因，这个账号暂时不能登录。请联系平台客服核实。',
    en: 'For safety, this account cannot sign in for now. Contact the platform to have it looked at.',
  },
  'restraint.exports-held': {
    status: 503,
    zh: '正在处置安全事件，导出暂停。可以在页面上查看，或稍后再试。',
    en: 'A security incident is being dealt with and exports are stopped. Read it on the page, or try again later.',
  },
  'restraint.chapter-held': {
    status: 503,
    zh: '正在处置安全事件，这部分暂时只能查看，没有保存这次改动。请稍后再试。',
    en: 'A security incident is being dealt with: this part can only be read for now, and this change was not saved. Try again later.',
  },
  'restraint.no-target': {
    status: 422,
    zh: '没有找到这个账号或密钥，请核对后再填。',
    en: 'There is no such account or key. Check what you entered.',
  },
  'restraint.not-yourself': {
    status: 422,
    zh: '不能停用自己的账号，请由另一位同事操作。',
    en: 'You cannot block your own account. A colleague has to do it.',
  },
  'restraint.standing-already': {
    status: 409,
    zh: '这项措施已经在执行。',
    en: 'This measure stands already.',
  },
  'restraint.over-already': {
    status: 409,
    zh: '这项措施已经解除，或者不能撤销。',
    en: 'This measure was lifted already, or cannot be undone.',
  },
})
