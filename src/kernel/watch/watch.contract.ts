import { z } from 'zod'
import { declareRefusals } from '../refusal.contract.ts'

/** What can be taken from an account or a key for a while. Each is undone by a person, and never by the one it was taken from. */
export const measures = ['step-up', 'no-reads', 'no-exports', 'frozen'] as const
export const Measure = z.enum(measures)
export type Measure = z.infer<typeof Measure>

export const measureWords: Readonly<Record<Measure, { readonly zh: string; readonly en: string }>> = {
  'step-up': { zh: '须重新验证身份', en: 'Must prove again who they are' },
  'no-reads': { zh: '暂停查看个人信息', en: 'Reads no personal data' },
  'no-exports': { zh: '暂停导出', en: 'Exports nothing' },
  frozen: { zh: '暂停使用', en: 'Frozen' },
}

/** What the kernel sees of anybody who uses the product: what early warning is reckoned from (5.3.1). */
export const accessKinds = [
  'read',
  'read-refused',
  'denied',
  'missed',
  'exported',
  'searched',
  'signed-in',
  'sign-in-failed',
  'key-called',
  'decoy-touched',
] as const
export const AccessKind = z.enum(accessKinds)
export type AccessKind = z.infer<typeof AccessKind>

export const watchRefusals = declareRefusals({
  'access.frozen': {
    status: 403,
    zh: '这个账号因安全预警暂停使用。您已填写的内容没有提交。请联系个人信息保护负责人核实，核实后恢复。',
    en: 'This account is frozen because of a security warning. What you typed was not sent. Ask the privacy officer to check; it is opened again after that.',
  },
  'access.exports-held': {
    status: 403,
    zh: '您的导出因安全预警暂停。页面照常可用；确有需要请联系个人信息保护负责人。',
    en: 'Your exports are on hold because of a security warning. Pages work as usual; if you need the file, ask the privacy officer.',
  },
  'access.prove-again': {
    status: 403,
    zh: '因安全预警，请先退出登录，再重新登录一次，然后继续。',
    en: 'Because of a security warning, sign out and in again, then go on.',
  },
  'reading.held': {
    status: 403,
    zh: '您查看个人信息的权限因安全预警暂停。其他工作照常；请联系个人信息保护负责人核实。',
    en: 'You may not read personal data for now because of a security warning. Other work goes on; ask the privacy officer to check.',
  },
  'containment.own': {
    status: 403,
    zh: '这是针对您本人的限制，须由另一位同事核实后解除。',
    en: 'This was taken from you: a colleague has to check and give it back.',
  },
})
