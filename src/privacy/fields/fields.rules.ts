import type { DataKind } from '../../kernel/declared/declared.contract.ts'
import { dataCategories } from '../../kernel/declared/declared.contract.ts'
import type { RegisteredField } from '../../kernel/declared/declared.rules.ts'
import type { Role } from '../../kernel/role.contract.ts'
import type { Field, FieldFilter, Kind, Processing } from './fields.contract.ts'
import { CapabilityName, stores, type Store } from './fields-words.contract.ts'

export const kindView = (kind: DataKind): Kind =>
  'category' in kind
    ? {
        id: kind.id,
        title: kind.title,
        class: kind.class,
        category: kind.category,
        purposes: [...kind.purposes],
        basis: kind.basis,
        keep: { zh: kind.keep.zh, en: kind.keep.en, rule: kind.keep.rule ?? null },
        onErase: kind.onErase,
        why: kind.why ?? null,
        mask: kind.mask,
        copy: kind.export,
      }
    : { ...impersonal, id: kind.id, title: kind.title, class: kind.class }
const impersonal = {
  category: null,
  purposes: [],
  basis: null,
  keep: null,
  onErase: null,
  why: null,
  mask: null,
  copy: false,
}

/** Beside the tables: files, letters and notices, what waits to be sent outside, and the log of facts. */
const places: readonly (readonly [Store, RegExp])[] = [
  ['files', /^kernel\.file|^marketplace\.import_chunk$|^complaints\.mail_attachment$/],
  ['mail', /^kernel\.notice|^complaints\.mail_/],
  ['outbox', /^kernel\.(?:webhook_|idempotency$)|^marketplace\.command$/],
  ['log', /^kernel\.(?:fact|log_|checkpoint$)/],
]
export const storeOf = (table: string): Store => places.find(([, names]) => names.test(table))?.[0] ?? 'tables'

export const fieldView = (field: RegisteredField, kinds: ReadonlyMap<string, Kind>): Field => ({
  id: `${field.table}.${field.column}`,
  capability: CapabilityName.parse(field.table.split('.')[0]),
  table: field.table,
  column: field.column,
  store: storeOf(field.table),
  class: kinds.get(field.kind ?? '')?.class ?? 'internal',
  kind: field.kind,
  sealed: field.sealed,
})

export const isPersonal = ({ class: degree }: Pick<Field, 'class'>): boolean =>
  degree === 'personal' || degree === 'sensitive'

export function fits(field: Field, wanted: FieldFilter, kinds: ReadonlyMap<string, Kind>): boolean {
  const kind = kinds.get(field.kind ?? '')
  const text = wanted.text?.toLowerCase() ?? ''
  return (
    (wanted.class === undefined || field.class === wanted.class) &&
    (wanted.category === undefined || kind?.category === wanted.category) &&
    (wanted.purpose === undefined || (kind?.purposes.includes(wanted.purpose) ?? false)) &&
    (wanted.kind === undefined || field.kind === wanted.kind) &&
    (wanted.capability === undefined || field.capability === wanted.capability) &&
    (wanted.seal === undefined || field.sealed === (wanted.seal === 'sealed')) &&
    (text === '' || `${field.id} ${kind?.title.zh ?? ''} ${kind?.title.en ?? ''}`.toLowerCase().includes(text))
  )
}

type MapTable = { readonly table: string; readonly fields: readonly Field[] }
/** The four categories by where they lie; a pair without a table is there too, so that nothing is passed over in silence. */
export function partsOf(fields: readonly Field[], kinds: ReadonlyMap<string, Kind>) {
  const personal = fields.filter(isPersonal)
  return dataCategories.flatMap((category) =>
    stores.map((store) => {
      const here = personal.filter((one) => one.store === store && kinds.get(one.kind ?? '')?.category === category)
      const tables: MapTable[] = [...Map.groupBy(here, ({ table }) => table)].map(([table, inside]) => {
        return { table, fields: inside }
      })
      return { category, store, tables }
    }),
  )
}

/** What the map says, as one text: the same as long as nothing personal came, went, was sealed or changed its kind. */
export const mapText = (fields: readonly Field[]): string =>
  fields
    .filter(isPersonal)
    .map(({ id, kind }) => `${id} ${kind ?? ''}`)
    .toSorted()
    .join('\n')

/** A record of processing: each chapter and each kind of personal data that it keeps. */
export function processingOf(
  fields: readonly Field[],
  kinds: ReadonlyMap<string, Kind>,
  readersOf: (kind: string) => readonly Role[],
): Processing[] {
  const groups = Map.groupBy(fields.filter(isPersonal), ({ capability, kind }) => `${capability} ${kind ?? ''}`)
  return [...groups.values()].flatMap((inside) => {
    const [first] = inside
    const kind = kinds.get(first?.kind ?? '')
    if (!first || !kind) return []
    return {
      capability: first.capability,
      kind,
      tables: [...new Set(inside.map(({ table }) => table))],
      fields: inside.length,
      sealed: inside.filter(({ sealed }) => sealed).length,
      readers: readersIn(first.capability, kind, readersOf),
    }
  })
}

/** What no page shows nobody reads; how to reach somebody is opened by rule and case (kernel/reading); the rest is what pages are about. */
function readersIn(capability: Field['capability'], { id, mask }: Kind, readersOf: (kind: string) => readonly Role[]) {
  if (mask === 'whole') return []
  const byRule = capability === 'complaints' && (mask === 'first' || mask === 'partial' || mask === 'region')
  return byRule ? [...readersOf(id)] : null
}

/** The fields that can be read in the open are of these kinds; no other kind has a rule that opens it. */
export const kindOfReadField = {
  name: 'name',
  phone: 'contact',
  email: 'contact',
  handle: 'name',
  address: 'address',
  'id-number': 'identity',
  'order-hint': 'order',
  'shop-hint': 'order',
} as const
