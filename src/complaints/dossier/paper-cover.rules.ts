import type { Content } from './dossier-content.rules.ts'
import { sideWords, whenWords } from './dossier-words.rules.ts'
import { listIn, moneyOf, sayIn, type Pair, type Paper } from './paper-form.rules.ts'

export function coverOf(content: Content): Paper['cover'] {
  const { dossier, complaint, parties } = content
  const say = sayIn(dossier.language)
  const when = (iso: string) => whenWords(iso, dossier.language)
  const row = (zh: string, en: string, value: string | null): Pair[] =>
    value === null ? [] : [[say({ zh, en }), value]]
  const demand = listIn(dossier.language, complaint.remedies.map(say))
  const claim = complaint.claimFen > 0 ? `${demand} ${moneyOf(content, complaint.claimFen)}` : demand
  const result = complaint.outcome && say(complaint.outcome)
  const paid = (complaint.outcomeFen ?? 0) > 0 ? ` ${moneyOf(content, complaint.outcomeFen ?? 0)}` : ''
  return {
    title: say({ zh: '消费争议案卷', en: 'Dossier of a consumer dispute' }),
    subtitle: say({ zh: '投诉编号 ', en: 'Complaint ' }) + complaint.receipt,
    rows: [
      ...row(
        '投诉人',
        'Consumer',
        parties.consumer ?? say({ zh: '平台未登记姓名', en: 'name not known to the platform' }),
      ),
      ...row('被投诉商家', 'Merchant', parties.merchant ?? say({ zh: '尚未确定', en: 'not determined yet' })),
      ...row('订单号', 'Order', content.order?.number ?? null),
      ...row('争议类别', 'Matter', say(complaint.category)),
      ...row('要求', 'Claim', claim),
      ...row('收到投诉', 'Received', `${when(complaint.receivedAt)} · ${say(complaint.channel)}`),
      ...row('首次答复', 'First answer', complaint.respondedAt && when(complaint.respondedAt)),
      ...row('目前阶段', 'Stage', say(complaint.state)),
      ...row('结果', 'Outcome', result && `${result}${paid}`),
      ...row('办结时间', 'Closed', complaint.closedAt && when(complaint.closedAt)),
      ...row('内容范围', 'Made for', scopeOf(content)),
      ...row('截止时间', 'As of', `${when(dossier.asOf)} ${say({ zh: '（北京时间）', en: '(Beijing time)' })}`),
    ],
    notes: notesOf(content),
  }
}

function scopeOf({ dossier }: Content): string {
  const side = sideWords[dossier.side][dossier.language]
  if (dossier.side === 'platform')
    return dossier.language === 'zh' ? '平台留存（含内部备注）' : 'The platform (internal notes included)'
  const sealed = dossier.purpose === 'sealed'
  if (dossier.language === 'zh') return `${side}一方可见的全部内容${sealed ? '，进入法律途径时封存' : ''}`
  return `Everything that the ${side.toLowerCase()} may see${sealed ? ', sealed when the matter went to law' : ''}`
}

function notesOf({ dossier }: Content): string[] {
  return dossier.language === 'zh'
    ? [
        '本案卷由平台根据自己的记录整理，如实列出双方陈述、证据和办理经过。它不是裁决，也不代表平台对事实的认定。',
        '协商中提出的方案，不等于对事实或责任的承认。调解中的陈述、让步和未达成的方案不收入本案卷（参照《人民法院在线调解规则》第十八条）。',
        '证据原件在随附的证据包中，每一份都有 SHA-256 校验值；核对方法见最后一章。',
      ]
    : [
        'The platform compiled this dossier from its own records: what both sides said, the evidence, what was done. It is no ruling, and no finding of the platform about the facts.',
        'What was offered in negotiation admits neither facts nor liability. What was said, conceded or proposed without agreement in mediation is left out (compare art. 18 of the rules of the people’s courts on online mediation).',
        'The evidence itself is in the archive that goes with this file, each piece with its SHA-256 checksum; the last chapter says how to check them.',
      ]
}
