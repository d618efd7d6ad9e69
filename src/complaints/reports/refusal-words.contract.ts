import { declareRefusals } from '../../kernel/refusal.contract.ts'

export const reportRefusals = declareRefusals({
  'report.about-nothing': {
    status: 422,
    zh: '请至少写明一项：商家、商品或网址，否则无法核查。',
    en: 'Name the shop, the item or the address of a page: without one of them nothing can be checked.',
  },
  'report.seen-in-future': {
    status: 422,
    zh: '发现日期不能晚于今天。',
    en: 'It cannot have been seen later than today.',
  },
  'report.code-needed': {
    status: 422,
    zh: '没有登录时，需要由您的浏览器生成一个查询码。请刷新页面再试。',
    en: 'Without an account your browser makes a code to follow the report with. Reload the page and try again.',
  },
  'report.files-need-contact': {
    status: 422,
    zh: '匿名举报不能附文件。请写在文字里，或者登录、验证联系方式后再上传。',
    en: 'An anonymous report takes no files. Describe them in words, or sign in or verify a contact first.',
  },
  'report.not-now': {
    status: 409,
    zh: '这一步现在不能做：{zh}',
    en: 'That cannot be done now: {en}',
  },
  'report.changed-meanwhile': {
    status: 409,
    zh: '举报刚刚有变化，请看过最新情况再操作。',
    en: 'The report has changed. Look at it again first.',
  },
  'report.taker-or-ground': {
    status: 422,
    zh: '受理的选择交给谁办，不受理的选择理由，只能选一项。',
    en: 'Say either who takes it on or why it is not accepted: one of the two.',
  },
  'report.authority-needed': {
    status: 422,
    zh: '移送行政机关的，请写明机关名称。',
    en: 'Name the authority that it was referred to.',
  },
  'report.no-second-look': {
    status: 409,
    zh: '这件举报不能请求复核：只能在告知结果后的期限内请求一次，已核实的不需要复核。',
    en: 'There is no second look to ask for: once only, within the time after the result, and not where the report was confirmed.',
  },
  'report.merge-unknown': {
    status: 422,
    zh: '没有这件举报，请从列出的举报里选一件。',
    en: 'There is no such report. Choose one of those that are listed.',
  },
  'report.merge-not-into': {
    status: 422,
    zh: '不能并入这件举报：{zh}。请选同一家店、还没有办结的另一件。',
    en: 'It cannot be merged into that report: {en}. Choose another open one of the same shop.',
  },
  'report.not-merged-by-hand': {
    status: 409,
    zh: '这件举报没有由工作人员合并过，没有可以撤销的合并。',
    en: 'Nobody merged this report by hand: there is nothing to undo.',
  },
  'report.merge-stands': {
    status: 409,
    zh: '这次合并不能撤销：{zh}。并入的举报还在办理时才能撤销。',
    en: 'This merge cannot be undone: {en}. That is possible while the report it was merged into is open.',
  },
  'report.another-person': {
    status: 403,
    zh: '复核要由另一人进行：原来的结论是您作出的。',
    en: 'The second look is for somebody else: the result was yours.',
  },
})
