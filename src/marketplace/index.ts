import type { Capability } from '../kernel/capability.ts'
import { hasRole, isStaff, type Ctx } from '../kernel/context.ts'
import { commandKinds, commandRefusals, CommandKind } from './command.contract.ts'
import { requestCommand } from './command.actions.ts'
import { commandJobs } from './command.jobs.ts'
import { commandAsked, commandOf } from './command.rules.ts'
import { commandRoutes } from './command.routes.ts'
import { findCommand, listTroubled } from './command.store.ts'
import { demoMarketplace } from './demo/demo.ts'
import { eventRefusals } from './event.contract.ts'
import { eventRoutes } from './event.routes.ts'
import { importRefusals } from './import.contract.ts'
import { importJobs } from './import.jobs.ts'
import { importRoutes } from './import.routes.ts'
import { maySeeMerchant, merchantRoutes } from './merchant.routes.ts'
import { consumerSealed } from './consumer.sealed.ts'
import { findContact } from './consumer.store.ts'
import { findMerchants, listMerchants } from './merchant.store.ts'
import { asSeen, maySeeStory } from './order.actions.ts'
import * as old from './old-contact.store.ts'
import { orderRoutes } from './order.routes.ts'
import { listOrders } from './order.store.ts'
import { openOrders } from './standing.store.ts'

// What other capabilities may ask.
export {
  askOrder,
  askOrders,
  askOrdersBefore,
  askOrdersNumbered,
  askOrdersOfConsumer,
  askShare,
  askMerchants,
  askMerchantNamed,
  askMerchantsOf,
  askOrdersPlaced,
  askConsumerContact,
  askConsumerNames,
  askConsumersByLastFour,
  askConsumersReached,
  askRefundRoom,
  askProducts,
} from './ask.actions.ts'
export { askIntake } from './intake.actions.ts'
export type { AskedOrder, AskedMerchant, NumberedOrder } from './ask.actions.ts'
/** How another capability makes the marketplace act: it records this fact. */
export { askCommand } from './command.rules.ts'
export { demoConsumerId, demoMerchantId } from './demo/parties.ts'

export const marketplace: Capability = {
  name: 'marketplace',
  title: { zh: '商城数据与指令', en: 'Marketplace' },
  routes: [...eventRoutes, ...importRoutes, ...commandRoutes, ...orderRoutes, ...merchantRoutes],
  jobs: [...importJobs, ...commandJobs],
  reactions: [
    {
      name: 'marketplace.carry-out',
      on: [commandAsked],
      run: async (ctx, fact) => void (await requestCommand(ctx, commandOf(fact))),
    },
  ],
  refusals: { ...eventRefusals, ...importRefusals, ...commandRefusals },
  facts: {
    'order.changed': { zh: '订单状态变化', en: 'Order changed' },
    'refund.changed': { zh: '退款状态变化', en: 'Refund changed' },
    'merchant.changed': { zh: '商家信息变化', en: 'Merchant changed' },
    'field.refused': { zh: '拒收未申报的个人字段', en: 'An undeclared personal field was refused' },
    'import.uploaded': { zh: '上传数据文件', en: 'Data file uploaded' },
    'import.checked': { zh: '试运行导入', en: 'Import tried' },
    'import.started': { zh: '开始导入', en: 'Import started' },
    'import.finished': { zh: '完成导入', en: 'Import finished' },
    'import.failed': { zh: '导入中断', en: 'Import failed' },
    'import.stopped': { zh: '停止导入', en: 'Import stopped' },
    [commandAsked]: { zh: '请商城执行', en: 'Marketplace asked to act' },
    'command.requested': { zh: '向商城下达指令', en: 'Command requested' },
    'command.retried': { zh: '再次发送指令', en: 'Command sent again' },
    'command.sent': { zh: '商城已收到指令', en: 'Command delivered' },
    'command.confirmed': { zh: '商城已执行指令', en: 'Command carried out' },
    'command.refused': { zh: '商城拒绝指令', en: 'Command refused' },
    'command.failed': { zh: '指令未能送达', en: 'Command not deliverable' },
    'command.timed-out': { zh: '商城未按时回报', en: 'Command not answered in time' },
    'marketplace.connected': { zh: '设置商城连接', en: 'Marketplace connected' },
  },
  subjects: {
    ord: maySeeStory,
    mch: async (ctx, id) => maySeeMerchant(ctx, id),
    imp: async ({ actor }) => hasRole(actor, 'admin'),
    cmd: async (ctx, id) => isStaff(ctx.actor) && (await findCommand(ctx, id)) !== undefined,
  },
  contacts: async (ctx, { kind, id }) => {
    if (kind === 'merchant') {
      const [row] = await findMerchants(ctx, [id])
      return row ? { email: row.service_email, phone: row.service_phone, language: languageOf(row.language) } : null
    }
    const row = await findContact(ctx, id)
    return row ? { email: row.email, phone: row.phone, language: languageOf(row.language) } : null
  },
  sealed: [consumerSealed],
  standing: { matters: openOrders },
  keeps: [
    {
      table: 'marketplace.consumer_contact',
      title: { zh: '三年没有购物的消费者的联系方式', en: 'Contacts of consumers who bought nothing for years' },
      kind: 'contact',
      due: old.dueContacts,
      total: old.countContacts,
      remove: old.deleteContacts,
    },
  ],
  search,
  tasks: async (ctx, limit) => {
    if (!hasRole(ctx.actor, 'admin', 'governance-officer')) return []
    return (await listTroubled(ctx, Math.min(limit, 20))).map((row) => ({
      title: commandKinds[CommandKind.parse(row.kind)].words,
      detail: row.target,
      href: `/commands?state=${row.state}`,
      dueAt: row.confirm_by,
      kind: { zh: '指令未完成', en: 'Command not carried out' },
    }))
  },
  demo: demoMarketplace,
}

const languageOf = (text: string): 'zh' | 'en' => (text === 'en' ? 'en' : 'zh')

/** By order number for everybody who has orders; by name of a shop for staff. */
async function search(ctx: Ctx, text: string, limit: number) {
  const { consumerId, merchantId } = ctx.actor
  const all = isStaff(ctx.actor)
  if (!all && !consumerId && !merchantId) return []
  const mine = all ? {} : consumerId ? { consumer: consumerId } : { merchant: merchantId ?? 'none' }
  const most = Math.min(limit, 10)
  const titles = !all && consumerId !== null
  const orders = await asSeen(ctx, await listOrders(ctx, { ...mine, text, titles, after: null, limit: most }))
  const shops = all ? await listMerchants(ctx, { text, after: null, limit: most }) : []
  return [
    ...orders.map((row) => ({
      title: row.title ?? row.number,
      detail: `${row.number} · ${row.merchantName ?? ''}`,
      href: `/orders/${row.id}`,
      kind: { zh: '订单', en: 'Order' },
    })),
    ...shops.map((row) => ({
      title: row.name,
      detail: row.category ?? '',
      href: `/merchants/${row.id}`,
      kind: { zh: '商家', en: 'Merchant' },
    })),
  ]
}
