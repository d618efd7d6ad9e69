import { fileURLToPath } from 'node:url'
import { defaultHome } from '../db/engine-home.ts'
import { everywhere } from '../outgoing/outgoing.ts'
import { nearestName } from './nearest-name.ts'
import { settingTable, type Declared, type SettingName } from './setting-table.ts'

/** The settings of this process, under the names of the environment, with what follows from them filled in. */
export type Settings = Omit<Declared, Filled> & {
  readonly XIAOBAO_HOME: string
  readonly XIAOBAO_DEMO: 'on' | 'off'
  readonly XIAOBAO_PUBLIC_URL: string
  readonly XIAOBAO_PRIVATE_TARGETS: readonly string[]
}

type Filled = 'XIAOBAO_HOME' | 'XIAOBAO_DEMO' | 'XIAOBAO_PUBLIC_URL' | 'XIAOBAO_PRIVATE_TARGETS'
type Environment = Readonly<Record<string, string | undefined>>
type Declaration = (typeof settingTable)[SettingName]

/** Every setting that is wrong, each by name with what is allowed: one start shows all of them. */
export class SettingsError extends Error {
  readonly problems: readonly string[]
  constructor(problems: readonly string[]) {
    super(
      `Xiaobao was not started, because of its settings:\n${problems.map((problem) => `  - ${problem}`).join('\n')}`,
    )
    this.name = 'SettingsError'
    this.problems = problems
  }
}

const checkout = fileURLToPath(new URL('../../../', import.meta.url))

export function readSettings(environment: Environment): {
  readonly settings: Settings
  readonly warnings: readonly string[]
} {
  const names = Object.keys(settingTable) as SettingName[]
  const read = names.map((name) => readOne(name, environment[name]))
  const problems = read.flatMap(({ problem }) => (problem === undefined ? [] : [problem]))
  const wrong = new Set(read.filter(({ problem }) => problem !== undefined).map(({ name }) => name))
  const declared = Object.fromEntries(read.map(({ name, value }) => [name, value])) as Declared
  const settings = complete(declared)
  const together = problemsTogether(settings).filter(({ about }) => !about.some((name) => wrong.has(name)))
  const all = [...problems, ...together.map(({ problem }) => problem)]
  if (all.length > 0) throw new SettingsError(all)
  return { settings, warnings: [...unknownNames(environment), ...risks(settings)] }
}

/** An empty variable counts as not set: that is what `NAME= npm start` and empty lines of env files mean. */
function readOne(
  name: SettingName,
  given: string | undefined,
): { name: SettingName; value: unknown; problem?: string } {
  const declaration: Declaration = settingTable[name]
  const text = given === undefined || given.trim() === '' ? declaration.default : given.trim()
  if (text === null) return { name, value: null }
  const result = declaration.type.safeParse(text)
  if (result.success) return { name, value: result.data }
  const shown = declaration.secret ? 'has a value that is not allowed' : `is "${text}"`
  // The default stands in, so that the other problems can still be found.
  const value = declaration.default === null ? null : declaration.type.parse(declaration.default)
  return { name, value, problem: `${name} ${shown}; allowed: ${declaration.allowed}.` }
}

function complete(declared: Declared): Settings {
  const configured = declared.DATABASE_URL !== null || declared.XIAOBAO_SECRET !== null
  const demo = declared.XIAOBAO_DEMO ?? (configured || declared.NODE_ENV === 'production' ? 'off' : 'on')
  const host = ['0.0.0.0', '::'].includes(declared.HOST) ? 'localhost' : declared.HOST
  return {
    ...declared,
    XIAOBAO_HOME: declared.XIAOBAO_HOME ?? defaultHome(checkout),
    XIAOBAO_DEMO: demo,
    XIAOBAO_PRIVATE_TARGETS: declared.XIAOBAO_PRIVATE_TARGETS ?? (demo === 'on' ? everywhere : []),
    XIAOBAO_PUBLIC_URL:
      declared.XIAOBAO_PUBLIC_URL ?? `http://${host.includes(':') ? `[${host}]` : host}:${declared.PORT}`,
  }
}

type Together = { readonly about: readonly SettingName[]; readonly problem: string }

