import type { DataKind } from '../../kernel/declared/declared.contract.ts'
import type { Item } from './item.store.ts'
import type { ItemView } from './request.contract.ts'

type Words = { readonly zh: string; readonly en: string }
const plain: Readonly<Record<string, Words>> = {
  wish: { zh: '您的要求', en: 'What you wished' },
  rules: { zh: '个人信息处理规则', en: 'The rules of processing' },
  processing: { zh: '对您信息的处理', en: 'The processing of your data' },
  copy: { zh: '个人信息副本', en: 'The copy of your data' },
}

/** In the words of the register of data. */
export function viewItem(one: Item, kinds: readonly DataKind[]): ItemView {
  const kind = kinds.find(({ id }) => id === one.item)
  return {
    item: one.item,
    title: kind?.title ?? plain[one.item] ?? { zh: one.item, en: one.item },
    outcome: one.outcome,
    counted: one.counted,
    because: one.outcome === 'kept' && kind && 'why' in kind ? (kind.why ?? null) : null,
    rule: one.rule,
    until: one.until,
    heldBy: [...one.heldBy],
    settledAt: one.settledAt?.toISOString() ?? null,
  }
}
