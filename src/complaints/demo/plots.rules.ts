import type { CategoryCode, Remedy } from '../complaint.contract.ts'

/** How far an invented complaint goes. */
export type Ending =
  | 'performed'
  | 'enforced'
  | 'to-enforce'
  | 'refused'
  | 'withdrawn'
  | 'accepted'
  | 'in-ruling'
  | 'in-mediation'
  | 'in-evidence'
  | 'consumer-decides'
  | 'merchant-asked'
  | 'untouched'
  | 'ruled'
  | 'taken-back'
  | 'at-law'
  | 'item-settled'
  | 'item-offered'

export type Plot = {
  readonly category: CategoryCode
  readonly details: (receivedOn: string) => Readonly<Record<string, string>>
  readonly remedy: Remedy
  /** Share of the paid amount that is asked for; 0 where the remedy is not money. */
  readonly share: number
  readonly text: string
  /** Goods that such a thing happens to; absent: any. */
  readonly goods?: RegExp
  readonly merchantSays: string
  readonly agentSays: string
}

/** What people write to a complaints desk, in their own words. */
export const plots: readonly Plot[] = [
  {
    goods: /手机|耳机|手环|移动电源|平板|相机|点读|牙刷|剃须|充电/,
    category: 'quality',
    details: (day) => ({ 'received-on': day, defect: '用了三天就充不进电，换了充电头也一样', safety: 'no' }),
    remedy: 'return',
    share: 1,
    text: '收到后一直正常使用，第三天晚上开始充不进电，试过两个充电头、三根线都不行。联系客服只让我重启，重启了没有用。',
    merchantSays: '抱歉给您添麻烦了。同意退货退款，运费我们承担，请把商品和配件一起寄回。',
    agentSays: '已向商家核实，商家确认属于质量问题，同意退货退款并承担运费。寄回签收后七日内退款到账，我们会跟到完成。',
  },
  {
    goods: /电饭|电热|加湿|风扇|吹风|炸锅|充电|浴霸|灯|调奶|料理机|移动电源/,
    category: 'quality',
    details: (day) => ({ 'received-on': day, defect: '插电后底座冒烟，有焦味', safety: 'danger' }),
    remedy: 'refund',
    share: 1,
    text: '第一次插电不到五分钟底座就冒烟，屋里全是焦味，我马上拔了插头。家里有小孩，太危险了，要求退款，也请查一下这批货。',
    merchantSays: '非常抱歉。我们立刻为您办理全额退款，并已通知仓库暂停发出这一批次。',
    agentSays: '涉及人身安全，已转质量部门核查该批次，并要求商家先行退款。请保留商品和照片，不要再次通电。',
  },
  {
    goods: /棉|T 恤|衬衫|浴巾/,
    category: 'not-as-described',
    details: (day) => ({ 'received-on': day, promised: '100% 纯棉', got: '吊牌写棉 60%、聚酯纤维 40%' }),
    remedy: 'refund',
    share: 0.5,
    text: '页面写的是 100% 纯棉，收到后吊牌写的是棉 60%、聚酯纤维 40%。不想来回折腾退货，要求退一半货款，并把页面改过来。',
    merchantSays: '详情页用了旧批次的信息，是我们的疏忽。愿意退一半货款，页面今天改好。',
    agentSays: '核对了页面快照和吊牌照片，面料成分确与页面不符。商家同意退还一半货款并更正页面。',
  },
  {
    category: 'not-delivered',
    details: () => ({ status: 'signed' }),
    remedy: 'reship',
    share: 0,
    text: '物流显示昨天下午签收，签收人写“本人”，可我全天在公司，家里和物业都没有收到。问快递员只说放门口了。',
    merchantSays: '已联系快递公司核查签收照片，确认投递错误。我们今天重新发货，用另一家快递。',
    agentSays: '快递公司承认投递错误，商家已补发，新的运单号稍后可在订单里看到。',
  },
  {
    category: 'damaged',
    details: (day) => ({ 'received-on': day, defect: '外箱压扁，里面有明显磕损' }),
    remedy: 'compensation',
    share: 0.35,
    text: '箱子到的时候一角是瘪的，打开一看里面也磕坏了，只包了一层气泡膜。能凑合用，不想来回折腾，赔一部分就行。',
    merchantSays: '收到照片了，包装确实不够，按磕损程度赔一部分给您。',
    agentSays: '破损属实，商家同意赔付一部分货款，款项会原路退回。',
  },
  {
    goods: /裙|裤|衬衫|T 恤|开衫|大衣|羽绒服|夹克|冲锋衣|鞋|靴/,
    category: 'return-refused',
    details: (day) => ({ 'received-on': day, 'asked-on': day, 'reason-given': '说拆封了就不能退' }),
    remedy: 'return',
    share: 1,
    text: '收到第二天申请七日无理由退货，吊牌都在，只是拆了外面的塑料袋试穿。商家说拆封影响二次销售，不给退。',
    merchantSays: '试穿没有影响商品完好，之前客服理解有误，同意退货，请您自行承担寄回运费。',
    agentSays: '因检查商品拆封包装，不影响商品完好，适用七日无理由退货。商家已同意，请在三天内寄回。',
  },
  {
    category: 'refund-delay',
    details: (day) => ({ 'returned-on': day }),
    remedy: 'refund',
    share: 1,
    text: '退货已经签收一周多，页面一直是“退款处理中”。客服每次都说在催财务，到现在钱也没到。',
    merchantSays: '财务系统那几天在切换，漏了您的这一笔，今天已经退出。',
    agentSays: '已核实退款于今日发出，预计一到三个工作日到账，我们会核对到账后再结案。',
  },
  {
    category: 'price',
    details: () => ({ promised: '活动页写“满 300 减 40”，可叠加店铺券', charged: '结算时店铺券没有抵扣' }),
    remedy: 'compensation',
    share: 0.1,
    text: '活动页明明写可以和店铺券一起用，付款时只减了满减，券没有抵。客服说券的规则有调整，可页面没有写。',
    merchantSays: '活动规则确实没有更新清楚，按券的面额补给您。',
    agentSays: '页面快照显示“可叠加”，商家应当兑现，已同意补足差额。',
  },
  {
    goods: /剃须|牙刷|冲牙|扫地/,
    category: 'missing-items',
    details: (day) => ({ 'received-on': day, missing: '两件套只收到一件，少了配套的刷头' }),
    remedy: 'reship',
    share: 0,
    text: '买的是两件套，包裹里只有主机，没有配套的刷头，重量标签上写的也比页面轻。开箱时拍了视频。',
    merchantSays: '仓库核对后确认漏装，刷头今天补发。',
    agentSays: '开箱视频清楚，商家确认漏装并补发。',
  },
  {
    goods: /手机|电|机|表|相机|车|键盘|椅/,
    category: 'after-sales',
    details: (day) => ({ 'received-on': day, asked: '打了三次电话都说等通知，十天没人上门' }),
    remedy: 'repair',
    share: 0,
    text: '保修期内坏了，报修十天没有人上门，电话每次都说“已登记，等通知”。天热了正要用，请给一个确定的日期。',
    merchantSays: '售后网点积单，给您安排了后天上午上门，师傅会提前一小时联系。',
    agentSays: '商家已确认上门日期，如果没有按时上门，请直接在这里告诉我们。',
  },
]

