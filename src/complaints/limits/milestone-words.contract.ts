import type { Bilingual } from '../../kernel/rulebook/rule-parts.contract.ts'
import type { MilestoneKind } from './limit.contract.ts'

/** What each thing that happened elsewhere is called, on pages and in refusals alike. */
export const milestoneWords: Readonly<Record<MilestoneKind, Bilingual>> = {
  'goods-back': { zh: '商家收到退回的商品', en: 'The shop got the goods back' },
  'goods-not-back': { zh: '查明商家没有收到退货', en: 'The shop turned out not to have the goods' },
  'courier-told': { zh: '快递企业收到投诉', en: 'The courier got the complaint' },
  'courier-answered': { zh: '快递企业答复', en: 'The courier answered' },
  'authority-received': { zh: '机关收到投诉', en: 'The authority got the complaint' },
  'authority-refused': { zh: '机关决定不予受理', en: 'The authority declined' },
  'authority-accepted': { zh: '机关受理', en: 'The authority accepted' },
  'test-began': { zh: '机关委托鉴定检测', en: 'The authority ordered a test' },
  'test-ended': { zh: '鉴定检测结束', en: 'The test ended' },
  'lead-found': { zh: '机关发现违法线索', en: 'The authority found a lead' },
  'lead-decided': { zh: '机关决定是否立案', en: 'The authority decided on the lead' },
  'authority-settled': { zh: '机关调解达成协议', en: 'Settled before the authority' },
  'mediation-ended': { zh: '机关终止调解', en: 'The authority ended its mediation' },
  'told-of-end': { zh: '机关告知终止调解', en: 'The authority gave notice of the end' },
}
