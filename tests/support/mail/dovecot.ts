import { execFileSync, spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { chmodSync, chownSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir, userInfo } from 'node:os'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { ImapFlow } from 'imapflow'
import type { ImapSettings } from '../../../src/complaints/mailbox/mail-settings.ts'

const program = ['/usr/sbin/dovecot', '/usr/local/sbin/dovecot'].find((path) => existsSync(path)) ?? null

/** Is a real Dovecot here? If not, says so plainly; in the run that is about it, its absence is a failure. */
export function dovecotIsHere(): boolean {
  if (program !== null) return true
  const words = 'Dovecot is not installed (Debian: apt-get install dovecot-imapd): the mailbox is not tested against it'
  if (process.env['XIAOBAO_DOVECOT'] === '1') throw new Error(words)
  console.log(`skipped: ${words}`)
  return false
}

export type Dovecot = {
  readonly imap: ImapSettings
  /** The same mailbox with TLS from the first byte; its port is 0 where no certificate was given. */
  readonly imaps: ImapSettings
  /** Puts a letter into the folder, as delivery would. */
  append(raw: Buffer | string, at?: Date): Promise<void>
  /** Removes letters as somebody at the mailbox might. */
  expunge(uids: string): Promise<void>
  flags(): Promise<readonly string[][]>
  /** Numbers the folder anew, as after a restored backup. */
  renumber(uidValidity: number): void
  stop(): Promise<void>
  start(): Promise<void>
  remove(): Promise<void>
}

const password = 'only-for-this-test'

/** A Dovecot of its own: temporary folder, a port of its own on this machine only, one mailbox. Works for root and for anybody. */
export async function openDovecot(certificate: { key: string; cert: string } | null = null): Promise<Dovecot> {
  const home = mkdtempSync(join(tmpdir(), 'xiaobao-dovecot-'))
  chmodSync(home, 0o755)
  const port = await freePort()
  const tlsPort = certificate ? await freePort() : 0
  const config = writeConfig(home, { port, tlsPort, certificate })
  const imap: ImapSettings = {
    host: '127.0.0.1',
    port,
    tls: 'off',
    ca: null,
    user: 'complaints',
    password,
    folder: 'INBOX',
    pollMs: 5000,
    largestBytes: 2 * 1024 * 1024,
    silenceMs: 120_000,
  }
  let master: ChildProcess | null = null
  const start = async () => {
    // In the foreground: as a daemon it would keep our pipes, and outlive a test that is broken off.
    const child = spawn(String(program), ['-F', '-c', config], { stdio: 'ignore' })
    master = child
    for (let tries = 0; tries < 300; tries += 1) {
      if (child.exitCode !== null)
        throw new Error(`Dovecot ended by itself:\n${readFileSync(join(home, 'log'), 'utf8')}`)
      const answers = await withClient(imap, async () => true).catch(() => false)
      if (answers) return
      await pause(50)
    }
    throw new Error('Dovecot did not come up')
  }
  const stop = async () => {
    const child = master
    master = null
    if (child === null || child.exitCode !== null) return
    const gone = once(child, 'exit')
    child.kill('SIGTERM')
    await gone
  }
  await start()
  return {
    imap,
    imaps: { ...imap, port: tlsPort, tls: 'on' },
    start,
    stop,
    append: (raw, at) =>
      withClient(imap, async (client) => void (await client.append('INBOX', Buffer.from(raw), [], at))),
    expunge: (uids) =>
      withClient(imap, async (client) => {
        await client.mailboxOpen('INBOX')
        await client.messageDelete(uids, { uid: true })
      }),
    flags: () =>
      withClient(imap, async (client) => {
        await client.mailboxOpen('INBOX', { readOnly: true })
        const all = await client.fetchAll('1:*', { flags: true })
        return all.map(({ flags }) => [...(flags ?? [])].filter((flag) => flag !== '\\Recent'))
      }),
    renumber: (uidValidity) => {
      const words = [
        '-c',
        config,
        'mailbox',
        'update',
        '-u',
        'complaints',
        '--uid-validity',
        String(uidValidity),
        'INBOX',
      ]
      execFileSync('doveadm', words, { stdio: 'pipe' })
    },
    remove: async () => {
      await stop()
      rmSync(home, { recursive: true, force: true })
    },
  }
}

async function withClient<T>(imap: ImapSettings, work: (client: ImapFlow) => Promise<T>): Promise<T> {
  const client = new ImapFlow({
    host: imap.host,
    port: imap.port,
    secure: false,
    doSTARTTLS: false,
    auth: { user: imap.user, pass: imap.password },
    logger: false,
    connectionTimeout: 5000,
    greetingTimeout: 5000,
    socketTimeout: 10_000,
  })
  client.on('error', () => {})
  await client.connect()
  try {
    return await work(client)
  } finally {
    await client.logout().catch(() => {})
  }
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer()
    probe.once('error', reject)
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address()
      probe.close(() => (typeof address === 'object' && address ? resolve(address.port) : reject(new Error('no port'))))
    })
  })
}

