import type { Matter } from '../../kernel/person/standing.ts'
import type { DataKind } from '../../kernel/declared/declared.contract.ts'
import type { Item } from './item.store.ts'
import type { ItemView } from './request.contract.ts'

type Words = { readonly zh: string; readonly en: string }
const plain: Readonly<Record<string, Words>> = {
  wish: { zh: '您的要求', en: 'What you wished' },
  rules: { zh: '个人信息处理规则', en: 'The rules of processing' },
  processing: { zh: '对您信息的处理', en: 'The processing of your data' },
  copy: { zh: '个人信息副本', en: 'The copy of your data' },
  everything: { zh: '个人信息', en: 'Personal data' },
}

export const titleOf = (item: string, kinds: readonly DataKind[]): Words =>
  kinds.find(({ id }) => id === item)?.title ?? plain[item] ?? { zh: item, en: item }
export const whyKept = (item: string, kinds: readonly DataKind[]): Words | null => {
  const kind = kinds.find(({ id }) => id === item)
  return kind && 'why' in kind ? (kind.why ?? null) : null
}

/** In the words of the register of data. `matters`: what is open now; what is over by now holds nothing any more. */
export function viewItem(one: Item, kinds: readonly DataKind[], matters: readonly Matter[]): ItemView {
  return {
    item: one.item,
    title: titleOf(one.item, kinds),
    outcome: one.outcome,
    counted: one.counted,
    because: one.rule === null ? null : whyKept(one.item, kinds),
    rule: one.rule,
    until: one.until,
    heldBy: matters.filter(({ id }) => one.heldBy.includes(id)),
    settledAt: one.settledAt?.toISOString() ?? null,
  }
}
