import { numbersIn } from './number.rules.ts'
import { spanIn, type Plain, type Span } from './plain-text.rules.ts'

export const personalKinds = [
  'shop',
  'id',
  'phone',
  'card',
  'number',
  'email',
  'link',
  'account',
  'plate',
  'address',
  'name',
  'receipt',
  'order',
  'mark',
] as const
export type PersonalKind = (typeof personalKinds)[number]
export type Found = Span & { readonly kind: PersonalKind; readonly value: string }

/** What the case itself knows of its people: exact words, searched for as they are. */
export type Known = { readonly kind: PersonalKind; readonly value: string }

const surnames =
  '王李张刘陈杨黄赵周吴徐孙马朱胡郭何高林罗郑梁谢宋唐许韩冯邓曹彭曾肖田董袁潘于蒋蔡余杜叶程苏魏吕丁任沈姚卢姜崔钟谭陆汪范金石廖贾夏韦付方白邹孟熊秦邱江尹薛闫段雷侯龙史陶黎贺顾毛郝龚邵万钱严覃武戴莫孔向汤'
const compound = '欧阳|司马|上官|诸葛|东方|皇甫|尉迟|公孙|慕容|司徒|令狐|夏侯|端木'
const family = `(?:${compound}|[${surnames}])`
/** A part of an address begins after the words that lead to it. */
const han = '(?:(?![我你他她在到住是寄往送址的了和与及把给从])\\p{Script=Han})'
const count = '[0-9A-Za-z零〇一二三四五六七八九十百]{1,6}'
const regions = `(?:${han}{2,8}?(?:省|自治区))?(?:${han}{2,8}?(?:市|自治州|盟))?(?:${han}{1,8}?(?:新区|区|县|旗))?(?:${han}{1,10}?(?:镇|乡|街道))?`
const room = `(?:\\s*[-－]?\\s*${count}\\s*(?:号楼|单元|栋|幢|座|层|楼|室|房|号|户))`
const plateStart = '京津沪渝冀豫云辽黑湘皖鲁新苏浙赣鄂桂甘晋蒙陕吉闽贵粤青藏川宁琼使领'

const patterns: readonly (readonly [PersonalKind, RegExp])[] = [
  // What looks like a placeholder of ours must not be taken for one when the answer comes back.
  ['mark', /[⟨⟩]/gu],
  ['email', /[A-Za-z0-9._%+-]+\s{0,2}@\s{0,2}[A-Za-z0-9-]+(?:\s?\.\s?[A-Za-z0-9-]+)+/gu],
  ['link', /(?:https?:\/\/|www\.)[^\s，。；、）)\]】"”]+/giu],
  ['receipt', /\bX[BR]-?\d{8}-?[0-9A-Z]{4}-?[0-9A-Z]{4}\b/giu],
  ['account', /(?<=(?:微信号?|QQ号?|旺旺|抖音号?|支付宝|\bvx|wechat)\s{0,2}[:：号是]?\s{0,2})[A-Za-z0-9_-]{4,30}/giu],
  ['card', /(?<=(?:尾号|后四位)[^\d]{0,3})\d{4}(?!\d)/gu],
  [
    'plate',
    new RegExp(`[${plateStart}][\\s·-]?[A-HJ-Z][\\s·-]?(?:[A-HJ-NP-Z0-9][\\s·-]?){4,5}[A-HJ-NP-Z0-9挂学警港澳]`, 'giu'),
  ],
  ['address', new RegExp(`${regions}${han}{1,12}?(?:路|街|巷|弄|大道|胡同|村)\\s*${count}\\s*[号弄组]${room}*`, 'gu')],
  ['address', new RegExp(`${regions}${han}{2,12}?(?:小区|花园|公寓|大厦|广场|家园|新村|苑|府)${room}+`, 'gu')],
  ['name', new RegExp(`${family}\\p{Script=Han}{0,2}?(?=(?:先生|女士|小姐|经理|主管|老板|店长|老师))`, 'gu')],
  [
    'name',
    new RegExp(
      `(?<=(?:我叫|姓名|收货人|收件人|联系人|签收人)\\s{0,2}[:：是为]?\\s{0,2})${family}\\s?\\p{Script=Han}(?:\\s?\\p{Script=Han})?`,
      'gu',
    ),
  ],
  // Numbers of parcels and of other houses: letters and at least five digits in one piece.
  ['number', /(?<![A-Za-z0-9])(?=[A-Za-z0-9-]*[A-Za-z])(?=(?:[A-Za-z-]*\d){5})[A-Za-z0-9-]{8,40}(?![A-Za-z0-9])/gu],
]

/** Everything personal in a text, from left to right; where two overlap, what they cover together is one. */
export function personalIn(plain: Plain, known: readonly Known[]): Found[] {
  const all = [
    ...known.flatMap((one) => matches(plain, one.kind, literal(one.value), () => one.value)),
    ...numbersIn(plain.text).map(({ kind, from, to, value }) => ({ kind, value, ...spanIn(plain, from, to) })),
    ...patterns.flatMap(([kind, pattern]) => matches(plain, kind, pattern)),
  ]
  const ordered = all.toSorted((a, b) => a.from - b.from || b.to - a.to)
  return ordered.reduce<Found[]>((kept, one) => {
    const last = kept.at(-1)
    if (!last || one.from >= last.to) return [...kept, one]
    if (one.to <= last.to) return kept
    const value = plain.original.slice(last.from, one.to)
    return [...kept.slice(0, -1), { ...last, to: one.to, value }]
  }, [])
}

function matches(plain: Plain, kind: PersonalKind, pattern: RegExp | null, valueOf?: () => string): Found[] {
  if (!pattern) return []
  return [...plain.text.matchAll(pattern)]
    .filter(([whole]) => whole.length > 0)
    .map((match) => {
      const end = match.index + match[0].trimEnd().length
      const value = valueOf?.() ?? match[0].replaceAll(/\s/g, '').toLowerCase()
      return { kind, value, ...spanIn(plain, match.index, end) }
    })
}

/** A known word, also with spaces between its letters. */
function literal(value: string): RegExp | null {
  const letters = Array.from(value.normalize('NFKC').replaceAll(/\s/g, ''))
  if (letters.length < 2) return null
  return new RegExp(letters.map((one) => one.replaceAll(/[\\^$.*+?()[\]{}|/]/g, String.raw`\$&`)).join('\\s?'), 'giu')
}