/** The words of a complaint that is not upheld, or of a promise that is not kept, whatever it was about. */
export const refusal = {
  claimed: '已按约定处理，请查收。',
  unperformed: '商家答应的事到现在没有做，电话也不接了。',
  enforced: '商家逾期没有履行，款项已转给消费者，凭证号见附注。',
  merchant: '核对了发货记录和商品照片，商品与页面一致，目前也没有看到您所说问题的凭证，所以暂时不能同意您的要求。',
  agent: '已请商家核实。按双方目前提交的材料，还不足以支持您的要求；如有照片、检测报告等新的证据，请尽快补充。',
  consumer: '我没有别的材料了，但我不同意商家的说法，请平台处理。',
  closing:
    '双方材料已经核对，现有证据不足以支持诉求，予以办结。有新的证据可以再次投诉；您也可以向消协、市场监管部门投诉，或者提起诉讼。',
} as const

/** What is said where the two sides do not meet by themselves. */
export const dispute = {
  evidence: '双方材料已经交齐，转入调解。',
  welcome: '您好，我是这件投诉的调解员。这里说的话只用于调解，裁决时不会看到。请双方先说说各自最在意的是什么。',
  consumer: '我不是一定要全额退款，但商品确实有问题，商家应当承担一部分，而且请不要再拖了。',
  merchant: '我们担心开了这个口子。如果能确认一次解决、不再追加，可以退一部分货款。',
  proposal: '建议商家退还一半货款，原路退回，双方就此了结。',
} as const

