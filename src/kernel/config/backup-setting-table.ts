import { isAbsolute } from 'node:path'
import { z } from 'zod'
import { readRecipient } from '../backup/age-key.ts'
import { onOff, setting, urlOf, wholeNumber } from './setting.ts'

const recipients = z.string().transform((text, problem): readonly string[] => {
  const list = text.split(/[\s,]+/).filter((entry) => entry !== '')
  const read = list.map((entry) => readRecipient(entry)?.text)
  const good = read.filter((entry) => entry !== undefined)
  if (good.length === list.length && good.length > 0 && good.length <= 10) return good
  problem.addIssue('not a list of recipients')
  return z.NEVER
})

/** Backups (src/kernel/backup): for whom they are sealed, where they go, how long they stay. */
export const backupSettingTable = {
  XIAOBAO_BACKUP_RECIPIENTS: setting({
    type: recipients,
    default: null,
    defaultWords: 'nobody: no backups are made',
    allowed: 'one to ten recipients of age with commas between: age1…; `npm run xiaobao -- backup key` makes one',
    words: {
      zh: '备份为谁加密（age 公钥，建议两把：运维、保险柜）；私钥不要放在服务器上',
      en: 'For whom backups are sealed: keys of age, better two (operations, safe); what opens them does not belong on the server',
    },
  }),
  XIAOBAO_BACKUP_FOLDER: setting({
    type: z.string().max(1000).refine(isAbsolute),
    default: null,
    defaultWords: 'none',
    allowed: 'an absolute path outside XIAOBAO_HOME, best on another machine or disk',
    words: { zh: '备份放到哪个目录；不能在 XIAOBAO_HOME 里', en: 'Folder that backups go to; not inside XIAOBAO_HOME' },
  }),
  XIAOBAO_BACKUP_S3_BUCKET: setting({
    type: z.string().regex(/^[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]$/),
    default: null,
    defaultWords: 'none',
    allowed: 'the name of an existing bucket that nothing else uses',
    words: { zh: '备份放到哪个 S3 存储桶（代替目录）', en: 'S3 bucket that backups go to, instead of a folder' },
  }),
  XIAOBAO_BACKUP_S3_ENDPOINT: setting({
    type: urlOf('http', 'https'),
    default: null,
    defaultWords: 'that of XIAOBAO_BACKUP_S3_REGION at AWS',
    allowed: 'the http(s) address of an S3 service',
    words: { zh: '备份的 S3 服务地址', en: 'Address of the S3 service of the backups' },
  }),
  XIAOBAO_BACKUP_S3_REGION: setting({
    type: z.string().regex(/^[a-z0-9-]{2,40}$/),
    default: 'us-east-1',
    allowed: 'the name of a region',
    words: { zh: '备份的 S3 区域', en: 'S3 region of the backups' },
  }),
  XIAOBAO_BACKUP_S3_ACCESS_KEY_ID: setting({
    type: z.string().min(1),
    default: null,
    defaultWords: 'none; needed with XIAOBAO_BACKUP_S3_BUCKET',
    allowed: 'the id of an access key',
    words: { zh: '备份的 S3 访问密钥编号', en: 'Id of the S3 access key of the backups' },
  }),
  XIAOBAO_BACKUP_S3_SECRET_ACCESS_KEY: setting({
    type: z.string().min(1),
    default: null,
    defaultWords: 'none; needed with XIAOBAO_BACKUP_S3_BUCKET',
    allowed: 'the secret of the access key',
    words: { zh: '备份的 S3 访问密钥', en: 'The S3 access key of the backups itself' },
    secret: true,
  }),
  XIAOBAO_BACKUP_S3_PATH_STYLE: setting({
    type: onOff,
    default: 'off',
    allowed: 'on or off',
    words: { zh: '备份的存储桶名写在路径里', en: 'Bucket name of the backups in the path' },
  }),
  XIAOBAO_BACKUP_DAYS: setting({
    type: wholeNumber(1, 3650),
    default: '35',
    allowed: 'a whole number from 1 to 3650',
    words: {
      zh: '备份保留多少天；最近三份总是保留',
      en: 'How many days a backup is kept; the last three always are',
    },
  }),
  XIAOBAO_BACKUP_KEY_DAYS: setting({
    type: wholeNumber(1, 3650),
    default: '30',
    allowed: 'a whole number from 1 to 3650, not more than XIAOBAO_BACKUP_DAYS',
    words: {
      zh: '密钥备份保留多少天；过后，已被遗忘的人在更早的备份里也无法恢复',
      en: 'How many days the keys beside a backup are kept: after that, who was forgotten is gone from every older backup too',
    },
  }),
}