/** The settings have other names since 2.4. */
type Listening = {
  readonly port: number
  readonly tlsPort: number
  readonly certificate: { readonly key: string; readonly cert: string } | null
}
function writeConfig(home: string, { port, tlsPort, certificate }: Listening): string {
  const version = execFileSync(String(program), ['--version']).toString()
  const isOld = /^2\.[0-3]\./.test(version)
  const root = process.getuid?.() === 0
  const user = root ? 'nobody' : userInfo().username
  const [uid, gid] = root ? idsOf('nobody') : [process.getuid?.() ?? 0, process.getgid?.() ?? 0]
  for (const folder of ['mail', 'run', 'state']) {
    mkdirSync(join(home, folder), { recursive: true })
    if (root) chownSync(join(home, folder), folder === 'mail' ? uid : 0, folder === 'mail' ? gid : 0)
  }
  const numbers = version.split(' ')[0]?.replace(/-.*/, '')
  const unrooted = root ? [] : ['chroot =']
  const lines = [
    ...(isOld ? [] : [`dovecot_config_version = ${numbers}`, `dovecot_storage_version = ${numbers}`]),
    `base_dir = ${home}/run`,
    `state_dir = ${home}/state`,
    `log_path = ${home}/log`,
    'protocols = imap',
    'listen = 127.0.0.1',
    ...(certificate === null
      ? ['ssl = no']
      : isOld
        ? ['ssl = yes', `ssl_cert = <${certificate.cert}`, `ssl_key = <${certificate.key}`]
        : ['ssl = yes', `ssl_server_cert_file = ${certificate.cert}`, `ssl_server_key_file = ${certificate.key}`]),
    // Where the system has no watch to spare, Dovecot looks by itself; half a minute is long for a test.
    'mailbox_idle_check_interval = 1 secs',
    'first_valid_uid = 1',
    ...(root ? [] : [`default_internal_user = ${user}`, `default_login_user = ${user}`]),
    ...(root ? [] : [`default_internal_group = ${groupOf()}`]),
    ...block('service imap-login', [
      ...unrooted,
      ...block('inet_listener imap', [`port = ${port}`]),
      ...block('inet_listener imaps', [`port = ${tlsPort}`, ...(tlsPort > 0 ? ['ssl = yes'] : [])]),
    ]),
    ...block('service anvil', unrooted),
    ...block('service stats', unrooted),
    ...(isOld
      ? [
          'disable_plaintext_auth = no',
          `mail_location = maildir:${home}/mail`,
          ...block('passdb', ['driver = static', `args = password=${password}`]),
          ...block('userdb', ['driver = static', `args = uid=${uid} gid=${gid} home=${home}/mail`]),
        ]
      : [
          'auth_allow_cleartext = yes',
          'mail_driver = maildir',
          `mail_path = ${home}/mail`,
          ...block('passdb static', [`password = ${password}`]),
          ...block('userdb static', block('fields', [`uid = ${uid}`, `gid = ${gid}`, `home = ${home}/mail`])),
        ]),
  ]
  const file = join(home, 'dovecot.conf')
  writeFileSync(file, `${lines.join('\n')}\n`)
  return file
}

const block = (name: string, lines: readonly string[]): string[] => [`${name} {`, ...lines, '}']
const idsOf = (user: string): [number, number] => [
  Number(execFileSync('id', ['-u', user])),
  Number(execFileSync('id', ['-g', user])),
]
const groupOf = (): string => execFileSync('id', ['-gn']).toString().trim()
