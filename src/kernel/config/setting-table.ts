import { z } from 'zod'
import { assistantSettingTable } from './assistant-setting-table.ts'
import { backupSettingTable } from './backup-setting-table.ts'
import { mailSettingTable } from './mail-setting-table.ts'
import { transactionSettingTable } from './transaction-setting-table.ts'
import { proofSettingTable } from './proof-setting-table.ts'
import { vaultSettingTable } from './vault-setting-table.ts'
import {
  goodSecret,
  mailAddress,
  onOff,
  oneOf,
  proxies,
  setting,
  targets,
  urlOf,
  wholeNumber,
  type Setting,
} from './setting.ts'

/** Every setting there is. docs/settings.md is generated from here. */
export const settingTable = {
  HOST: setting({
    type: z.string().regex(/^[\w.:-]+$/),
    default: '127.0.0.1',
    allowed: 'an address or host name of this machine; 0.0.0.0 or :: for all of them',
    words: { zh: '网页服务监听的地址', en: 'Address the server listens on' },
  }),
  PORT: setting({
    type: wholeNumber(1, 65_535),
    default: '8080',
    allowed: 'a whole number from 1 to 65535',
    words: { zh: '网页服务监听的端口', en: 'Port the server listens on' },
  }),
  XIAOBAO_HOME: setting({
    type: z.string().min(1),
    default: null,
    defaultWords: '`.xiaobao` beside the code, or `/var/lib/xiaobao` when root starts it from a private folder',
    allowed: 'a folder this user may write to',
    words: {
      zh: '数据目录：内置数据库、上传的文件、日志；请备份',
      en: 'Folder of the embedded database, uploaded files and logs; back it up',
    },
  }),
  DATABASE_URL: setting({
    type: urlOf('postgresql', 'postgres'),
    default: null,
    defaultWords: 'the embedded PostgreSQL',
    allowed: 'postgresql://user:password@host:5432/database, PostgreSQL 15 or newer, encoding UTF8',
    words: { zh: '使用自己的 PostgreSQL，不启动内置数据库', en: 'Use your own PostgreSQL instead of the embedded one' },
    secret: true,
  }),
  XIAOBAO_PG_BIN: setting({
    type: z.string().min(1),
    default: null,
    defaultWords: 'the programs that come with the npm packages',
    allowed: 'a folder with postgres, initdb and pg_ctl of PostgreSQL 15 or newer, such as /usr/lib/postgresql/15/bin',
    words: { zh: '内置数据库改用本机安装的 PostgreSQL 程序', en: 'Run the embedded database with these programs' },
  }),
  XIAOBAO_DATABASE_CONNECTIONS: setting({
    type: wholeNumber(4, 100),
    default: '20',
    allowed: 'a whole number from 4 to 100',
    words: { zh: '本进程最多使用的数据库连接数', en: 'Most database connections of this process' },
  }),
  XIAOBAO_DEMO: setting({
    type: onOff,
    default: null,
    defaultWords: '`on` without DATABASE_URL, XIAOBAO_SECRET and NODE_ENV=production, otherwise `off`',
    allowed: 'on or off',
    words: {
      zh: '演示安装：有演示数据和密码公开的演示账号，切勿用于真实业务',
      en: 'Demo installation: demo data, and demo accounts whose passwords everybody knows; never for real business',
    },
  }),
  NODE_ENV: setting({
    type: oneOf('production', 'development', 'test'),
    default: 'development',
    allowed: 'production, development or test',
    words: {
      zh: '设为 production 后，演示账号和默认密钥一律拒绝',
      en: 'production refuses demo accounts and default secrets',
    },
  }),
  XIAOBAO_SECRET: setting({
    type: goodSecret,
    default: null,
    defaultWords: 'in a demo: made once and kept in XIAOBAO_HOME; in production it must be set',
    allowed: 'at least 32 random characters, for example the output of: openssl rand -base64 36',
    words: {
      zh: '安装密钥，其他密钥由它派生；同一套安装的所有进程必须相同',
      en: 'Secret from which the other keys are derived; the same for all processes of one installation',
    },
    secret: true,
  }),
  ...vaultSettingTable,
  ...backupSettingTable,
  ...transactionSettingTable,
  ...proofSettingTable,
  XIAOBAO_PUBLIC_URL: setting({
    type: urlOf('http', 'https').transform((text) => text.replace(/\/+$/, '')),
    default: null,
    defaultWords: 'http:// with HOST and PORT',
    allowed: 'the address people type, such as https://xiaobao.example.com',
    words: {
      zh: '对外网址，用于邮件和短信中的链接；https 时登录凭证只走加密连接',
      en: 'Address people use: for links in messages; with https, sign-in cookies travel only encrypted',
    },
  }),
  XIAOBAO_TRUSTED_PROXIES: setting({
    type: proxies,
    default: null,
    defaultWords: 'none: the address of the connection counts',
    allowed: 'addresses or ranges with commas between, such as 10.0.0.0/8,192.168.1.5',
    words: {
      zh: '可信反向代理；只有来自它们的客户端地址才被采信',
      en: 'Reverse proxies whose word about the client address is believed',
    },
  }),
  XIAOBAO_PRIVATE_TARGETS: setting({
    type: targets,
    default: null,
    defaultWords: 'none; in a demo `any`',
    allowed: 'addresses or ranges with commas between, such as 10.0.0.0/8,192.168.1.5; any for all of them',
    words: {
      zh: '外发通知和商城指令可以发往的内部网络地址；公网地址不受限制',
      en: 'Private addresses to which webhooks and commands may go; public ones always may',
    },
  }),
  XIAOBAO_CALLS_PER_MINUTE: setting({
    type: wholeNumber(0, 1_000_000),
    default: '600',
    allowed: 'a whole number up to 1000000; 0 for no limit',
    words: { zh: '每个来源地址每分钟的请求上限', en: 'Calls a minute from one address before it is slowed down' },
  }),
  XIAOBAO_WORKER: setting({
    type: onOff,
    default: 'on',
    allowed: 'on or off',
    words: {
      zh: '本进程是否执行后台任务；至少要有一个进程为 on',
      en: 'Whether this process runs background jobs; at least one process must',
    },
  }),
  LOG_LEVEL: setting({
    type: oneOf('fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'),
    default: 'info',
    allowed: 'fatal, error, warn, info, debug, trace or silent',
    words: { zh: '日志详细程度', en: 'How much is logged' },
  }),
  SMTP_URL: setting({
    type: urlOf('smtp', 'smtps'),
    default: null,
    defaultWords: 'none: e-mails are kept and shown, not sent',
    allowed: 'smtp://user:password@host:587 or smtps://user:password@host:465',
    words: { zh: '发邮件的服务器', en: 'Server that sends e-mail' },
    secret: true,
  }),
  SMTP_FROM: setting({
    type: mailAddress,
    default: null,
    defaultWords: 'none; needed with SMTP_URL',
    allowed: 'an address such as 消保 <help@example.com>',
    words: { zh: '邮件发件人', en: 'Sender of e-mails' },
  }),
  ...mailSettingTable,
  ...assistantSettingTable,
  SMS_GATEWAY_URL: setting({
    type: urlOf('http', 'https'),
    default: null,
    defaultWords: 'none: text messages are kept and shown, not sent',
    allowed: 'the http(s) address of the gateway',
    words: { zh: '短信网关地址', en: 'Gateway that sends text messages' },
  }),
  SMS_GATEWAY_TOKEN: setting({
    type: z.string().min(8).max(500),
    default: null,
    defaultWords: 'none; needed with SMS_GATEWAY_URL',
    allowed: '8 to 500 characters',
    words: { zh: '短信网关密钥', en: 'Key the gateway gave you' },
    secret: true,
  }),
  SMS_SIGN_NAME: setting({
    type: z.string().min(1).max(20),
    default: '消保',
    allowed: '1 to 20 characters, as registered with the gateway',
    words: { zh: '短信签名', en: 'Name text messages begin with' },
  }),
  NOTICE_WEBHOOK_URL: setting({
    type: urlOf('http', 'https'),
    default: null,
    defaultWords: 'none',
    allowed: 'an http(s) address that takes signed notices (Standard Webhooks)',
    words: { zh: '商城自己的消息中心地址，接收站内推送', en: "The marketplace's own message centre, told of notices" },
  }),
  NOTICE_WEBHOOK_SECRET: setting({
    type: z.string().regex(/^whsec_[A-Za-z0-9+/]{32,88}={0,2}$/),
    default: null,
    defaultWords: 'none; needed with NOTICE_WEBHOOK_URL',
    allowed: 'whsec_ and 24 to 64 random bytes in base64, for example: echo whsec_$(openssl rand -base64 32)',
    words: { zh: '消息中心推送的签名密钥', en: 'Secret that signs these notices' },
    secret: true,
  }),
  S3_BUCKET: setting({
    type: z.string().regex(/^[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]$/),
    default: null,
    defaultWords: 'none: files are kept in XIAOBAO_HOME',
    allowed: 'the name of an existing bucket',
    words: { zh: '存放上传文件的 S3 存储桶', en: 'S3 bucket for uploaded files' },
  }),
  S3_ENDPOINT: setting({
    type: urlOf('http', 'https'),
    default: null,
    defaultWords: 'that of S3_REGION at AWS',
    allowed: 'the http(s) address of an S3 service',
    words: { zh: 'S3 服务地址（非 AWS 时填写）', en: 'Address of the S3 service when it is not AWS' },
  }),
  S3_REGION: setting({
    type: z.string().regex(/^[a-z0-9-]{2,40}$/),
    default: 'us-east-1',
    allowed: 'the name of a region',
    words: { zh: 'S3 区域', en: 'S3 region' },
  }),
  S3_ACCESS_KEY_ID: setting({
    type: z.string().min(1),
    default: null,
    defaultWords: 'none; needed with S3_BUCKET',
    allowed: 'the id of an access key',
    words: { zh: 'S3 访问密钥编号', en: 'Id of the S3 access key' },
  }),
  S3_SECRET_ACCESS_KEY: setting({
    type: z.string().min(1),
    default: null,
    defaultWords: 'none; needed with S3_BUCKET',
    allowed: 'the secret of the access key',
    words: { zh: 'S3 访问密钥', en: 'The S3 access key itself' },
    secret: true,
  }),
  S3_PATH_STYLE: setting({
    type: onOff,
    default: 'off',
    allowed: 'on or off',
    words: {
      zh: '存储桶名写在路径里（多数自建 S3 需要）',
      en: 'Bucket name in the path, as most self-hosted S3 want it',
    },
  }),
}

type Table = typeof settingTable
export type SettingName = keyof Table
type Read<S> = S extends Setting<infer T, infer D> ? T | (D extends null ? null : never) : never
/** What the environment says, read and checked; null where nothing was said and nothing is assumed. */
export type Declared = { readonly [Name in SettingName]: Read<Table[Name]> }
