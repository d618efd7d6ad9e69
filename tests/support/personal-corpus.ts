import { isCreditCode, isIdentity, isLuhn } from '../../src/kernel/personal/checksum.rules.ts'
import type { PersonalKind } from '../../src/kernel/personal/kind.rules.ts'

/** Chance that comes out the same for the same seed. */
export type Chance = { readonly whole: (below: number) => number; readonly one: <T>(of: readonly T[]) => T }
export function chanceOf(seed: number): Chance {
  let state = seed >>> 0
  const whole = (below: number): number => {
    state = (Math.imul(state ^ (state >>> 15), 0x2c1b3c6d) + 0x9e3779b9) >>> 0
    return Math.floor((state / 2 ** 32) * below)
  }
  return { whole, one: (of) => of[whole(of.length)] as (typeof of)[number] }
}

type Labelled = { readonly kind: PersonalKind; readonly way: string; readonly text: string; readonly value: string }

const digits = ({ whole }: Chance, length: number): string => Array.from({ length }, () => whole(10)).join('')
const checked = (body: string, letters: string, is: (text: string) => boolean): string =>
  Array.from(letters, (last) => body + last).find(is) ?? `${body}0`

const day = ({ whole }: Chance): string =>
  `${1940 + whole(70)}${String(1 + whole(12)).padStart(2, '0')}${String(1 + whole(28)).padStart(2, '0')}`
const identity = (chance: Chance): string =>
  checked(
    `${chance.one(['110105', '330106', '440305', '510104'])}${day(chance)}${digits(chance, 3)}`,
    '0123456789X',
    isIdentity,
  )
const oldIdentity = (chance: Chance): string => `330106${day(chance).slice(2)}${digits(chance, 3)}`
const mobile = (chance: Chance): string => `1${3 + chance.whole(7)}${digits(chance, 9)}`
const landline = (chance: Chance): string => {
  const area = chance.one(['010', '021', '0571', '0755'])
  return `${area}-${2 + chance.whole(7)}${digits(chance, 7)}`
}
const card = (chance: Chance): string =>
  checked(
    `${chance.one(['6222', '6217', '4', '51'])}${digits(chance, 11)}${chance.one(['', '000'])}`,
    '0123456789',
    isLuhn,
  )
const creditLetters = '0123456789ABCDEFGHJKLMNPQRTUWXY'
const creditCode = (chance: Chance): string =>
  checked(
    `91330106MA${Array.from({ length: 7 }, () => chance.one([...creditLetters])).join('')}`,
    creditLetters,
    isCreditCode,
  )
const plate = (chance: Chance): string =>
  `${chance.one(['京', '浙', '沪', '粤'])}${chance.one(['A', 'B', 'C'])}${digits(chance, 5)}`
const permit = (chance: Chance): string => `${chance.one(['E', 'G', 'H', 'M'])}${digits(chance, 8)}`
const email = (chance: Chance): string =>
  `${chance.one(['wang.li', 'zhang_san', 'li-4'])}${digits(chance, 3)}@${chance.one(['example.cn', 'mail.example.com'])}`
const address = (chance: Chance): string =>
  `${chance.one(['浙江省杭州市西湖区', '北京市朝阳区', '上海市浦东新区', ''])}${chance.one(['文三路', '建国门外大街', '幸福巷'])}${1 + chance.whole(400)}号${chance.one(['3栋2单元501室', '5楼', ''])}`
const name = ({ one }: Chance): string => `${one([...'王李张刘陈'])}${one(['小明', '建国', '丽', '晓雨'])}`

const chinese = '零一二三四五六七八九'
const wide = (value: string): string =>
  value.replaceAll(/[!-~]/g, (one) => String.fromCharCode(one.charCodeAt(0) + 0xfee0))
