import type { z } from 'zod'
import type { CategoryCode, Words } from './complaint.contract.ts'

type Bilingual = z.infer<typeof Words>
/**
 * What shows that something was so. `from`: who has it; what only the shop or the platform holds is never asked of the consumer (62
 * of the E-commerce Law) and never missing on the consumer's side. `need`: nothing is refused for want of it; it says what helps most.
 */
export type EvidenceItem = {
  readonly id: string
  readonly what: Bilingual
  readonly why: Bilingual
  readonly from: 'consumer' | 'merchant' | 'platform'
  readonly need: 'required' | 'helpful'
}

/** Chinese, then English. */
type Pair = readonly [zh: string, en: string]
const item =
  (from: EvidenceItem['from'], need: EvidenceItem['need']) =>
  (what: Pair, why: Pair): Omit<EvidenceItem, 'id'> => ({
    what: { zh: what[0], en: what[1] },
    why: { zh: why[0], en: why[1] },
    from,
    need,
  })
const needed = item('consumer', 'required')
const helpful = item('consumer', 'helpful')
const ofShop = item('merchant', 'required')
const ofPlatform = item('platform', 'required')
const shopBrings: Pair = ['由商家提供', 'The shop has to bring them']

/** Each thing once: what it is, and what it shows. */
const items = {
  order: ofPlatform(
    ['订单、付款和商品页面快照', 'Order, payment and the page as it was'],
    ['平台保存，不用您提供', 'The platform keeps them; you need not send them'],
  ),
  fault: needed(
    ['问题部位和整体的照片', 'Pictures of the fault and of the whole thing'],
    ['看得出坏在哪里、是不是这件商品', 'They show what is wrong, and that it is this thing'],
  ),
  video: helpful(
    ['故障过程的短视频', 'A short video of what goes wrong'],
    ['时好时坏的毛病照片看不出', 'A fault that comes and goes does not show in a picture'],
  ),
  unpacking: helpful(
    ['开箱视频或签收时的照片', 'Video of the unpacking, or a picture at the door'],
    ['说明收到时就是这样', 'It shows that it came like this'],
  ),
  talk: helpful(
    ['和商家沟通的记录', 'What was said with the shop'],
    [
      '说明提过什么、商家怎么答复；平台内的聊天平台会调取',
      'It shows what you asked and what the answer was; chats on the platform are looked up',
    ],
  ),
  inspection: ofShop(['出厂检验、进货和验收记录', 'Tests, purchase and receipt records'], shopBrings),
  carrier: ofShop(['发货和物流交接凭证', 'Dispatch and hand-over to the carrier'], shopBrings),
  page: needed(
    ['商品页面或宣传的截图', 'A screenshot of the page or the advertising'],
    [
      '说明当时是怎么写的；没有的，平台会调快照',
      'It shows what was promised; without it the platform looks for the snapshot',
    ],
  ),
  goods: needed(
    ['实物照片（含标签、尺寸）', 'Pictures of the goods with label and size'],
    ['说明实际收到的是什么', 'They show what came'],
  ),
  marks: needed(
    ['防伪标识、包装、吊牌的照片', 'Pictures of marks, packaging and tags'],
    ['真假往往看这里', 'This is where a fake shows'],
  ),
  appraisal: helpful(
    ['鉴定结果或品牌方的答复', 'An appraisal, or the answer of the brand'],
    ['认定欺诈、要求三倍赔偿时最有分量', 'It weighs most for a finding of fraud and three times the price'],
  ),
  chain: ofShop(
    ['进货来源和授权文件', 'Where it was bought, and the licence'],
    ['由商家证明是正品', 'The shop has to show that it is genuine'],
  ),
  tracking: helpful(
    ['物流页面截图', 'A screenshot of the tracking'],
    ['说明停在哪里、显示谁签收', 'It shows where it stopped and who signed'],
  ),
  parcel: needed(
    ['外包装和面单的照片', 'Pictures of the parcel and its label'],
    ['分得清是运输还是商品本身的问题', 'They tell the carrier from the goods'],
  ),
  all: needed(
    ['收到的全部东西摆在一起的照片', 'A picture of everything that came'],
    ['看得出少了什么', 'It shows what is missing'],
  ),
  weight: helpful(
    ['面单上的重量', 'The weight on the label'],
    ['重量对不上，说明没装', 'A weight that does not fit says it was never packed'],
  ),
  condition: needed(
    ['商品现在的照片', 'Pictures of the goods as they are'],
    ['说明是否完好、能不能再卖', 'They show whether it is intact'],
  ),
  refusal: ofShop(['不予退货的依据', 'On what the refusal rests'], ['由商家提供', 'The shop has to bring it']),
  'sent-back': helpful(
    ['退货的快递单号', 'The number of the return parcel'],
    ['退款期限从商家收到退货起算', 'The time to refund runs from its arrival'],
  ),
  seen: needed(
    ['两个价格的截图（带时间）', 'Screenshots of both prices, with the time'],
    ['说明差在哪里、什么时候', 'They show the difference and when it was'],
  ),
  history: ofPlatform(
    ['成交价记录', 'The record of prices'],
    ['平台保存，不用您提供', 'The platform keeps it; you need not send it'],
  ),
  claim: needed(
    ['活动页面、直播或广告的截图录屏', 'Screenshot or recording of the promotion'],
    ['说明当时承诺了什么', 'It shows what was promised'],
  ),
  service: helpful(
    ['维修单、保修卡', 'Repair order, warranty card'],
    ['说明修过几次、在不在保修期', 'They show how often it was repaired and whether the warranty runs'],
  ),
  any: helpful(
    ['能说明情况的照片、截图', 'Pictures or screenshots of what happened'],
    ['先交一样也可以，之后还能补', 'One is enough to begin; more can follow'],
  ),
}

/** In the order of the checklist: what the consumer can bring first. */
const checklists: Readonly<Record<CategoryCode, readonly (keyof typeof items)[]>> = {
  quality: ['fault', 'video', 'unpacking', 'talk', 'inspection', 'order'],
  'not-as-described': ['page', 'goods', 'talk', 'order'],
  counterfeit: ['marks', 'appraisal', 'talk', 'chain', 'order'],
  'not-delivered': ['talk', 'tracking', 'carrier', 'order'],
  damaged: ['fault', 'parcel', 'unpacking', 'carrier', 'order'],
  'missing-items': ['all', 'weight', 'unpacking', 'carrier', 'order'],
  'return-refused': ['condition', 'talk', 'refusal', 'order'],
  'refund-delay': ['sent-back', 'talk', 'order'],
  price: ['seen', 'talk', 'history', 'order'],
  'false-promotion': ['claim', 'talk', 'order'],
  'after-sales': ['service', 'fault', 'talk', 'order'],
  other: ['any', 'talk', 'order'],
}

export const evidenceItems = (code: CategoryCode): readonly EvidenceItem[] =>
  checklists[code].map((id) => ({ id, ...items[id] }))

/** What may be asked of the consumer as still missing. */
export const askableItems = (code: CategoryCode): readonly EvidenceItem[] =>
  evidenceItems(code).filter(({ from }) => from === 'consumer')
