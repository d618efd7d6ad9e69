import { z } from 'zod'
import type { Words } from '../kernel/route.contract.ts'
import { Currency } from './noun.contract.ts'

export const importKinds = [
  'merchants',
  'suppliers',
  'consumers',
  'products',
  'listings',
  'orders',
  'order-lines',
  'payments',
  'refunds',
  'shipments',
  'reviews',
  'sales-lines',
] as const
export const ImportKind = z.enum(importKinds)
export type ImportKind = z.infer<typeof ImportKind>

export const importKindWords: Readonly<Record<ImportKind, Words>> = {
  merchants: { zh: '商家', en: 'Merchants' },
  suppliers: { zh: '供应商', en: 'Suppliers' },
  consumers: { zh: '消费者', en: 'Consumers' },
  products: { zh: '商品', en: 'Products' },
  listings: { zh: '在售商品', en: 'Listings' },
  orders: { zh: '订单', en: 'Orders' },
  'order-lines': { zh: '订单明细', en: 'Order lines' },
  payments: { zh: '付款', en: 'Payments' },
  refunds: { zh: '退款', en: 'Refunds' },
  shipments: { zh: '发货', en: 'Shipments' },
  reviews: { zh: '评价', en: 'Reviews' },
  'sales-lines': { zh: '销售流水（一行一件，含退货）', en: 'Sales lines (one line per item, cancellations included)' },
}

export type FieldType = 'id' | 'text' | 'money' | 'instant' | 'day' | 'whole' | 'signed'
export type Field = {
  readonly name: string
  readonly type: FieldType
  readonly required: boolean
  readonly words: Words
  /** Headings under which files carry it, lower case without blanks and underscores. */
  readonly aliases: readonly string[]
}
const field = (name: string, type: FieldType, words: readonly [zh: string, en: string], more = ''): Field => ({
  name,
  type,
  required: more.startsWith('!'),
  words: { zh: words[0], en: words[1] },
  aliases: [
    name.toLowerCase(),
    ...words.map((text) => text.toLowerCase().replaceAll(/[\s_-]/g, '')),
    ...more.replace('!', '').split(' '),
  ].filter(Boolean),
})

const order = field('order', 'id', ['订单号', 'Order'], '!orderid orderno ordernumber 订单编号')
const currency = field('currency', 'text', ['币种', 'Currency'])
const merchant = field('merchant', 'id', ['商家编号', 'Merchant'], 'merchantid sellerid shopid 店铺编号 店铺id')
const product = field('product', 'id', ['商品编号', 'Product'], 'productid sku stockcode 货号')
const consumer = field(
  'consumer',
  'id',
  ['消费者编号', 'Consumer'],
  'consumerid customerid buyerid userid 买家编号 会员编号',
)
const region = field('region', 'text', ['地区', 'Region'], 'city state province country 城市 省份')
const name = (zh: string, more: string) => field('name', 'text', [zh, 'Name'], `!${more}`)
const id = (zh: string, en: string, more: string) => field('id', 'id', [zh, en], `!${more}`)

