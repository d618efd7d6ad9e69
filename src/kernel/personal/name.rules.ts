import type { Found, Grade } from './kind.rules.ts'

/** The hundred that most people have: before a title or after a cue one of them is somebody. */
const surnames =
  '王李张刘陈杨黄赵周吴徐孙马朱胡郭何高林罗郑梁谢宋唐许韩冯邓曹彭曾肖田董袁潘于蒋蔡余杜叶程苏魏吕丁任沈姚卢姜崔钟谭陆汪范金石廖贾夏韦付方白邹孟熊秦邱江尹薛闫段雷侯龙史陶黎贺顾毛郝龚邵万钱严覃武戴莫孔向汤'
const compound = '欧阳|司马|上官|诸葛|东方|皇甫|尉迟|公孙|慕容|司徒|令狐|夏侯|端木'
const family = `(?:${compound}|[${surnames}])`
const han = '(?:[\\u3400-\\u9fff\\uf900-\\ufaff]|[\\ud840-\\ud88f][\\udc00-\\udfff])'

const titles = /先生|女士|小姐|经理|主管|老板|店长|老师/g
const beforeTitle = new RegExp(`${family}${han}{0,2}$`)
const cues = new RegExp(
  `(?<cue>我叫|姓名|收货人|收件人|联系人|签收人|寄件人|持卡人)(?<said>\\s{0,2}[:：是为]?\\s{0,2})(?<it>${family}\\s?${han}(?:\\s?${han})?)`,
  'g',
)
/** Surnames that are more often another word where no colon stands before them. */
const words = /^(?:[向于任]|方式|金额|高于)/

/** Who is named by a title behind the name. A name that stands alone is for those who know the case. */
export function titledIn(text: string, found: Found[]): void {
  for (const { index } of text.matchAll(titles)) {
    const [name] = beforeTitle.exec(text.slice(Math.max(0, index - 6), index)) ?? []
    if (name !== undefined) found.push(nameAt(name, index - name.length, 1))
  }
}

/** Who is named by what stands before the name. */
export function cuedIn(text: string, found: Found[]): void {
  for (const match of text.matchAll(cues)) {
    const { cue = '', said = '', it = '' } = match.groups ?? {}
    const announced = said !== '' || cue === '我叫'
    if (it.startsWith('方式') || (!announced && words.test(it))) continue
    found.push(nameAt(it, match.index + match[0].length - it.length, announced ? 2 : 1))
  }
}

const nameAt = (name: string, from: number, grade: Grade): Found => {
  return { kind: 'name', from, to: from + name.length, value: name.replaceAll(/\s/g, ''), grade }
}
