import type { CategoryCode } from './complaint.contract.ts'

type Words = { readonly zh: string; readonly en: string }
/**
 * What shows that something was so. `from`: who has it; what only the shop or the platform holds is never asked of the consumer (62
 * of the E-commerce Law) and never missing on the consumer's side. `need`: nothing is refused for want of it; it says what helps most.
 */
export type EvidenceItem = {
  readonly id: string
  readonly what: Words
  readonly why: Words
  readonly from: 'consumer' | 'merchant' | 'platform'
  readonly need: 'required' | 'helpful'
}
type Part = Pick<EvidenceItem, 'from' | 'need'>
const item = (id: string, { from, need }: Part, what: Words, why: Words): EvidenceItem => ({
  id,
  what,
  why,
  from,
  need,
})
const needed: Part = { from: 'consumer', need: 'required' }
const helpful: Part = { from: 'consumer', need: 'helpful' }
const ofShop: Part = { from: 'merchant', need: 'required' }
const ofPlatform: Part = { from: 'platform', need: 'required' }

const order = item(
  'order',
  ofPlatform,
  { zh: '订单、付款和商品页面快照', en: 'Order, payment and the page as it was' },
  { zh: '平台保存，不用您提供', en: 'The platform keeps them; you need not send them' },
)
const fault = item(
  'fault',
  needed,
  { zh: '问题部位和整体的照片', en: 'Pictures of the fault and of the whole thing' },
  { zh: '看得出坏在哪里、是不是这件商品', en: 'They show what is wrong, and that it is this thing' },
)
const video = item(
  'video',
  helpful,
  { zh: '故障过程的短视频', en: 'A short video of what goes wrong' },
  { zh: '时好时坏的毛病照片看不出', en: 'A fault that comes and goes does not show in a picture' },
)
const unpacking = item(
  'unpacking',
  helpful,
  { zh: '开箱视频或签收时的照片', en: 'Video of the unpacking, or a picture at the door' },
  { zh: '说明收到时就是这样', en: 'It shows that it came like this' },
)
const talk = item(
  'talk',
  helpful,
  { zh: '和商家沟通的记录', en: 'What was said with the shop' },
  {
    zh: '说明提过什么、商家怎么答复；平台内的聊天平台会调取',
    en: 'It shows what you asked and what the answer was; chats on the platform are looked up',
  },
)
const inspection = item(
  'inspection',
  ofShop,
  { zh: '出厂检验、进货和验收记录', en: 'Tests, purchase and receipt records' },
  { zh: '由商家提供', en: 'The shop has to bring them' },
)
const carrier = item(
  'carrier',
  ofShop,
  { zh: '发货和物流交接凭证', en: 'Dispatch and hand-over to the carrier' },
  { zh: '由商家提供', en: 'The shop has to bring them' },
)

