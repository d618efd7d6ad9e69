import type { Role } from '../role.contract.ts'

/** What one records: ids and numbers only, never names, phones, addresses or free text. */
export type NewFact = {
  /** past tense, `complaint.acknowledged` */
  readonly kind: string
  /** id of the thing it is about; the timeline is read by it */
  readonly subject: string
  readonly purpose?: string
  readonly data?: Readonly<Record<string, FactValue>>
}
/** Facts of many things pass by: those of the things whose ids begin so. */
export const about =
  (prefix: string) =>
  ({ subject }: Pick<Fact, 'subject'>): boolean =>
    subject.startsWith(`${prefix}_`)

export type FactValue = string | number | boolean | null | readonly FactValue[] | { readonly [key: string]: FactValue }

export type Fact = {
  readonly id: string
  readonly kind: string
  readonly subject: string
  readonly at: Date
  readonly actor: string
  readonly role: Role | null
  readonly purpose: string | null
  readonly rulebook: string
  readonly data: Readonly<Record<string, FactValue>>
}