/** What no setting is wrong about alone. */
function problemsTogether(settings: Settings): readonly Together[] {
  const found: Together[] = []
  const needs = (name: SettingName, other: SettingName, instead?: SettingName) => {
    if (settings[name] === null || settings[other] !== null || (instead && settings[instead] !== null)) return
    found.push({
      about: [name, other],
      problem: `${name} is set, so ${other} is needed too: ${settingTable[other].allowed}.`,
    })
  }
  needs('SMTP_URL', 'SMTP_FROM')
  needs('XIAOBAO_MAIL_HOST', 'XIAOBAO_MAIL_USER')
  needs('XIAOBAO_MAIL_HOST', 'XIAOBAO_MAIL_PASSWORD')
  needs('XIAOBAO_MAIL_HOST', 'XIAOBAO_MAIL_ADDRESS')
  needs('SMS_GATEWAY_URL', 'SMS_GATEWAY_TOKEN')
  needs('NOTICE_WEBHOOK_URL', 'NOTICE_WEBHOOK_SECRET')
  needs('S3_BUCKET', 'S3_ACCESS_KEY_ID')
  needs('S3_BUCKET', 'S3_SECRET_ACCESS_KEY')
  needs('XIAOBAO_BACKUP_RECIPIENTS', 'XIAOBAO_BACKUP_FOLDER', 'XIAOBAO_BACKUP_S3_BUCKET')
  needs('XIAOBAO_BACKUP_S3_BUCKET', 'XIAOBAO_BACKUP_S3_ACCESS_KEY_ID')
  needs('XIAOBAO_BACKUP_S3_BUCKET', 'XIAOBAO_BACKUP_S3_SECRET_ACCESS_KEY')
  found.push(...assistantProblems(settings))
  const source = ({ file: null, passphrase: 'XIAOBAO_VAULT_PASSPHRASE', cards: 'XIAOBAO_VAULT_CARDS' } as const)[
    settings.XIAOBAO_VAULT
  ]
  if (source !== null && settings[source] === null) {
    const problem = `XIAOBAO_VAULT is ${settings.XIAOBAO_VAULT}, so ${source} is needed too: ${settingTable[source].allowed}.`
    found.push({ about: [source, 'XIAOBAO_VAULT'], problem })
  }
  if (settings.XIAOBAO_DEMO === 'on' && settings.NODE_ENV === 'production') {
    const problem = 'XIAOBAO_DEMO is on, but NODE_ENV is production: demo accounts have passwords everybody knows.'
    found.push({ about: ['XIAOBAO_DEMO', 'NODE_ENV'], problem })
  }
  if (settings.XIAOBAO_DEMO === 'off' && settings.XIAOBAO_SECRET === null) {
    const problem = `XIAOBAO_SECRET is not set, and this is not a demo installation; allowed: ${settingTable.XIAOBAO_SECRET.allowed}.`
    found.push({ about: ['XIAOBAO_SECRET', 'XIAOBAO_DEMO', 'NODE_ENV'], problem })
  }
  return found
}

function assistantProblems(settings: Settings): readonly Together[] {
  if (settings.XIAOBAO_ASSISTANT === 'off') return []
  const both = settings.XIAOBAO_ASSISTANT_KEY !== null && settings.XIAOBAO_ASSISTANT_KEY_FILE !== null
  const needed = (['XIAOBAO_ASSISTANT_URL', 'XIAOBAO_ASSISTANT_MODEL'] as const).filter(
    (name) => settings[name] === null,
  )
  return [
    ...needed.map((name) => ({
      about: [name, 'XIAOBAO_ASSISTANT' as const],
      problem: `XIAOBAO_ASSISTANT is on, so ${name} is needed too: ${settingTable[name].allowed}.`,
    })),
    ...(both
      ? [
          {
            about: ['XIAOBAO_ASSISTANT_KEY', 'XIAOBAO_ASSISTANT_KEY_FILE'] as const,
            problem: 'XIAOBAO_ASSISTANT_KEY and XIAOBAO_ASSISTANT_KEY_FILE are both set; allowed: one of them.',
          },
        ]
      : []),
  ]
}

/** Variables of the tests and benches, which are not settings of the product. */
const notSettings = new Set(['XIAOBAO_BROWSER', 'XIAOBAO_DOVECOT', 'XIAOBAO_SHARED'])

function unknownNames(environment: Environment): readonly string[] {
  const known = Object.keys(settingTable)
  return Object.keys(environment)
    .filter((name) => name.startsWith('XIAOBAO_') && !known.includes(name) && !notSettings.has(name))
    .sort()
    .map((name) => `${name} is not a setting of Xiaobao. Did you mean ${nearestName(name, known)}?`)
}

function risks(settings: Settings): readonly string[] {
  const isLocal = (host: string | null) => host === null || ['127.0.0.1', '::1', 'localhost'].includes(host)
  const local = isLocal(settings.HOST)
  const plain = settings.XIAOBAO_PUBLIC_URL.startsWith('http:')
  return [
    ...(settings.XIAOBAO_DEMO === 'on' && !local
      ? [
          `HOST is ${settings.HOST} in a demo installation: whoever reaches this machine can sign in with the demo accounts.`,
        ]
      : []),
    ...(settings.XIAOBAO_MAIL_TLS === 'off' && !isLocal(settings.XIAOBAO_MAIL_HOST)
      ? ['XIAOBAO_MAIL_TLS is off: the mailbox password and every letter can be read on the way.']
      : []),
    ...(settings.XIAOBAO_ASSISTANT === 'on' &&
    settings.XIAOBAO_ASSISTANT_URL?.startsWith('http:') &&
    settings.XIAOBAO_ASSISTANT_PRIVATE === 'off'
      ? ['XIAOBAO_ASSISTANT_URL is not an https address: its key and every text can be read on the way.']
      : []),
    ...(settings.NODE_ENV === 'production' && plain
      ? ['XIAOBAO_PUBLIC_URL is not an https address: passwords and sign-in cookies can be read on the way.']
      : []),
  ]
}