/** In the order of the checklist: what the consumer can bring first. */
export const evidenceItems: Readonly<Record<CategoryCode, readonly EvidenceItem[]>> = {
  quality: [fault, video, unpacking, talk, inspection, order],
  'not-as-described': [
    item(
      'page',
      needed,
      { zh: '商品页面或宣传的截图', en: 'A screenshot of the page or the advertising' },
      {
        zh: '说明当时是怎么写的；没有的，平台会调快照',
        en: 'It shows what was promised; without it the platform looks for the snapshot',
      },
    ),
    item(
      'goods',
      needed,
      { zh: '实物照片（含标签、尺寸）', en: 'Pictures of the goods with label and size' },
      { zh: '说明实际收到的是什么', en: 'They show what came' },
    ),
    talk,
    order,
  ],
  counterfeit: [
    item(
      'marks',
      needed,
      { zh: '防伪标识、包装、吊牌的照片', en: 'Pictures of marks, packaging and tags' },
      { zh: '真假往往看这里', en: 'This is where a fake shows' },
    ),
    item(
      'appraisal',
      helpful,
      { zh: '鉴定结果或品牌方的答复', en: 'An appraisal, or the answer of the brand' },
      { zh: '认定欺诈、要求三倍赔偿时最有分量', en: 'It weighs most for a finding of fraud and three times the price' },
    ),
    talk,
    item(
      'chain',
      ofShop,
      { zh: '进货来源和授权文件', en: 'Where it was bought, and the licence' },
      { zh: '由商家证明是正品', en: 'The shop has to show that it is genuine' },
    ),
    order,
  ],
  'not-delivered': [
    talk,
    item(
      'tracking',
      helpful,
      { zh: '物流页面截图', en: 'A screenshot of the tracking' },
      { zh: '说明停在哪里、显示谁签收', en: 'It shows where it stopped and who signed' },
    ),
    carrier,
    order,
  ],
  damaged: [
    fault,
    item(
      'parcel',
      needed,
      { zh: '外包装和面单的照片', en: 'Pictures of the parcel and its label' },
      { zh: '分得清是运输还是商品本身的问题', en: 'They tell the carrier from the goods' },
    ),
    unpacking,
    carrier,
    order,
  ],
  'missing-items': [
    item(
      'all',
      needed,
      { zh: '收到的全部东西摆在一起的照片', en: 'A picture of everything that came' },
      { zh: '看得出少了什么', en: 'It shows what is missing' },
    ),
    item(
      'weight',
      helpful,
      { zh: '面单上的重量', en: 'The weight on the label' },
      { zh: '重量对不上，说明没装', en: 'A weight that does not fit says it was never packed' },
    ),
    unpacking,
    carrier,
    order,
  ],
  'return-refused': [
    item(
      'condition',
      needed,
      { zh: '商品现在的照片', en: 'Pictures of the goods as they are' },
      { zh: '说明是否完好、能不能再卖', en: 'They show whether it is intact' },
    ),
    talk,
    item(
      'refusal',
      ofShop,
      { zh: '不予退货的依据', en: 'On what the refusal rests' },
      { zh: '由商家提供', en: 'The shop has to bring it' },
    ),
    order,
  ],
  'refund-delay': [
    item(
      'sent-back',
      helpful,
      { zh: '退货的快递单号', en: 'The number of the return parcel' },
      { zh: '退款期限从商家收到退货起算', en: 'The time to refund runs from its arrival' },
    ),
    talk,
    order,
  ],
  price: [
    item(
      'seen',
      needed,
      { zh: '两个价格的截图（带时间）', en: 'Screenshots of both prices, with the time' },
      { zh: '说明差在哪里、什么时候', en: 'They show the difference and when it was' },
    ),
    talk,
    item(
      'history',
      ofPlatform,
      { zh: '成交价记录', en: 'The record of prices' },
      { zh: '平台保存，不用您提供', en: 'The platform keeps it; you need not send it' },
    ),
    order,
  ],
  'false-promotion': [
    item(
      'claim',
      needed,
      { zh: '活动页面、直播或广告的截图录屏', en: 'Screenshot or recording of the promotion' },
      { zh: '说明当时承诺了什么', en: 'It shows what was promised' },
    ),
    talk,
    order,
  ],
  'after-sales': [
    item(
      'service',
      helpful,
      { zh: '维修单、保修卡', en: 'Repair order, warranty card' },
      { zh: '说明修过几次、在不在保修期', en: 'They show how often it was repaired and whether the warranty runs' },
    ),
    fault,
    talk,
    order,
  ],
  other: [
    item(
      'any',
      helpful,
      { zh: '能说明情况的照片、截图', en: 'Pictures or screenshots of what happened' },
      { zh: '先交一样也可以，之后还能补', en: 'One is enough to begin; more can follow' },
    ),
    talk,
    order,
  ],
}

/** What may be asked of the consumer as still missing. */
export const askableItems = (code: CategoryCode): readonly EvidenceItem[] =>
  evidenceItems[code].filter(({ from }) => from === 'consumer')
