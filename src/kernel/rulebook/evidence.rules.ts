import type { EvidenceItem } from './evidence-rule.contract.ts'

type List = { readonly items: readonly EvidenceItem[] }
const lacks = (has: readonly string[]) => (item: EvidenceItem) => !has.includes(item.id)

/** What may be asked of the consumer as still missing: never what only the shop or the platform holds. */
export const askableOf = ({ items }: List, has: readonly string[] = []): readonly EvidenceItem[] =>
  items.filter(({ from }) => from === 'consumer').filter(lacks(has))

/** Of that, what is wanted most. */
export const missingOf = (list: List, has: readonly string[] = []): readonly EvidenceItem[] =>
  askableOf(list, has).filter(({ need }) => need === 'required')
