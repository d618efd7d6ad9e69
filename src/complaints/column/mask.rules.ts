import { personalIn } from '../../kernel/personal/find.rules.ts'
import type { PersonalKind } from '../../kernel/personal/kind.rules.ts'
import { replacePersonal } from '../../kernel/personal/mask.rules.ts'

const instead: Readonly<Partial<Record<PersonalKind, string>>> = {
  email: '（邮箱）',
  link: '（网址）',
  receipt: '（编号）',
  account: '（账号）',
  address: '（地址）',
  plate: '（车牌）',
  name: '某',
}

/**
 * Takes out of a text what could tell who somebody is: numbers, addresses, names that are known. What it leaves is read by a person
 * before anybody else sees it. `names`: people and their addresses as the order or the case knows them.
 */
export function maskPersonal(text: string, names: readonly string[] = []): string {
  const known = names.map((value) => ({ kind: 'name' as const, value }))
  const masked = replacePersonal(text, { least: 0, known }, ({ kind }) => instead[kind] ?? '（号码）')
  // What stood apart may stand side by side now; each turn leaves less that could be taken out.
  return masked === text ? text : maskPersonal(masked, names)
}

/** What is still worth a look: digits in a row that may be a number of somebody, or the address of somebody. */
export const looksPersonal = (text: string): boolean =>
  personalIn(text, { least: 0 }).some(({ kind, grade }) => (kind === 'address' ? grade >= 2 : !seen.has(kind)))
/** Others read these as well, or the person who reads the text before it is public decides about them. */
const seen: ReadonlySet<PersonalKind> = new Set(['name', 'link', 'mark'])
