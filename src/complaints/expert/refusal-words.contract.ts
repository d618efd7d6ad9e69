import { declareRefusals } from '../../kernel/refusal.contract.ts'

export const expertRefusals = declareRefusals({
  'expert.not-now': {
    status: 409,
    zh: '只有在举证阶段才能提议鉴定。',
    en: 'A test can be proposed while evidence is taken, and not before or after.',
  },
  'expert.one-at-a-time': {
    status: 409,
    zh: '已有一项鉴定在等双方答复或等报告。',
    en: 'One test waits for the answers of both sides, or for its report, already.',
  },
  'expert.answered-already': {
    status: 409,
    zh: '这项提议已经答复过，或者已经结束。',
    en: 'This proposal was answered already, or is over.',
  },
  'expert.not-agreed': {
    status: 409,
    zh: '双方还没有都同意这项鉴定。可以等答复，也可以写明检测机构、由平台承担费用。',
    en: 'Both sides have not agreed to this test. Wait for them, or name the laboratory and let the platform pay.',
  },
  'expert.laboratory-missing': {
    status: 422,
    zh: '由平台承担费用的，请写明检测机构；需要当事人承担费用的，先提议共同鉴定。',
    en: 'Where the platform pays, name the laboratory; where a side is to pay, propose a joint test first.',
  },
  'expert.result-incomplete': {
    status: 422,
    zh: '请写明检测方法、检测结论和结论支持哪一方；做不了检测的，选「无法检测」并说明原因。',
    en: 'Say the method, the finding and whom it speaks for; if no test was possible, choose that and say why.',
  },
  'expert.report-missing': {
    status: 422,
    zh: '请附上检测报告，双方都要看到。',
    en: 'Attach the report; both sides are to read it.',
  },
})
