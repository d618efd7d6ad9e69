import type { AfterSalesRequest, Verdict } from './aftersales-rule.contract.ts'
import { judge, type Policy } from './eligibility.rules.ts'
import type { Rulebook } from './rulebook.ts'

/** In both languages at once: an example shows the same words to every reader. */
const requestWords: Readonly<Record<AfterSalesRequest, { readonly zh: string; readonly en: string }>> = {
  'no-reason-return': { zh: '七天无理由退货', en: 'return without a reason' },
  'faulty-return': { zh: '质量问题退货', en: 'return of faulty goods' },
  exchange: { zh: '换货', en: 'exchange' },
  repair: { zh: '保修', en: 'repair under warranty' },
}
const verdictWords: Readonly<Record<Verdict, string>> = {
  eligible: '符合 / eligible',
  'needs-evidence': '商家判断 / merchant judges',
  excluded: '不适用 / excluded',
}

/** A worked example of a policy, with what the product says about it. */
export function wishExample(
  policy: Policy,
  example: Policy['examples'][number],
  rulebook: Pick<Rulebook, 'find' | 'calendar'>,
) {
  const { request, received, asked, said, confirmed, evidence } = example
  const finding = judge(policy, { request, receivedOn: received, askedOn: asked, said, confirmed, evidence }, rulebook)
  const kinds = said.flatMap((id) => rulebook.find(id, received)?.title ?? [])
  return {
    given: {
      zh: [
        `${received} 签收，${asked} 申请${requestWords[request].zh}`,
        ...kinds.map(({ zh }) => zh),
        ...(confirmed ? ['购买时确认过不退'] : []),
        ...(evidence ? ['有凭证'] : []),
      ].join('，'),
      en: [
        `received ${received}, asked for on ${asked}: ${requestWords[request].en}`,
        ...kinds.map(({ en }) => en),
        ...(confirmed ? ['confirmed at the purchase'] : []),
        ...(evidence ? ['with evidence'] : []),
      ].join('; '),
    },
    expected: verdictWords[example.verdict],
    actual: verdictWords[finding.verdict],
    note: example.note,
  }
}
