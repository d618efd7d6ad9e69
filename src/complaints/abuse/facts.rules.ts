/** Reviews of suspected abuse: ids and numbers only; never on the timeline of a case that both sides read. */
export const abuseFacts = {
  'abuse.opened': { zh: '开始核查是否滥用投诉', en: 'A review of suspected abuse was opened', inner: true },
  'abuse.decided': { zh: '对疑似滥用作出决定', en: 'Suspected abuse was decided on', inner: true },
  'abuse.confirmed': { zh: '第二人确认限制', en: 'A limit was confirmed by a second person', inner: true },
  'abuse.not-confirmed': { zh: '第二人否决限制', en: 'A limit was refused by the second person', inner: true },
  'abuse.appealed': { zh: '消费者申诉', en: 'The consumer appealed', inner: true },
  'abuse.appeal-decided': { zh: '对申诉作出决定', en: 'The appeal was decided', inner: true },
} as const