export const importFields: Readonly<Record<ImportKind, readonly Field[]>> = {
  merchants: [
    id('商家编号', 'Merchant id', 'merchantid sellerid shopid 店铺编号 id'),
    name('商家名称', 'merchantname shopname sellername 店铺名称 名称'),
    field('category', 'text', ['类目', 'Category'], '主营类目'),
    region,
    field('state', 'text', ['状态', 'State']),
    field('openedOn', 'day', ['开店日期', 'Opened on']),
    field('serviceEmail', 'text', ['客服邮箱', 'Service e-mail']),
    field('servicePhone', 'text', ['客服电话', 'Service phone']),
    field('depositFen', 'money', ['保证金余额', 'Deposit']),
  ],
  suppliers: [
    id('供应商编号', 'Supplier id', 'supplierid id'),
    name('供应商名称', 'suppliername 名称'),
    region,
    field('licenceNo', 'text', ['许可证号', 'Licence number']),
  ],
  consumers: [
    id('消费者编号', 'Consumer id', 'consumerid customerid buyerid userid 买家编号 会员编号 id'),
    region,
    field('joinedAt', 'instant', ['注册时间', 'Joined at']),
    field('contactName', 'text', ['姓名', 'Name'], 'customername buyername 收货人'),
    field('contactPhone', 'text', ['手机号', 'Phone'], 'mobile tel 电话'),
    field('contactEmail', 'text', ['邮箱', 'E-mail'], 'email'),
    field('contactAddress', 'text', ['地址', 'Address'], '收货地址'),
  ],
  products: [
    id('商品编号', 'Product id', 'productid sku stockcode 货号 id'),
    name('商品名称', 'productname title description 名称 标题'),
    field('category', 'text', ['类目', 'Category'], 'productcategory productcategoryname'),
    field('brand', 'text', ['品牌', 'Brand']),
    field('gtin', 'text', ['条码', 'GTIN'], 'barcode ean 商品条码'),
    field('supplier', 'id', ['供应商编号', 'Supplier'], 'supplierid'),
    field('weightG', 'whole', ['重量（克）', 'Weight (g)'], 'weight productweightg'),
  ],
  listings: [
    id('链接编号', 'Listing id', 'listingid offerid id'),
    { ...merchant, required: true },
    product,
    field('title', 'text', ['标题', 'Title'], '!listingtitle 商品标题'),
    field('priceFen', 'money', ['价格', 'Price'], '!售价 单价'),
    currency,
    field('state', 'text', ['状态', 'State']),
  ],
  orders: [
    id('订单号', 'Order number', 'orderid orderno ordernumber 订单编号 id'),
    consumer,
    merchant,
    field('status', 'text', ['订单状态', 'Status'], '!orderstatus 状态'),
    field('placedAt', 'instant', ['下单时间', 'Placed at'], '!orderpurchasetimestamp orderdate createdat 创建时间'),
    field('paidAt', 'instant', ['付款时间', 'Paid at'], 'orderapprovedat 支付时间'),
    field('shippedAt', 'instant', ['发货时间', 'Shipped at'], 'orderdeliveredcarrierdate'),
    field('deliveredAt', 'instant', ['签收时间', 'Delivered at'], 'orderdeliveredcustomerdate 收货时间'),
    field('promisedAt', 'instant', ['承诺送达时间', 'Promised by'], 'orderestimateddeliverydate'),
    field('totalFen', 'money', ['实付金额', 'Total'], 'amount total 订单金额'),
    field('shippingFen', 'money', ['运费', 'Shipping'], 'freight shippingfee'),
    currency,
    region,
  ],
  'order-lines': [
    order,
    id('明细编号', 'Line id', 'lineid orderitemid lineno 子订单号 行号 id'),
    merchant,
    product,
    field('title', 'text', ['商品名称', 'Title'], 'productname description 商品标题'),
    field('quantity', 'whole', ['数量', 'Quantity'], 'qty'),
    field('unitPriceFen', 'money', ['单价', 'Unit price'], '!price unitprice 价格'),
    field('amountFen', 'money', ['小计', 'Amount'], 'subtotal 金额'),
    field('shippingFen', 'money', ['运费', 'Shipping'], 'freightvalue freight'),
    currency,
  ],
  payments: [
    order,
    id('付款编号', 'Payment id', 'paymentid paymentsequential 支付单号 流水号 id'),
    field('method', 'text', ['付款方式', 'Method'], '!paymenttype paymentmethod 支付方式'),
    field('amountFen', 'money', ['金额', 'Amount'], '!paymentvalue value 支付金额'),
    field('instalments', 'whole', ['分期数', 'Instalments'], 'paymentinstallments installments'),
    field('paidAt', 'instant', ['付款时间', 'Paid at'], '支付时间'),
    field('state', 'text', ['状态', 'State']),
    currency,
  ],
  refunds: [
    order,
    id('退款编号', 'Refund id', 'refundid 退款单号 id'),
    field('line', 'id', ['明细编号', 'Line'], 'lineid orderitemid'),
    product,
    merchant,
    field('quantity', 'whole', ['数量', 'Quantity'], 'qty'),
    field('amountFen', 'money', ['退款金额', 'Amount'], '!refundamount 金额'),
    field('reason', 'text', ['退款原因', 'Reason'], '原因'),
    field('refundedAt', 'instant', ['退款时间', 'Refunded at']),
    field('state', 'text', ['状态', 'State']),
    currency,
  ],
  shipments: [
    order,
    id('发货单号', 'Shipment id', 'shipmentid id'),
    merchant,
    field('carrier', 'text', ['快递公司', 'Carrier'], '物流公司 承运人'),
    field('trackingNo', 'text', ['运单号', 'Tracking number'], 'tracking 快递单号'),
    field('state', 'text', ['状态', 'State']),
    field('shippedAt', 'instant', ['发货时间', 'Shipped at']),
    field('deliveredAt', 'instant', ['签收时间', 'Delivered at']),
  ],
  reviews: [
    order,
    id('评价编号', 'Review id', 'reviewid id'),
    product,
    merchant,
    field('score', 'whole', ['评分', 'Score'], '!reviewscore rating stars 星级'),
    field('title', 'text', ['标题', 'Title'], 'reviewcommenttitle'),
    field('text', 'text', ['评价内容', 'Text'], 'reviewcommentmessage comment 内容'),
    field('writtenAt', 'instant', ['评价时间', 'Written at'], '!reviewcreationdate createdat'),
  ],
  'sales-lines': [
    field('order', 'id', ['单号', 'Invoice'], '!invoiceno invoice orderid 订单号 小票号'),
    { ...product, required: true },
    field('title', 'text', ['商品名称', 'Description'], 'productname title'),
    field('quantity', 'signed', ['数量', 'Quantity'], '!qty'),
    field('placedAt', 'instant', ['时间', 'Date'], '!invoicedate orderdate 下单时间'),
    field('unitPriceFen', 'money', ['单价', 'Unit price'], '!unitprice price'),
    consumer,
    region,
    merchant,
    currency,
  ],
}

/** Where a field's value comes from: a column of the file, a fixed value, or the fixed value where the column is empty. */
export const FieldSource = z.strictObject({
  column: z.string().min(1).max(200).optional(),
  constant: z.string().max(200).optional(),
})
export const Mapping = z.record(z.string().max(60), FieldSource)
export type Mapping = z.infer<typeof Mapping>

export const ImportOptions = z.strictObject({
  /** For times without a zone. */
  offset: z
    .string()
    .regex(/^[+-](0\d|1[0-4]):[0-5]\d$/)
    .default('+08:00'),
  /** major: 12.50 is twelve and a half; minor: 1250 is the same. */
  money: z.enum(['major', 'minor']).default('major'),
  currency: Currency.default('CNY'),
  /** Per field: what the file's words mean in ours, `{ status: { canceled: 'cancelled' } }`. */
  values: z.record(z.string().max(60), z.record(z.string().max(200), z.string().max(200))).default({}),
})
export type ImportOptions = z.infer<typeof ImportOptions>
