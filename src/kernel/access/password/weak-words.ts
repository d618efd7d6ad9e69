/**
 * What people here begin a password with. Written by us from habits that are known, not taken from a leaked list: a guesser's
 * list has each of them near its top, whatever stands behind it.
 */

const lines = (text: string): readonly string[] => text.trim().split(/\s+/)

/** Words of everyday passwords, and names of sites; `xiaobao` is ours. */
const words = lines(`
  password passwd pass admin administrator root user guest test login welcome hello letmein changeme change secret master
  iloveyou love loveyou baby angel princess sunshine flower superman batman dragon monkey tiger football basketball soccer
  shadow summer winter spring autumn computer internet windows android iphone apple google facebook twitter amazon github
  database server default system manager super service company office work home lucky happy money china chinese
  xiaobao taobao tmall tianmao jingdong pinduoduo weixin wechat zhifubao alipay weibo douyin baidu qq tencent aliyun alibaba
  huawei xiaomi meituan eleme kuaishou bilibili marketplace shop store mall abc abcd aaa zzz xxx qaz wsx edc asd zxc qwe`)

/** What is typed in pinyin because it is said every day. */
const phrases = lines(`
  woaini woai aini wobuaini woxiangni xiangni woyaoni aiwo nihao woshi wobuzhidao buzhidao zhidao meiyou mima wodemima denglu
  laopo laogong baobei baobao qinai qinaide baba mama jiejie meimei gege didi nainai yeye erzi nver jiating
  zhongguo zhonghua beijing shanghai guangzhou shenzhen hangzhou chengdu wuhan nanjing chongqing tianjin xian suzhou
  shengri kuaile shengrikuaile xingfu pingan jiankang facai gongxi gongxifacai xinnian xinniankuaile haoyun jiayou
  tiantian xiangshang tiankong taiyang yueliang xingxing dahai xiaoxiao xiaoming dabao erbao youxi dianying diannao shouji`)

/** The hundred surnames that nine in ten people have, in pinyin. */
const surnames = lines(`
  wang li zhang liu chen yang huang zhao wu zhou xu sun ma zhu hu guo he gao lin luo zheng liang xie song tang xu han deng feng cao
  peng zeng xiao tian dong yuan pan yu jiang cai jia ding wei xue ye yan du dai xia zhong wang fan fang shi ren yao lu tan liao
  zou xiong jin hao kong bai cui kang mao qiu qin jiang gu hou shao meng long wan duan lei qian tang yin li yi chang wu qiao he lai gong wen`)

/** Syllables of given names. */
const syllables = lines(`
  ai an ang ao bai bao bei bin bing bo cai chang chao chen cheng chun cong da dan di dong en fan fang fei fen feng fu gang ge
  guang gui guo hai han hao he hong hua huan hui ji jia jian jiang jiao jie jin jing jiu jun kai kang ke kun lan lei li lian liang
  lin ling liu long lu lun mei meng miao min ming mu na nan ning pei peng ping qi qian qiang qin qing qiu qu quan ran ren rong rou ru
  rui san shan shao sheng shi shu shuai shuang shui si song tao ting tong wei wen wu xi xia xian xiang xiao xin xing xiong
  xiu xu xuan xue xun ya yan yang yao ye yi yin ying yong yu yuan yue yun ze zhan zhao zhe zhen zheng zhi zhong zhu zhuo zi zong`)

/** Numbers that are read as words: a life long, I love you, get rich. */
const numbers = lines(
  `1314 520 521 5201314 1314520 5211314 7758521 7758258 666 888 168 518 8888 6666 147 258 369 789 456`,
)

export const weakWords: ReadonlySet<string> = new Set([...words, ...phrases])
export const nameParts: ReadonlySet<string> = new Set([...surnames, ...syllables])
export const weakNumbers: ReadonlySet<string> = new Set(numbers)

/** Rows and columns of keys, forwards; whoever runs along them may run back. */
export const keyRuns: readonly string[] = [
  '01234567890',
  'abcdefghijklmnopqrstuvwxyz',
  'qwertyuiop[]',
  "asdfghjkl;'",
  'zxcvbnm,./',
  '1qaz2wsx3edc4rfv5tgb6yhn7ujm8ik,9ol.0p',
  'q1w2e3r4t5y6u7i8o9p0',
  '1q2w3e4r5t6y7u8i9o0p',
  'qazwsxedcrfvtgbyhnujmikolp',
  '147258369',
  '!@#$%^&*()',
]
