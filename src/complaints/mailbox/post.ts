import { hkdfSync } from 'node:crypto'
import { installationSecret } from '../../kernel/config/installation-secret.ts'
import type { Settings } from '../../kernel/config/settings.ts'
import { caseAddress, readCaseAddress, type PartySide } from './case-address.rules.ts'
import { caseToken, sideOfToken } from './case-token.ts'

export type CaseTarget = { readonly receipt: string; readonly side: PartySide }

/** The house's own addresses and ids, by which it knows its letters again. */
export type Post = {
  readonly address: string
  readonly domain: string
  /** Whose word about senders is believed. */
  readonly server: string | null
  /** The folder that is read, as the id of its row; null: no mailbox is set up. */
  readonly folder: string | null
  readonly mayDeliver: boolean
  /** The longest wait between two looks into the folder. */
  readonly lookEveryMs: number
  readonly caseAddressOf: (target: CaseTarget) => string
  /** The case that an address leads to; `wrong`: it looks like one, but the token is not ours. */
  readonly readAddress: (address: string) => CaseTarget | 'wrong' | null
  readonly messageIdOf: (id: string) => string
  /** Our id in a message id that we gave: `emo_…` of the mailbox, `ntc_…` of a notice. */
  readonly ownIdIn: (messageId: string) => string | null
  readonly isOwnAddress: (address: string) => boolean
}

type Needed = Pick<
  Settings,
  | 'XIAOBAO_MAIL_HOST'
  | 'XIAOBAO_MAIL_USER'
  | 'XIAOBAO_MAIL_FOLDER'
  | 'XIAOBAO_MAIL_POLL_SECONDS'
  | 'XIAOBAO_MAIL_ADDRESS'
  | 'XIAOBAO_MAIL_CASE_ADDRESS'
  | 'XIAOBAO_MAIL_SERVER'
  | 'XIAOBAO_PUBLIC_URL'
  | 'SMTP_URL'
  | 'SMTP_FROM'
>

/** Without settings the house is called by its own name and nothing arrives: a demonstration still shows how it works. */
export function postOf(settings: Needed, secret: string): Post {
  const host = new URL(settings.XIAOBAO_PUBLIC_URL).hostname
  const address = (settings.XIAOBAO_MAIL_ADDRESS ?? `complaints@${host}`).toLowerCase()
  const template = settings.XIAOBAO_MAIL_CASE_ADDRESS ?? address.replace('@', '+{receipt}@')
  const key = Buffer.from(hkdfSync('sha256', secret, '', 'xiaobao mailbox case token', 32))
  const notices = /[^\s<>]+@[^\s<>]+/.exec(settings.SMTP_FROM ?? '')?.[0].toLowerCase()
  const own = new RegExp(
    `^<((?:emo|ntc)_[0-9a-hjkmnp-tv-z]{26})@${host.replaceAll(/[^a-z0-9-]/gi, String.raw`\$&`)}>$`,
    'i',
  )
  const readAddress = (given: string) => {
    const read = readCaseAddress(template, given)
    if (read === null) return null
    const side = sideOfToken(key, read.receipt, read.token)
    return side === null ? 'wrong' : { receipt: read.receipt, side }
  }
  return {
    address,
    domain: address.slice(address.indexOf('@') + 1),
    server: settings.XIAOBAO_MAIL_SERVER,
    folder: folderOf(settings),
    mayDeliver: settings.SMTP_URL !== null,
    lookEveryMs: settings.XIAOBAO_MAIL_POLL_SECONDS * 1000,
    caseAddressOf: ({ receipt, side }) => caseAddress(template, receipt, caseToken(key, receipt, side)),
    readAddress,
    messageIdOf: (id) => `<${id}@${host}>`,
    ownIdIn: (messageId) => own.exec(messageId)?.[1]?.toLowerCase() ?? null,
    isOwnAddress: (given) => {
      const plain = given.toLowerCase()
      return plain === address || plain === notices || readAddress(plain) !== null
    },
  }
}

const folderOf = (settings: Needed): string | null =>
  settings.XIAOBAO_MAIL_HOST === null
    ? null
    : `${settings.XIAOBAO_MAIL_USER}@${settings.XIAOBAO_MAIL_HOST}/${settings.XIAOBAO_MAIL_FOLDER}`

// Filled once, when the process reads its settings; a process has one.
let opened: Post | null = null
export function plugInPost(post: Post): Post {
  opened = post
  return post
}
export function openedPost(): Post {
  if (!opened) throw new Error('no mailbox was opened in this process')
  return opened
}

/** For a process without settings: documents written from the contracts alone, and tests. */
export const unopenedPost = postOf(
  {
    XIAOBAO_MAIL_HOST: null,
    XIAOBAO_MAIL_USER: null,
    XIAOBAO_MAIL_FOLDER: 'INBOX',
    XIAOBAO_MAIL_POLL_SECONDS: 60,
    XIAOBAO_MAIL_ADDRESS: null,
    XIAOBAO_MAIL_CASE_ADDRESS: null,
    XIAOBAO_MAIL_SERVER: null,
    XIAOBAO_PUBLIC_URL: 'https://xiaobao.example',
    SMTP_URL: null,
    SMTP_FROM: null,
  },
  'no secret at all',
)

export const postFrom = (settings: Settings): Post => postOf(settings, installationSecret(settings))
