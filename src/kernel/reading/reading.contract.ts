import { z } from 'zod'
import { declareRefusals } from '../refusal.contract.ts'
import { staff } from '../role.contract.ts'
import { Instant, route } from '../route.contract.ts'
import { Purpose, ReadField } from './reading-rule.contract.ts'

const Words = z.object({ zh: z.string(), en: z.string() })
const Case = z.strictObject({ case: z.string().min(1).max(60) })

/** Masked, and what the reader could read, with why not: no read, hence nothing is recorded. */
export const MaskedPerson = z.object({
  fields: z.array(z.object({ field: ReadField, masked: z.string() })),
  /** For which purposes this reader may read what; the first that is allowed is the usual one. */
  purposes: z.array(z.object({ purpose: Purpose, fields: z.array(ReadField), reason: Words.nullable() })),
})
export type MaskedPerson = z.infer<typeof MaskedPerson>

export const readMasked = route({
  method: 'GET',
  path: '/api/reveals/:case',
  summary: {
    zh: '一件事里的个人信息（隐去）和可以查看的目的',
    en: 'The personal data of a case, masked, and for which purposes it may be read',
  },
  who: staff,
  clause: '5.1.3',
  input: Case,
  output: MaskedPerson,
})

export const OpenedPerson = z.object({
  /** Stands behind the values on the page, so that a picture of them tells whose read it was. */
  number: z.string(),
  at: Instant,
  /** Until then the same opened again is the same read. */
  until: Instant,
  values: z.array(z.object({ field: ReadField, value: z.string() })),
})
export type OpenedPerson = z.infer<typeof OpenedPerson>

export const reveal = route({
  method: 'POST',
  path: '/api/reveals',
  summary: {
    zh: '按目的查看个人信息原文（每次记录，拒绝也记录）',
    en: 'Read personal data in the open for a purpose; recorded each time, also when it is refused',
  },
  who: staff,
  clause: '5.1.3',
  // A working day: whoever has a second factor reads contacts only when the sign-in of that day used it.
  stepUp: { minutes: 480 },
  audit: 'personal.read',
  status: 201,
  perMinute: 120,
  secrets: ['values'],
  input: Case.extend({
    purpose: Purpose,
    fields: z
      .array(ReadField)
      .min(1)
      .max(7)
      .refine((fields) => new Set(fields).size === fields.length, { error: '同一项写了两次 / a field stands twice' }),
  }),
  output: OpenedPerson,
})

export const readingRefusals = declareRefusals({
  'reading.purpose-unknown': {
    status: 403,
    zh: '规则库里没有为「{purposeZh}」开放任何查看。需要时请向个人信息保护负责人提出。',
    en: 'The rulebook opens nothing for “{purposeEn}”. If it is needed, ask the privacy officer.',
  },
  'reading.own-case': {
    status: 403,
    zh: '您是这件事的当事人，不能以工作人员身份查看。请由其他同事办理。',
    en: 'You are a side of this case and do not read it as staff. A colleague has to handle it.',
  },
  'reading.restricted': {
    status: 403,
    zh: '本人已要求限制处理个人信息，暂不能查看。请联系个人信息保护负责人。',
    en: 'The person had the processing of their data restricted: it is not read for now. Ask the privacy officer.',
  },
  'reading.case-unfit': {
    status: 403,
    zh: '「{purposeZh}」不适用于这件事。请选择别的目的。',
    en: '“{purposeEn}” does not fit this case. Choose another purpose.',
  },
  'reading.role': {
    status: 403,
    zh: '「{purposeZh}」只由{rolesZh}查看。请他们代为联系。',
    en: '“{purposeEn}” is for the {rolesEn} only. Ask one of them.',
  },
  'reading.no-tie': {
    status: 403,
    zh: '这件事不由您经办，所以不能查看。请先接手，或者请经办人代为联系。',
    en: 'This case is not yours to handle, so its contacts are not shown. Take it first, or ask whoever handles it.',
  },
  'reading.no-consent': {
    status: 403,
    zh: '「{purposeZh}」要本人同意才能查看，本人没有同意，或者已经撤回。',
    en: '“{purposeEn}” takes the consent of the person, who has not given it or has withdrawn it.',
  },
  'reading.closed': {
    status: 403,
    zh: '这件事结案已超过 {days} 天，不再提供查看。确有需要时请联系个人信息保护负责人。',
    en: 'This case was closed more than {days} days ago and is not read any more. If it must be, ask the privacy officer.',
  },
  'reading.field': {
    status: 403,
    zh: '「{purposeZh}」用不着{fieldZh}。请去掉这一项，或者选择别的目的。',
    en: '“{purposeEn}” does not need this field: {fieldEn}. Leave it out, or choose another purpose.',
  },
  'reading.hour-spent': {
    status: 429,
    zh: '一小时内已经查看 {most} 次，请稍后再看，或者请同事办理。',
    en: 'You have read {most} times within an hour. Wait, or let a colleague do it.',
  },
  'reading.day-spent': {
    status: 429,
    zh: '二十四小时内已经查看 {most} 次，请明天再看，或者请同事办理。',
    en: 'You have read {most} times within twenty-four hours. Wait until tomorrow, or let a colleague do it.',
  },
  'reading.field-spent': {
    status: 429,
    zh: '二十四小时内已经 {most} 次查看这件事的{fieldZh}。请把需要的记在经办记录里，或者请同事办理。',
    en: 'You have read this field of this case {most} times within twenty-four hours: {fieldEn}. Wait, or let a colleague do it.',
  },
})
