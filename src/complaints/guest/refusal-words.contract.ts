import { declareRefusals } from '../../kernel/refusal.contract.ts'

export const guestRefusals = declareRefusals({
  'guest.contact-unreadable': {
    status: 422,
    zh: '这不是可以使用的{kindZh}。{exampleZh}',
    en: 'This is not {kindEn} that can be used. {exampleEn}',
  },
  'guest.phone-off': {
    status: 422,
    zh: '这里还不能发短信验证码，请改用电子邮箱。',
    en: 'Codes by text message are not set up here. Please use an e-mail address.',
  },
  'guest.email-off': {
    status: 503,
    zh: '这里还不能发邮件验证码。请登录后投诉，或拨打投诉电话。',
    en: 'Codes by e-mail are not set up here. Please sign in to complain, or call the complaints telephone.',
  },
  'guest.code-wait': {
    status: 429,
    zh: '刚刚发过验证码。请等 {seconds} 秒再要新的；已收到的验证码仍然有效。',
    en: 'A code has been sent already. Ask for another in {seconds} seconds; the one you have still works.',
  },
  'guest.code-wrong': {
    status: 422,
    zh: '验证码不对，还可以试 {left} 次。请核对最近一次收到的验证码。',
    en: 'That is not the code; {left} tries are left. Use the latest code you received.',
  },
  'guest.code-over': {
    status: 409,
    zh: '这个验证码已经失效，请重新获取。您填写的内容都还在。',
    en: 'This code no longer works; ask for a new one. What you have written is kept.',
  },
  'guest.proof-over': {
    status: 409,
    zh: '联系方式的核验已过期，请再核验一次。您填写的内容和上传的文件都还在。',
    en: 'The verification of your contact has ended; please verify it once more. What you wrote and uploaded is kept.',
  },
  'guest.proof-spent': {
    status: 409,
    zh: '这次核验已经用来提交过一件投诉。要提交另一件，请再核验一次。',
    en: 'This verification has been used for a complaint already. Verify your contact once more to file another.',
  },
  'guest.link-over': {
    status: 404,
    zh: '这个查询链接无效，或者已被新的链接代替。请用最近一次收到的链接，或重新获取。',
    en: 'This link does not work, or a newer one has taken its place. Use the latest one you received, or ask for a new one.',
  },
  'guest.chat-link-over': {
    status: 404,
    zh: '这个对话链接无效。请重新核验联系方式，进行中的对话会接着打开。',
    en: 'This link to a chat does not work. Verify your contact once more; a chat that still goes on opens again.',
  },
  'guest.link-wait': {
    status: 429,
    zh: '刚刚申请过查询链接，请等 {seconds} 秒再试。',
    en: 'A link has been asked for already. Try again in {seconds} seconds.',
  },
})

export const contactWords = {
  email: {
    kindZh: '邮箱地址',
    kindEn: 'an e-mail address',
    exampleZh: '例如 name@example.com。',
    exampleEn: 'An example is name@example.com.',
  },
  phone: {
    kindZh: '手机号码',
    kindEn: 'a telephone number',
    exampleZh: '请填 11 位手机号；境外号码前面加国家代码，例如 +44。',
    exampleEn: 'Write an 11-digit mainland number, or one with its country code such as +44.',
  },
} as const
