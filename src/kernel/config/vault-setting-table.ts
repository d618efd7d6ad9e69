import { z } from 'zod'
import { oneOf, setting } from './setting.ts'

/** Where the root key of the vault comes from. All that are given open what they wrapped; the one named first wraps. */
export const vaultSettingTable = {
  XIAOBAO_VAULT: setting({
    type: oneOf('file', 'passphrase', 'cards'),
    default: 'file',
    allowed: 'file, passphrase or cards',
    words: {
      zh: '个人信息保险库的根密钥来自：文件、口令，或任意两张密钥卡',
      en: 'Root key of the vault of personal data: from a file, a passphrase, or any two of three cards',
    },
  }),
  XIAOBAO_VAULT_FILE: setting({
    type: z.string().min(1).max(1000),
    default: null,
    defaultWords: '`keys/root` in XIAOBAO_HOME, made at the first start',
    allowed: 'a file that only this user may read',
    words: {
      zh: '根密钥文件；请与数据库备份分开保管，丢失后个人信息无法恢复',
      en: 'File of the root key; keep a copy apart from backups of the database: without it personal data is lost',
    },
  }),
  XIAOBAO_VAULT_PASSPHRASE: setting({
    type: z.string().min(16).max(500),
    default: null,
    defaultWords: 'none; needed with XIAOBAO_VAULT=passphrase',
    allowed: '16 to 500 characters, for example six words drawn by lot',
    words: { zh: '根密钥口令', en: 'Passphrase of the root key' },
    secret: true,
  }),
  XIAOBAO_VAULT_PASSPHRASE_BEFORE: setting({
    type: z.string().min(16).max(500),
    default: null,
    defaultWords: 'none; only while the passphrase is changed',
    allowed: '16 to 500 characters',
    words: { zh: '更换口令期间的旧口令', en: 'The passphrase before, while it is being changed' },
    secret: true,
  }),
  XIAOBAO_VAULT_CARDS: setting({
    type: z.string().min(1).max(2000),
    default: null,
    defaultWords: 'none; needed with XIAOBAO_VAULT=cards',
    allowed: 'two or three cards with a space between',
    words: { zh: '任意两张密钥卡的内容', en: 'What stands on two of the cards' },
    secret: true,
  }),
}
