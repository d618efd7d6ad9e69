import { parseYuan } from '../../kernel/money.ts'
import type { Words } from '../../kernel/route.contract.ts'
import { categories } from '../category.rules.ts'
import { CategoryCode } from '../complaint.contract.ts'
import { BodyEntry, BodyId, BodyKind } from './body.contract.ts'
import { kindWords } from './kind-words.contract.ts'

const names = {
  id: ['编号', 'id'],
  name: ['名称', 'name'],
  nameEn: ['名称（英文）', 'name_en'],
  kind: ['类型', 'kind'],
  area: ['地区', 'area'],
  regions: ['区划代码', 'regions'],
  categories: ['受理类别', 'categories'],
  fromFen: ['金额下限', 'amount_from'],
  toFen: ['金额上限', 'amount_to'],
  about: ['受理范围', 'about'],
  aboutEn: ['受理范围（英文）', 'about_en'],
  bring: ['准备材料', 'bring'],
  fees: ['收费', 'fees'],
  address: ['地址', 'address'],
  phone: ['电话', 'phone'],
  website: ['网址', 'website'],
  hours: ['办公时间', 'hours'],
  source: ['来源', 'source'],
  checkedOn: ['核对日期', 'checked_on'],
  from: ['生效日期', 'from'],
  until: ['截止日期', 'until'],
} as const
type Field = keyof typeof names
const isField = (name: string): name is Field => name in names
const fields = Object.keys(names).filter(isField)
const needed: readonly Field[] = ['name', 'kind', 'area', 'about', 'source']

export function columnsOf(heading: readonly string[]): ReadonlyMap<Field, number> {
  const plain = heading.map((one) => one.trim().toLowerCase().replaceAll('(', '（').replaceAll(')', '）'))
  const places = fields.map(
    (field) => [field, plain.findIndex((one) => names[field].some((name) => name === one))] as const,
  )
  return new Map(places.filter(([, place]) => place >= 0))
}
export const absentIn = (columns: ReadonlyMap<Field, number>): string[] =>
  needed.filter((field) => !columns.has(field)).map((field) => names[field][0])

export type RowReading =
  { readonly id: string | null; readonly entry: BodyEntry } | { readonly field: string; readonly why: Words }

/** One row as an entry, or the first thing that is wrong with it. `today`: from when it holds where the row does not say. */
export function readRow(record: readonly string[], columns: ReadonlyMap<Field, number>, today: string): RowReading {
  const cell = (field: Field): string => (record[columns.get(field) ?? -1] ?? '').trim()
  const empty = needed.find((field) => cell(field) === '')
  if (empty) return wrong(empty, '没有填写', 'is empty')
  const kind = BodyKind.options.find((one) =>
    [one, kindWords[one].zh, kindWords[one].en].some((name) => name === cell('kind')),
  )
  if (!kind) return wrong('kind', '没有这种机构类型', 'is no kind of body')
  const taken = words(cell('categories')).map((word) => categoryIn(word))
  if (taken.includes(null)) return wrong('categories', '没有这个投诉类别', 'is no category of complaints')
  const amounts = [cell('fromFen'), cell('toFen')].map((text) => (text === '' ? null : (parseYuan(text) ?? Number.NaN)))
  const id = cell('id') === '' ? null : cell('id').toLowerCase()
  if (id !== null && !BodyId.safeParse(id).success)
    return wrong('id', '只能用小写字母、数字和连字符', 'may hold lower-case letters, digits and hyphens only')
  const read = BodyEntry.safeParse({
    kind,
    name: { zh: cell('name'), en: cell('nameEn') },
    area: cell('area'),
    regions: words(cell('regions')),
    categories: taken,
    fromFen: amounts[0],
    toFen: amounts[1],
    about: { zh: cell('about'), en: cell('aboutEn') },
    bring: { zh: cell('bring'), en: '' },
    fees: { zh: cell('fees'), en: '' },
    address: cell('address'),
    phone: cell('phone'),
    website: cell('website'),
    hours: cell('hours'),
    source: cell('source'),
    checkedOn: cell('checkedOn') || null,
    from: cell('from') || today,
    until: cell('until') || null,
  })
  if (read.success) return { id, entry: read.data }
  const field = String(read.error.issues[0]?.path[0] ?? 'name')
  return wrong(isField(field) ? field : 'name', '内容不合要求（格式不对或太长）', 'is too long or in a wrong form')
}

const words = (text: string): string[] => text.split(/[、,，;；\s]+/).filter((word) => word !== '')
const categoryIn = (word: string): CategoryCode | null =>
  categories.find(({ code, title }) => [code, title.zh, title.en].includes(word))?.code ?? null
const wrong = (field: Field, zh: string, en: string): RowReading => ({
  field,
  why: { zh: `${names[field][0]}：${zh}`, en: `${names[field][1]} ${en}` },
})
