import { declareRefusals } from '../../kernel/refusal.contract.ts'

export const passwordRefusals = declareRefusals({
  'transaction-password.weak': {
    status: 422,
    zh: '这个交易密码太容易猜：{zh}。请换六位别的数字。',
    en: 'This transaction password is too easily guessed: {en}. Choose six other digits.',
  },
  'transaction-password.same': {
    status: 422,
    zh: '新密码和原来的一样，请换一个。',
    en: 'The new password is the one of now. Choose another.',
  },
  'transaction-password.current-needed': {
    status: 422,
    zh: '请先输入现在的交易密码。忘记了可以申请重设。',
    en: 'Enter the transaction password of now. If it is forgotten, ask for a reset.',
  },
  'transaction-password.wrong': {
    status: 422,
    zh: '交易密码不对，还可以试 {left} 次。',
    en: 'The transaction password is wrong. {left} tries are left.',
  },
  'transaction-password.locked': {
    status: 429,
    zh: '连续输错，交易密码已暂停使用，请 {minutes} 分钟后再试。账号和登录不受影响。',
    en: 'Too many wrong tries: the transaction password rests for {minutes} minutes. Account and sign-in are not affected.',
  },
  'transaction-password.none': {
    status: 409,
    zh: '还没有设置交易密码。请先设置，再回来确认付款。',
    en: 'No transaction password is set yet. Set one, then come back to confirm the payment.',
  },
  'transaction-password.sign-in-again': {
    status: 403,
    zh: '为了确认是您本人，请退出后重新登录，并在 {minutes} 分钟内办理。',
    en: 'To be sure that it is you, sign out and in again and do this within {minutes} minutes.',
  },
  'transaction-password.no-reset': {
    status: 409,
    zh: '没有正在进行的重设。',
    en: 'No reset is under way.',
  },
  'payment-approval.changed': {
    status: 409,
    zh: '这笔付款和您看到的不一样了，没有确认。请重新核对收款人和金额。',
    en: 'This payment is not the one you saw; nothing was confirmed. Look at payee and amount again.',
  },
  'payment-approval.over': {
    status: 409,
    zh: '这笔付款已经结束，不能再确认：{zh}。请回商城重新付款。',
    en: 'This payment cannot be confirmed any more: {en}. Go back to the marketplace and pay anew.',
  },
  'payment-approval.does-not-fit': {
    status: 409,
    zh: '要付的这一笔和消费者确认的不一致，确认已经作废。',
    en: 'This is not the payment that the consumer confirmed; the confirmation is void.',
  },
  'payment-approval.not-approved': {
    status: 409,
    zh: '不能凭它付款：{zh}。',
    en: 'Nothing may be paid on it: {en}.',
  },
})

/** Why a password is easily guessed. */
export const weakWords = {
  repeated: { zh: '数字重复', en: 'repeated digits' },
  sequential: { zh: '连续数字', en: 'digits in a row' },
  date: { zh: '像生日或日期', en: 'it looks like a birthday or another date' },
  known: { zh: '是您手机号或证件号里的一段', en: 'it is part of your telephone or identity number' },
} as const
export const stateWords = {
  asked: { zh: '消费者还没有确认', en: 'the consumer has not confirmed it yet' },
  approved: { zh: '已经确认', en: 'it was confirmed' },
  redeemed: { zh: '已经付款', en: 'it was paid' },
  declined: { zh: '消费者选择不付', en: 'the consumer declined' },
  void: { zh: '内容改变，已作废', en: 'it was changed and is void' },
  expired: { zh: '超过时间', en: 'its time is over' },
} as const
