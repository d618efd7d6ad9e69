/** Digits and letters of full width are read like any other; marks stay as they were written. */
const narrow = (text: string): string => text.replaceAll(/[０-９Ａ-Ｚａ-ｚ＠．－]/g, (one) => one.normalize('NFKC'))

/** The hundred that most people have: before a title one of them is somebody. */
const surnames =
  '王李张刘陈杨黄赵周吴徐孙马朱胡郭何高林罗郑梁谢宋唐许韩冯邓曹彭曾肖田董袁潘于蒋蔡余杜叶程苏魏吕丁任沈姚卢姜崔钟谭陆汪范金石廖贾夏韦付方白邹孟熊秦邱江尹薛闫段雷侯龙史陶黎贺顾毛郝龚邵万钱严覃武戴莫孔向汤'

const patterns: readonly (readonly [RegExp, string])[] = [
  [/[\w.+-]+@[\w-]+(?:\.[\w-]+)+/g, '（邮箱）'],
  [/https?:\/\/[^\s，。；、）)]+/gi, '（网址）'],
  [/\bX[BR]-?\d{8}-?[0-9A-Z]{4}-?[0-9A-Z]{4}\b/gi, '（编号）'],
  [/((?:微信号?|QQ|qq|旺旺|抖音号?|vx|VX)\s*[:：号是]?\s*)[A-Za-z0-9_-]{4,}/g, '$1（账号）'],
  [
    /[一-龥]{2,12}(?:省|自治区|市|区|县|镇|乡)?[一-龥]{0,12}(?:路|街|巷|弄|大道|胡同)\s*\d+\s*[号弄](?:[0-9一-龥\-#]{0,12}(?:室|楼|单元|栋|幢))*/g,
    '（地址）',
  ],
  [/(?:\d[ -]?){5,}\d[Xx]?/g, '（号码）'],
  [/[A-Za-z]{0,6}\d[A-Za-z0-9-]{7,}/g, '（编号）'],
  [new RegExp(`[${surnames}](?=(?:先生|女士|小姐|经理|主管|老板|店长))`, 'g'), '某'],
]

/**
 * Takes out of a text what could tell who somebody is: numbers, addresses, names that are known. What it leaves is read by a person
 * before anybody else sees it. `names`: people and their addresses as the order or the case knows them.
 */
export function maskPersonal(text: string, names: readonly string[] = []): string {
  const known = names
    .map((name) => name.trim())
    .filter((name) => name.length >= 2)
    .toSorted((a, b) => b.length - a.length)
  const unnamed = known.reduce((rest, name) => rest.replaceAll(name, '某'), narrow(text))
  return patterns.reduce((rest, [pattern, instead]) => rest.replace(pattern, instead), unnamed)
}

/** What is still worth a look: digits in a row that may be a number of somebody. */
export const looksPersonal = (text: string): boolean => /(?:\d[ -]?){5,}\d|@/.test(narrow(text))
