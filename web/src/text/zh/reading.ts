/** 按目的查看个人信息。 */
export const reading = {
  title: '联系方式',
  help: '默认隐去。查看要选目的，每次都会记录，本人也能看到。',
  notForYou: '以您的角色不能查看原文。',
  show: '看原文',
  open: '看原文：{what}',
  send: '查看{what}',
  purpose: '查看的目的',
  recorded: '会记下您、时间、目的和看了哪一项，不记内容。原文一分钟后自动隐去。',
  hide: '隐去',
  number: '查看编号 {number}',
  rule: {
    purpose: '目的',
    who: '谁可以看什么',
    closed: '结案以后',
    closedDays: '{n} 天内',
    nobody: '没有人',
  },
}