/** The nine ways in which people write a number. */
export const ways: Readonly<Record<string, (value: string, chance: Chance) => string>> = {
  plain: (value) => value,
  'full width': wide,
  'spaces after four': (value) => value.replaceAll(/(.{4})(?=.)/g, '$1 '),
  'hyphens after three': (value) => value.replaceAll(/(.{3})(?=.)/g, '$1-'),
  'a space after each': (value) => Array.from(value).join(' '),
  'unseen characters between': (value) => Array.from(value).join('\u200b'),
  'Chinese digits': (value) => value.replaceAll(/\d/g, (one) => chinese[Number(one)] ?? one),
  'Chinese digits mixed in': (value, { whole }) =>
    value.replaceAll(/\d/g, (one) => (whole(3) === 0 ? (chinese[Number(one)] ?? one) : one)),
  'full width with spaces': (value) => wide(value.replaceAll(/(.{4})(?=.)/g, '$1 ')),
}
const plainAndWide = ['plain', 'full width', 'unseen characters between'] as const

type Sort = {
  readonly make: (chance: Chance) => string
  readonly ways: readonly string[]
  readonly before: readonly string[]
}
const every = Object.keys(ways)
export const sorts: readonly (Sort & { readonly kind: PersonalKind; readonly name: string })[] = [
  { kind: 'id', name: 'identity number', make: identity, ways: every, before: ['身份证号', '我的证件', '', '办理人'] },
  {
    kind: 'id',
    name: 'old identity number',
    make: oldIdentity,
    ways: ['plain', 'full width'],
    before: ['身份证号', '老证件号码'],
  },
  {
    kind: 'phone',
    name: 'mobile',
    make: mobile,
    ways: every,
    before: ['请打', '电话：', '', '微信同号', 'wx', '+86 '],
  },
  { kind: 'phone', name: 'landline', make: landline, ways: plainAndWide, before: ['座机', '电话：', '请回'] },
  { kind: 'card', name: 'bank card', make: card, ways: every, before: ['银行卡号', '退到卡', '工行账户：'] },
  { kind: 'permit', name: 'passport or permit', make: permit, ways: plainAndWide, before: ['护照', '港澳通行证号'] },
  { kind: 'uscc', name: 'credit code', make: creditCode, ways: plainAndWide, before: ['信用代码', '执照'] },
  { kind: 'plate', name: 'plate', make: plate, ways: plainAndWide, before: ['车牌', '快递车', ''] },
  { kind: 'email', name: 'e-mail', make: email, ways: plainAndWide, before: ['邮箱', '写信到', ''] },
  {
    kind: 'address',
    name: 'address',
    make: address,
    ways: ['plain', 'full width'],
    before: ['住在', '寄到', '地址：'],
  },
  { kind: 'name', name: 'name after a cue', make: name, ways: ['plain'], before: ['我叫', '收件人：', '联系人是'] },
]

const after = ['，谢谢', '。', '）请查收', ' 等您答复', '，订单还没到', '']

/** One text with one value that is known. */
export function labelled(chance: Chance, sort: (typeof sorts)[number], way: string): Labelled {
  const value = sort.make(chance)
  const written = ways[way]?.(value, chance) ?? value
  return { kind: sort.kind, way, value, text: `${chance.one(sort.before)}${written}${chance.one(after)}` }
}

/** What looks like it and is not: no text holds anything of anybody. */
export function harmless(chance: Chance): string {
  const { whole } = chance
  return chance.one([
    () => `订单号 ${20260000 + whole(1300)}${digits(chance, 10)} 还没发货`,
    () => `运单 SF${digits(chance, 13)} 已签收`,
    () => `时间戳 ${1_700_000_000_000 + whole(99_999_999)}`,
    () => `条码 69${digits(chance, 11)} 的牛奶`,
    () => `共 ${whole(9999)}.${whole(90) + 10} 元，退 ${whole(99)},${digits(chance, 3)},${digits(chance, 3)}.00 元`,
    () => `${2020 + whole(8)}-0${1 + whole(9)}-1${whole(10)} 1${whole(10)}:${10 + whole(50)} 下单，${whole(9) + 1} 件`,
    () => `比例 0.${digits(chance, 11)}，第${chinese[1 + whole(9)]}条第${chinese[1 + whole(9)]}款`,
    () => `批号 B${digits(chance, 6)}，版本 1.${whole(20)}.${whole(20)}，尺码 ${30 + whole(15)}`,
    () => `经营者应当向消费者说明，联系方式和收货人于七日内确认，价格 ${1 + whole(2000)} 元`,
    () => `编号 ${digits(chance, 4)}a13${digits(chance, 9)}bc 的记录`,
  ])()
}
