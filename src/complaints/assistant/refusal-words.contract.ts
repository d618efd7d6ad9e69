import { declareRefusals } from '../../kernel/refusal.contract.ts'

export const assistantRefusals = declareRefusals({
  'assistant.off': {
    status: 404,
    zh: '本系统没有启用助手草稿。',
    en: 'This installation has no assistant.',
  },
  'assistant.budget-used': {
    status: 429,
    zh: '今天的助手次数已用完（每天 {most} 次）。明天零点（北京时间）恢复；答复可以照常自己写。',
    en: 'The calls for today are used up ({most} a day). They come back at midnight, Beijing time; you can write as ever.',
  },
  'assistant.not-agreed': {
    status: 409,
    zh: '投诉人没有同意由外部助手阅读内容。答复可以照常自己写；投诉人可以在「我的隐私」里同意；没有账号的，由个人信息保护负责人代为登记。',
    en: 'The complainant has not agreed that an assistant outside reads this. You can write as ever; they may agree under “My privacy”, or without an account through the privacy officer.',
  },
  'assistant.closed': {
    status: 409,
    zh: '投诉已经结束，不再起草答复或建议类别；仍可以请助手写摘要。',
    en: 'The complaint is closed: no reply or category is drafted for it any more. A summary still is.',
  },
  'assistant.nothing-said': {
    status: 409,
    zh: '这件投诉里还没有可以发给模型的文字。',
    en: 'There are no words in this complaint yet that could be sent.',
  },
  'assistant.over': {
    status: 409,
    zh: '这份草稿已经结束，不能取消。',
    en: 'There is nothing left to stop: this draft is over.',
  },
  'assistant.no-draft': {
    status: 409,
    zh: '这里没有可以丢弃的草稿：还没有写好，或者已经处理过了。',
    en: 'There is no draft to throw away: it is not written yet, or was dealt with already.',
  },
})
