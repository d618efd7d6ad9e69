import type { Capability } from '../kernel/capability.ts'
import { consent } from './consent/index.ts'
import { fieldsPart } from './fields/index.ts'
import { intakePart } from './intake/index.ts'
import { incident } from './incident/index.ts'
import { minimisationPart } from './minimisation/index.ts'
import { management } from './management/index.ts'
import type { Part } from './part.ts'
import { subjectRequests } from './request/index.ts'
import { retentionPart } from './retention/index.ts'
import { warning } from './warning/index.ts'

const parts: readonly Part[] = [
  fieldsPart,
  intakePart,
  subjectRequests,
  consent,
  incident,
  retentionPart,
  minimisationPart,
  management,
  warning,
]
const all = <T>(pick: (part: Part) => readonly T[] | undefined): T[] => parts.flatMap((part) => [...(pick(part) ?? [])])

/** Chapter 5 of the plan: personal information. */
export const privacy: Capability = {
  name: 'privacy',
  title: { zh: '个人信息保护', en: 'Personal information' },
  routes: all(({ routes }) => routes),
  jobs: all(({ jobs }) => jobs),
  reactions: all(({ reactions }) => reactions),
  sealed: all(({ sealed }) => sealed),
  refusals: Object.assign({}, ...parts.map(({ refusals }) => refusals ?? {})),
  facts: Object.assign({}, ...parts.map(({ facts }) => facts ?? {})),
  subjects: Object.assign({}, ...parts.map(({ subjects }) => subjects ?? {})),
  notices: all(({ notices }) => (notices ? [notices] : [])),
  ...(consent.consents && { consents: consent.consents }),
  restricts: async (ctx, person) => {
    for (const { restricts } of parts) if (await restricts?.(ctx, person)) return true
    return false
  },
  ...(warning.watch && { watch: warning.watch }),
  tasks: async (ctx, limit) => (await Promise.all(parts.map(({ tasks }) => tasks?.(ctx, limit) ?? []))).flat(),
  demo: async (ctx, progress) => {
    for (const { demo } of parts) await demo?.(ctx, progress)
  },
}
