import { z } from 'zod'
import { caseAddressTemplate, oneOf, setting, shortAddress, wholeNumber } from './setting.ts'

/** The complaints mailbox: how it is reached, and what it is called. */
export const mailSettingTable = {
  XIAOBAO_MAIL_HOST: setting({
    type: z.string().regex(/^[\w.:-]+$/),
    default: null,
    defaultWords: 'none: there is no complaints mailbox',
    allowed: 'the name or address of an IMAP server',
    words: { zh: '投诉邮箱的 IMAP 服务器', en: 'IMAP server of the complaints mailbox' },
  }),
  XIAOBAO_MAIL_PORT: setting({
    type: wholeNumber(1, 65_535),
    default: '993',
    allowed: 'a whole number from 1 to 65535',
    words: { zh: 'IMAP 端口', en: 'Its port' },
  }),
  XIAOBAO_MAIL_TLS: setting({
    type: oneOf('on', 'starttls', 'off'),
    default: 'on',
    allowed: 'on (from the first byte), starttls (demanded before the password), off (only on this machine)',
    words: { zh: 'IMAP 连接的加密方式', en: 'How the connection to it is encrypted' },
  }),
  XIAOBAO_MAIL_CA: setting({
    type: z.string().min(1).max(500),
    default: null,
    defaultWords: 'none: certificates are checked against the authorities that Node knows',
    allowed: 'the path of a PEM file with certificates of authorities',
    words: {
      zh: '邮件服务器（IMAP、SMTP）用自建证书时，签发它的机构证书；不能关闭证书校验',
      en: 'Authority of a mail server (IMAP, SMTP) with a certificate of its own; checking cannot be switched off',
    },
  }),
  XIAOBAO_MAIL_USER: setting({
    type: z.string().min(1).max(200),
    default: null,
    defaultWords: 'none; needed with XIAOBAO_MAIL_HOST',
    allowed: '1 to 200 characters',
    words: { zh: '投诉邮箱的登录名', en: 'Login of the mailbox' },
  }),
  XIAOBAO_MAIL_PASSWORD: setting({
    type: z.string().min(1).max(500),
    default: null,
    defaultWords: 'none; needed with XIAOBAO_MAIL_HOST',
    allowed: '1 to 500 characters',
    words: { zh: '投诉邮箱的密码（授权码）', en: 'Its password' },
    secret: true,
  }),
  XIAOBAO_MAIL_FOLDER: setting({
    type: z.string().min(1).max(200),
    default: 'INBOX',
    allowed: 'the name of a folder',
    words: { zh: '读取的邮箱文件夹；只读取，不改动', en: 'Folder that is read; nothing in it is ever changed' },
  }),
  XIAOBAO_MAIL_ADDRESS: setting({
    type: shortAddress,
    default: null,
    defaultWords: 'none; needed with XIAOBAO_MAIL_HOST',
    allowed: 'an address such as complaints@example.com, at most 25 characters before the @, no plus',
    words: { zh: '投诉邮箱的地址，也是回信的发件人', en: 'Address of the mailbox; answers come from it' },
  }),
  XIAOBAO_MAIL_CASE_ADDRESS: setting({
    type: caseAddressTemplate,
    default: null,
    defaultWords: 'XIAOBAO_MAIL_ADDRESS with +{receipt} before the @',
    allowed: 'an address with {receipt} in the part before the @, such as complaints+{receipt}@example.com',
    words: {
      zh: '每件投诉自己的回信地址；邮件服务器须把这些地址都收进同一个邮箱',
      en: 'Address of each complaint; the mail server must deliver all of them into the same mailbox',
    },
  }),
  XIAOBAO_MAIL_SERVER: setting({
    type: z.string().regex(/^[\w.-]+$/),
    default: null,
    defaultWords: 'none: no check by a mail server is believed',
    allowed: 'the name your mail server writes into Authentication-Results',
    words: {
      zh: '采信哪台邮件服务器对发件人的核验（DMARC）',
      en: 'Mail server whose check of senders (DMARC) is believed',
    },
  }),
  XIAOBAO_MAIL_POLL_SECONDS: setting({
    type: wholeNumber(5, 3600),
    default: '60',
    allowed: 'a whole number from 5 to 3600',
    words: { zh: '至少每隔多少秒查看一次新邮件（IDLE 之外）', en: 'Longest wait between two looks, beside IDLE' },
  }),
  XIAOBAO_MAIL_LARGEST_MIB: setting({
    type: wholeNumber(1, 100),
    default: '30',
    allowed: 'a whole number from 1 to 100',
    words: {
      zh: '完整读取的来信最大多少 MiB；更大的只读开头，由专员处理',
      en: 'Largest letter that is fetched whole, in MiB; of larger ones a person is shown the beginning',
    },
  }),
}