export const hearingWords = {
  first: '听取双方对商品问题和退款金额的意见',
  minutes:
    '消费者：商品确有问题，希望退还一半货款，不要求退货。\n商家：认可有瑕疵，愿意退一部分，希望一次解决、不再追加。\n双方同意由调解员提出书面方案，再约一次时间确认。',
  second: '确认调解员的方案：金额、到账时间、是否退货',
} as const

/** What people ask at the chat desk; null: nobody has answered yet. */
export const chatWords = [
  {
    asks: '物流三天没有更新了，能帮我看看到哪里了吗？',
    answer: '您好，正在和承运方核实，大约十分钟给您答复，请稍等。',
  },
  { asks: '收到的颜色和页面不一样，商家让我自己承担运费，这合理吗？', answer: null },
  { asks: '发票抬头写错了，商家说改不了，该找谁？', answer: null },
] as const

export type Age = 'today' | 'days' | 'week' | 'weeks'
const endings: Readonly<Record<Age, readonly [Ending, ...Ending[]]>> = {
  today: ['untouched'],
  days: ['consumer-decides', 'merchant-asked', 'untouched', 'accepted'],
  week: ['in-mediation', 'in-evidence', 'in-ruling', 'accepted', 'performed', 'to-enforce'],
  weeks: ['performed', 'performed', 'refused', 'performed', 'withdrawn', 'performed', 'refused'],
}

export function ageOf(daysAgo: number): Age {
  if (daysAgo < 1) return 'today'
  if (daysAgo < 4) return 'days'
  return daysAgo < 8 ? 'week' : 'weeks'
}

/** Of the weeks, a few that go the whole way; the first ones are of last week, so that what follows still goes on. */
const rare: Readonly<Record<number, Ending>> = { 1: 'ruled', 3: 'taken-back', 5: 'at-law', 7: 'ruled' }

/**
 * The weeks before the demo begins: mostly ended, the last days open. Dealt out in turn within each age, so that every stage is
 * there whatever the hour, and a second load tells the same.
 */
export function endingOf(age: Age, nth: number): Ending {
  const once = age === 'weeks' ? (nth % 29 === 11 ? 'enforced' : rare[nth]) : undefined
  if (once) return once
  return endings[age][nth % endings[age].length] ?? endings[age][0]
}

/** Of an order with several items the first few are settled item by item, where there was time for it and there is still some. */
export function itemEndingOf(age: Age, nth: number): Ending | null {
  return age === 'days' ? ((['item-settled', 'item-offered'] as const)[nth] ?? null) : null
}

/** Most people write on the site itself; some go to an authority, some to the public. The first ones are the demo consumer's own. */
export function channelOf(index: number): string {
  if (index < 4) return 'online-service'
  if (index % 8 === 5)
    return (['hotline-12315', 'regulator-site', 'consumer-association'] as const)[index % 3] ?? 'phone'
  if (index % 15 === 7) return index % 2 === 0 ? 'weibo' : 'short-video'
  return index % 10 === 3 ? 'phone' : 'online-service'
}

/** Of the plots that fit the goods, each in turn. */
export function plotFor(title: string, index: number): Plot | undefined {
  const fitting = plots.filter(({ goods }) => goods === undefined || goods.test(title))
  return fitting[index % fitting.length]
}
