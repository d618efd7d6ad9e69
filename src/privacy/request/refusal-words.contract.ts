import { declareRefusals } from '../../kernel/refusal.contract.ts'

export const requestRefusals = declareRefusals({
  'privacy-request.not-now': { status: 409, zh: '现在不能这样做：{zh}。', en: 'This cannot be done now: {en}.' },
  'privacy-request.changed-meanwhile': {
    status: 409,
    zh: '这件请求刚刚有变化，没有提交。请看过最新情况再操作。',
    en: 'The request changed in the meantime; nothing was done. Look at it again first.',
  },
  'privacy-request.wish-needed': {
    status: 422,
    zh: '请写明您的要求：哪些信息、怎么处理。',
    en: 'Say what you wish: which data, and what is to be done.',
  },
  'privacy-request.sign-in-again': {
    status: 403,
    zh: '为了确认是您本人，请退出后重新登录，并在 {minutes} 分钟内继续。',
    en: 'To be sure that it is you, sign out and in again, and go on within {minutes} minutes.',
  },
  'privacy-request.contact-just-changed': {
    status: 409,
    zh: '您的密码或验证方式刚刚变更过。为防止他人冒用，请在变更满 {hours} 小时后再办理。',
    en: 'Your password or a factor was changed just now. Against impostors this waits until {hours} hours after the change.',
  },
  'privacy-request.papers-needed': {
    status: 422,
    zh: '请附上能证明亲属关系和死亡的材料。',
    en: 'Attach papers that show the kinship and the death.',
  },
  'privacy-request.person-unknown': {
    status: 422,
    zh: '没有这个账号。请核对材料里的手机号或邮箱后查找账号编号。',
    en: 'There is no such account. Find its id by the telephone or e-mail in the papers.',
  },
  'privacy-request.choose-items': {
    status: 422,
    zh: '请至少选一类要删除的信息。',
    en: 'Choose at least one kind of data to erase.',
  },
  'privacy-request.work-account': {
    status: 409,
    zh: '这是工作账号，由管理员在离岗时停用，不能自己注销。',
    en: 'This is a work account: the administrator ends it when you leave, it cannot be closed here.',
  },
  'privacy-request.too-late': {
    status: 409,
    zh: '已经开始执行或已经结束，不能再撤回。',
    en: 'It was begun or is over and cannot be taken back any more.',
  },
  'privacy-request.proof-over': {
    status: 409,
    zh: '验证已过期，请重新获取验证码。',
    en: 'The proof of your contact is over. Ask for a new code.',
  },
  'privacy-request.no-copy': {
    status: 409,
    zh: '副本还没有做好，请稍候。',
    en: 'The copy is not made yet.',
  },
  'privacy-request.copy-expired': {
    status: 410,
    zh: '副本的保留期已过，已经清除。请重新提出请求。',
    en: 'The time to fetch this copy is over and it is gone. Ask again.',
  },
  'privacy-request.copy-taken': {
    status: 410,
    zh: '副本已经下载过，已经清除。需要的话请重新提出请求。',
    en: 'This copy was fetched and is gone. Ask again if you need another.',
  },
  'privacy-request.not-answered': {
    status: 409,
    zh: '还没有答复，办结后才有凭证。',
    en: 'There is no answer yet; the proof comes with it.',
  },
})
