import { readFileSync } from 'node:fs'
import { basename, dirname } from 'node:path'
import { fileURLToPath } from 'node:url'
import { parse } from 'yaml'
import { z } from 'zod'
import { PurposeName } from '../consent/purpose-rule.contract.ts'
import { channels, type Channel } from './notice.contract.ts'
import { paramTypes, placeholdersIn, type ParamType } from './render.rules.ts'

/**
 * One kind of notice, as data. `params` declares what the words may mention and how each is written out; a placeholder
 * that nobody declared, a missing language or a missing text stops the start, by file and id.
 */
export type Template = {
  readonly id: string
  readonly title: { readonly zh: string; readonly en: string }
  readonly channels: readonly Channel[]
  readonly urgency: 'normal' | 'urgent'
  readonly params: Readonly<Record<string, ParamType>>
  /** The purpose of the rulebook that a consumer may refuse or has to agree to; null for what cannot be left out. */
  readonly purpose: string | null
  /** Page that the notice opens, `/complaints/{complaint}`. */
  readonly href: string | null
  readonly zh: Wording
  readonly en: Wording
}
export type Wording = { readonly heading: string; readonly body: string; readonly sms: string | null }

const text = (max: number) => z.string().trim().min(1).max(max)
const WordingYaml = z.strictObject({
  subject: text(120).regex(/^[^\r\n]*$/, 'one line'),
  body: text(4000),
  /** Two text messages of 70 Chinese characters, with the sender's name, which the gateway puts in front. */
  sms: text(130)
    .regex(/^[^【】]*$/, 'without 【…】: the gateway puts the name of SMS_SIGN_NAME in front')
    .optional(),
})
const TemplateYaml = z.strictObject({
  id: z.string().regex(/^[a-z][a-z0-9-]*(\.[a-z][a-z0-9-]*)+$/, 'words with dots between, complaint.acknowledged'),
  title: z.strictObject({ zh: text(60), en: text(80) }),
  channels: z.array(z.enum(channels)).min(1),
  urgency: z.enum(['normal', 'urgent']).default('normal'),
  params: z.record(z.string().regex(/^[a-z][A-Za-z0-9]*$/), z.enum(paramTypes)).default({}),
  purpose: PurposeName.optional(),
  href: z
    .string()
    .regex(/^\/[\w\-/{}?=&]*$/, 'a path of ours')
    .optional(),
  zh: WordingYaml,
  en: WordingYaml,
})

export class TemplateError extends Error {
  constructor(problems: readonly string[]) {
    super(`Notice templates are wrong:\n${problems.map((problem) => `  - ${problem}`).join('\n')}`)
    this.name = 'TemplateError'
  }
}

/** All templates of all files, or every mistake in them at once. */
export function loadTemplates(files: readonly URL[]): ReadonlyMap<string, Template> {
  const problems: string[] = []
  const all = new Map<string, Template>()
  for (const file of files)
    for (const template of readFile(file, problems)) {
      if (all.has(template.id)) problems.push(`${nameOf(file)}: ${template.id} is there twice`)
      all.set(template.id, template)
    }
  if (problems.length > 0) throw new TemplateError(problems)
  return all
}

function readFile(file: URL, problems: string[]): Template[] {
  const content: unknown = parse(readFileSync(file, 'utf8')) ?? []
  if (!Array.isArray(content)) {
    problems.push(`${nameOf(file)}: must be a list of templates`)
    return []
  }
  return content.flatMap((entry: unknown, index) => {
    const parsed = TemplateYaml.safeParse(entry)
    const where = `${nameOf(file)}: ${idOf(entry) ?? `entry ${index + 1}`}`
    if (!parsed.success) {
      problems.push(...parsed.error.issues.map((issue) => `${where}: ${issue.path.join('.')}: ${issue.message}`))
      return []
    }
    problems.push(...problemsOf(parsed.data).map((problem) => `${where}: ${problem}`))
    return [templateOf(parsed.data)]
  })
}

type Entry = z.infer<typeof TemplateYaml>

function problemsOf(entry: Entry): string[] {
  const declared = new Set(Object.keys(entry.params))
  const texts = [entry.zh, entry.en].flatMap(({ subject, body, sms }) => [subject, body, sms ?? ''])
  const used = new Set([...texts, entry.href ?? ''].flatMap(placeholdersIn))
  const wantsSms = entry.channels.includes('sms')
  return [
    ...[...used].filter((name) => !declared.has(name)).map((name) => `{${name}} is not among its params`),
    ...[...declared].filter((name) => !used.has(name)).map((name) => `the param ${name} is used nowhere`),
    ...(['zh', 'en'] as const)
      .filter((language) => wantsSms && entry[language].sms === undefined)
      .map((language) => `${language}.sms is missing, and sms is among its channels`),
    ...(new Set(entry.channels).size < entry.channels.length ? ['a channel is there twice'] : []),
  ]
}

const wordingOf = ({ subject, body, sms }: Entry['zh']): Wording => ({ heading: subject, body, sms: sms ?? null })
const templateOf = (entry: Entry): Template => ({
  ...entry,
  purpose: entry.purpose ?? null,
  href: entry.href ?? null,
  zh: wordingOf(entry.zh),
  en: wordingOf(entry.en),
})

function idOf(entry: unknown): string | null {
  return typeof entry === 'object' && entry !== null && 'id' in entry ? String(entry.id) : null
}
function nameOf(file: URL): string {
  const path = fileURLToPath(file)
  return `${basename(dirname(path))}/${basename(path)}`
}
