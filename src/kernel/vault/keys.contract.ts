import { z } from 'zod'
import { declareRefusals } from '../refusal.contract.ts'
import { Empty, Instant, route } from '../route.contract.ts'
import { domainNames } from './domain.rules.ts'

const Words = z.object({ zh: z.string(), en: z.string() })
const Domain = z.enum(domainNames)
export const rootSources = ['file', 'passphrase', 'cards'] as const

export const DomainKeys = z.object({
  domain: Domain,
  title: Words,
  version: z.int(),
  since: Instant,
  /** Keys of people that it wraps; the keys of the indexes and of what passes by wrap none. */
  people: z.int(),
  /** While it is changed: what the old key still keeps, keys of people or rows, of how many. */
  changing: z.object({ left: z.int(), of: z.int() }).nullable(),
})
export type DomainKeys = z.infer<typeof DomainKeys>

/** equal: by design whoever has the index sees which rows are equal · shared: an entry is of several people · sharp: it names too few · few: too little data to tell. */
export const indexStates = ['equal', 'shared', 'sharp', 'few'] as const
export const IndexTells = z.object({
  id: z.string(),
  of: Words,
  by: Words,
  rows: z.int(),
  entries: z.int(),
  /** Entries that one row alone has. */
  alone: z.int(),
  /** Rows of the most common entry. */
  most: z.int(),
  state: z.enum(indexStates),
})
export type IndexTells = z.infer<typeof IndexTells>

/** Of an index so many rows are counted at most. */
export const mostCounted = 200_000

export const readKeys = route({
  method: 'GET',
  path: '/api/privacy/keys',
  summary: {
    zh: '保险库密钥：版本、时间、更换进度，索引泄露了什么',
    en: 'Keys of the vault: versions, ages, progress, and what the indexes tell',
  },
  who: ['admin', 'privacy-officer'],
  clause: '5.2.1(1)',
  input: Empty,
  output: z.object({
    root: z.object({
      source: z.enum(rootSources),
      /** Names the root key without telling it. */
      name: z.string(),
      /** Domain keys that another root key still wraps. */
      wrappedByOther: z.int(),
    }),
    domains: z.array(DomainKeys),
    indexes: z.array(IndexTells),
  }),
})
export const rotateKey = route({
  method: 'POST',
  path: '/api/privacy/keys/rotation',
  summary: { zh: '更换一个数据域的密钥', en: 'Give a domain of data a new key' },
  who: ['admin', 'privacy-officer'],
  clause: '5.2.1(1)',
  audit: 'vault.rotate',
  stepUp: { minutes: 15 },
  input: z.strictObject({ domain: Domain }),
  output: DomainKeys,
})

export const vaultRefusals = declareRefusals({
  'vault.rotation-running': {
    status: 409,
    zh: '上一次更换还没有完成，完成后才能再换。',
    en: 'The last change of this key is still running; it can be changed again when that is done.',
  },
})
