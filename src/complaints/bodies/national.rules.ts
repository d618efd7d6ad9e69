import type { BodyEntry } from './body.contract.ts'

const whole: Omit<BodyEntry, 'kind' | 'name' | 'about' | 'bring' | 'fees' | 'phone' | 'website' | 'hours' | 'source'> =
  {
    area: '全国',
    regions: [],
    categories: [],
    fromFen: null,
    toFen: null,
    address: '',
    checkedOn: null,
    from: '2026-01-01',
    until: null,
  }

/**
 * What is known to everybody in the whole country: numbers and addresses of national services, no office of any town. Version 0 of each;
 * a governance officer's version takes its place. `checkedOn` stays empty until somebody of the installation has looked.
 */
export const national: Readonly<Record<string, BodyEntry>> = {
  'cn-12315': {
    ...whole,
    kind: 'market-supervision',
    name: { zh: '全国 12315 平台', en: 'National 12315 platform' },
    about: {
      zh: '向市场监督管理部门投诉或举报商家。投诉是消费争议，由市场监管部门组织调解；举报是违法线索，另行登记。',
      en: 'Complain about, or report, a business to the market regulators. A complaint is a dispute and is mediated; a report is a lead on a breach of law.',
    },
    bring: {
      zh: '商家名称和平台上公示的地址、订单号、具体要求和事实理由、凭证。',
      en: 'The name of the business and the address it shows on the platform, the order number, what you ask for and why, the evidence.',
    },
    fees: { zh: '不收费', en: 'Free' },
    phone: '12315',
    website: 'https://www.12315.cn',
    hours: '',
    source: '消费者权益保护法第三十九条；市场监督管理投诉举报处理办法',
  },
  'cn-12345': {
    ...whole,
    kind: 'hotline',
    name: { zh: '12345 政务服务便民热线', en: '12345 government service line' },
    about: {
      zh: '当地政府的总热线，不知道该找哪个部门时可以先打，由它转到主管部门。异地拨打加区号。',
      en: 'The general line of the local government, for when you do not know whom to ask; it hands the matter on. From elsewhere dial the area code first.',
    },
    bring: { zh: '', en: '' },
    fees: { zh: '按普通通话计费', en: 'An ordinary call' },
    phone: '12345',
    website: '',
    hours: '',
    source: '国务院办公厅关于进一步优化地方政务服务便民热线的指导意见（国办发〔2020〕53 号）',
  },
  'cn-consumer-association': {
    ...whole,
    kind: 'consumer-association',
    name: { zh: '消费者协会（全国消协智慧 315 平台）', en: 'Consumer associations (Smart 315)' },
    about: {
      zh: '消费者协会受理消费者投诉，进行调查、调解；可以支持受损害的消费者起诉。向商家所在地或您所在地的消协提出。',
      en: 'Consumer associations take complaints, look into them and mediate, and can support a consumer who sues. Turn to the one where the shop, or you, are.',
    },
    bring: {
      zh: '订单、与商家的沟通记录、凭证和您的要求。',
      en: 'The order, what was said with the shop, the evidence and what you ask for.',
    },
    fees: { zh: '不收费', en: 'Free' },
    phone: '',
    website: 'https://www.cca.org.cn',
    hours: '',
    source: '消费者权益保护法第三十七条、第三十九条',
  },
  'cn-courts': {
    ...whole,
    kind: 'court',
    name: { zh: '人民法院在线服务', en: 'People’s courts online' },
    about: {
      zh: '网上立案、调解和查询，立案材料提交到有管辖权的法院。网上订立、交付实物的买卖合同，收货地为合同履行地，一般可以在收货地或被告住所地起诉。',
      en: 'File a case, mediate and follow it online; the papers go to the court that has jurisdiction. For goods bought online and delivered, the place of delivery is where the contract is performed; usually one sues there or where the defendant is.',
    },
    bring: {
      zh: '起诉状、身份证明、商家的名称和地址、证据；平台案卷和证据包可以直接作为附件。',
      en: 'A statement of claim, proof of identity, name and address of the shop, evidence; the dossier and archive of this platform can be attached as they are.',
    },
    fees: {
      zh: '按诉讼费用交纳办法，依金额计算；经济困难可申请缓交、减交、免交。',
      en: 'By amount, under the measures on court fees; they can be deferred, reduced or waived for those in need.',
    },
    phone: '12368',
    website: 'https://zxfw.court.gov.cn',
    hours: '',
    source: '消费者权益保护法第三十九条；最高人民法院关于适用民事诉讼法的解释第二十条',
  },
  'cn-legal-service': {
    ...whole,
    kind: 'legal-aid',
    name: { zh: '12348 中国法律服务网', en: '12348 legal services' },
    about: {
      zh: '免费法律咨询、法律援助申请，查找当地的仲裁委员会和人民调解组织。仲裁需要双方有书面仲裁协议。',
      en: 'Free legal advice, applications for legal aid, and the arbitration commissions and mediators of a place. Arbitration needs a written agreement of both sides.',
    },
    bring: { zh: '', en: '' },
    fees: { zh: '咨询不收费', en: 'Advice is free' },
    phone: '12348',
    website: 'https://www.12348.gov.cn',
    hours: '',
    source: '法律援助法；消费者权益保护法第三十九条',
  },
  'cn-postal': {
    ...whole,
    kind: 'industry',
    name: { zh: '邮政业用户申诉（12305）', en: 'Appeals about post and couriers (12305)' },
    about: {
      zh: '快递延误、丢失、损毁：先向快递企业投诉，对处理不满意或逾期没有答复的，向邮政管理部门申诉。',
      en: 'Parcels late, lost or damaged: complain to the courier first; where it does not answer or the answer does not satisfy, appeal to the postal administration.',
    },
    bring: {
      zh: '运单号、向快递企业投诉的时间和结果。',
      en: 'The number of the parcel, when you complained to the courier and what it said.',
    },
    fees: { zh: '不收费', en: 'Free' },
    categories: ['not-delivered', 'damaged', 'missing-items'],
    phone: '12305',
    website: '',
    hours: '',
    source: '快递暂行条例',
  },
}
