import { isIP } from 'node:net'
import { z } from 'zod'
import { everywhere } from '../outgoing/outgoing.ts'
import type { Words } from '../route.contract.ts'

/** One environment variable: what it may be, what it is when absent, and what it is for. */
export type Setting<T, D extends string | null = string | null> = {
  readonly type: z.ZodType<T, string>
  /** The value when nobody set it, written as it would be in the environment; null: then there is none. */
  readonly default: D
  /** How the documentation describes a default that depends on the machine. */
  readonly defaultWords?: string
  readonly allowed: string
  readonly words: Words
  /** Never printed, not even when it is wrong. */
  readonly secret?: boolean
}

export const setting = <T, const D extends string | null>(declared: Setting<T, D>): Setting<T, D> => declared
export const oneOf = <const T extends readonly [string, ...string[]]>(...values: T) => z.enum(values)
export const onOff = oneOf('on', 'off')
export const wholeNumber = (low: number, high: number) =>
  z
    .string()
    .regex(/^\d+$/)
    .transform(Number)
    .refine((value) => value >= low && value <= high)
export const urlOf = (...schemes: readonly string[]) =>
  z.string().refine((text) => URL.canParse(text) && schemes.includes(new URL(text).protocol.slice(0, -1)))
export const mailAddress = z.string().regex(/^(?:[^<>@]+<[^<>@\s]+@[^<>@\s]+>|[^<>@\s]+@[^<>@\s]+)$/)
/** Short enough to be followed by a plus, a receipt and its token: 64 characters is the most before the @. */
export const shortAddress = z.string().regex(/^[^<>@\s+]{1,25}@[A-Za-z0-9.-]+$/)
/** Exactly one `{receipt}` in the part before the @, and room for what takes its place. */
export const caseAddressTemplate = z.string().regex(/^(?=[^@]{9,35}@)[^<>@\s{}]*\{receipt\}[^<>@\s{}]*@[A-Za-z0-9.-]+$/)
const exampleSecrets = /^(?:change|secret|example|default|xiaobao|test|demo|password|0+$)/i
export const goodSecret = z
  .string()
  .min(32)
  .refine((text) => !exampleSecrets.test(text) && new Set(text).size >= 10)
/** `any` stands for every address. */
export const targets = z.string().transform((text, problem): readonly string[] => {
  if (text === 'any') return everywhere
  const list = proxies.safeParse(text)
  if (list.success) return list.data
  problem.addIssue('not a list of addresses')
  return z.NEVER
})
export const proxies = z
  .string()
  .transform((text) => text.split(',').map((entry) => entry.trim()))
  .refine((list) => list.length <= 50 && list.every(isAddressOrRange))

function isAddressOrRange(entry: string): boolean {
  const [address = '', bits, ...rest] = entry.split('/')
  const family = isIP(address)
  if (family === 0 || rest.length > 0) return false
  return bits === undefined || (/^\d{1,3}$/.test(bits) && Number(bits) <= (family === 4 ? 32 : 128))
}
