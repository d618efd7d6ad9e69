import { z } from 'zod'
import { declareRefusals } from '../refusal.contract.ts'
import { Role } from '../role.contract.ts'
import { Empty, Instant, route } from '../route.contract.ts'

export const Language = z.enum(['zh', 'en'])
/** What is longer is refused before anything is hashed. */
export const Password = z.string().min(1).max(128)
/** The signed-in person, as their own pages need it. */
export const Me = z.object({
  id: z.string(),
  displayName: z.string(),
  language: Language,
  roles: z.array(Role),
  consumerId: z.string().nullable(),
  merchantId: z.string().nullable(),
})
/** Signed in, or one step short of it: then a code of the app or from paper is shown with `challenge`, within five minutes. */
export const SignedIn = z.object({
  me: Me.nullable(),
  secondStep: z
    .object({
      challenge: z.string(),
      ways: z.array(z.enum(['totp', 'passkey', 'recovery-code'])),
      expiresAt: Instant,
    })
    .nullable(),
})
/** What the pages must know before anybody signed in. */
export const Installation = z.object({
  kind: z.enum(['demo', 'production']),
  setUp: z.boolean(),
  name: z.string(),
  demoAccounts: z.array(z.object({ login: z.string(), password: z.string(), displayName: z.string(), role: Role })),
})

export const signIn = route({
  method: 'POST',
  path: '/api/session',
  evenHeld: true,
  summary: { zh: '用邮箱或手机号登录', en: 'Sign in with e-mail or phone' },
  who: ['anyone'],
  clause: '6.1.1',
  audit: 'session.start',
  secrets: ['password'],
  perMinute: 30,
  input: z.strictObject({ login: z.string().trim().min(3).max(200), password: Password }),
  output: SignedIn,
})
export const signOut = route({
  method: 'DELETE',
  path: '/api/session',
  evenHeld: true,
  summary: { zh: '退出登录', en: 'Sign out' },
  who: ['anyone'],
  audit: 'session.end',
  input: Empty,
  output: z.object({ signedOut: z.boolean() }),
})
export const readMe = route({
  method: 'GET',
  path: '/api/session',
  evenHeld: true,
  summary: { zh: '当前登录的人和本站的情况', en: 'Who is signed in, and what this installation is' },
  who: ['anyone'],
  input: Empty,
  output: z.object({ me: Me.nullable(), installation: Installation }),
})
export const changePassword = route({
  method: 'PUT',
  path: '/api/session/password',
  summary: { zh: '修改我的密码，其他设备随即退出', en: 'Change my password; other devices are signed out' },
  who: ['signed-in'],
  audit: 'account.change-password',
  secrets: ['current', 'next'],
  perMinute: 10,
  input: z.strictObject({ current: Password, next: Password }),
  output: z.object({ changed: z.boolean() }),
})
export const changeLanguage = route({
  method: 'PUT',
  path: '/api/session/language',
  evenHeld: true,
  summary: { zh: '选择通知和页面的语言', en: 'Choose the language of pages and notices' },
  who: ['signed-in'],
  audit: 'account.change-language',
  input: z.strictObject({ language: Language }),
  output: z.object({ language: Language }),
})
export const setUpInstallation = route({
  method: 'POST',
  path: '/api/installation',
  summary: { zh: '首次设置：建立第一位系统管理员', en: 'First set-up: create the first administrator' },
  who: ['anyone'],
  audit: 'installation.set-up',
  secrets: ['token', 'password'],
  perMinute: 10,
  status: 201,
  input: z.strictObject({
    token: z.string().min(1).max(200),
    name: z.string().trim().min(1).max(60),
    email: z.email().max(200),
    displayName: z.string().trim().min(1).max(60),
    password: Password,
  }),
  output: Me,
})

export const sessionRefusals = declareRefusals({
  'session.wrong-login': { status: 401, zh: '账号或密码不对。', en: 'That login and password do not match.' },
  'session.wait': {
    status: 429,
    zh: '连续多次输错，请 {seconds} 秒后再试。账号没有被锁定。',
    en: 'Too many wrong attempts. Try again in {seconds} seconds; the account is not locked.',
  },
  'session.busy': {
    status: 503,
    zh: '现在登录的人很多，请 {seconds} 秒后再试。',
    en: 'Many people are signing in right now. Try again in {seconds} seconds.',
  },
  'session.step-up-needed': {
    status: 403,
    zh: '这一步需要再次确认是您本人（{minutes} 分钟内有效）。请先完成验证，再提交一次；已填写的内容不会丢失。',
    en: 'Please confirm that it is you (this holds for {minutes} minutes), then send it again; nothing you wrote is lost.',
  },
  'session.password-wrong': { status: 422, zh: '当前密码不对。', en: 'The current password is not right.' },
  'password.too-short': {
    status: 422,
    zh: '密码至少 {least} 个字符。',
    en: 'A password has at least {least} characters.',
  },
  'password.too-common': {
    status: 422,
    zh: '这个密码容易被猜到：由常见词、拼音、姓名、年份、生日或键盘顺序拼成。请换一句只有您知道的话。',
    en: 'This password is easily guessed: it is put together from common words, names, years, dates or rows of keys. Choose a sentence that only you know.',
  },
  'password.holds-login': {
    status: 422,
    zh: '密码不能包含您的邮箱、手机号（连续六位以上）或姓名。',
    en: 'A password may not contain your e-mail, six digits of your phone, or your name.',
  },
  'installation.already-set-up': {
    status: 409,
    zh: '已经完成首次设置，请直接登录。',
    en: 'Set-up is already done. Please sign in.',
  },
  'installation.token-wrong': {
    status: 403,
    zh: '设置口令不对。它显示在服务器的启动日志里。',
    en: "The set-up token is not right. It is printed in the server's start log.",
  },
})
