import type { Capability } from '../kernel/capability.ts'
import { joined } from '../kernel/part.ts'
import { consent } from './consent/index.ts'
import { fieldsPart } from './fields/index.ts'
import { intakePart } from './intake/index.ts'
import { incident } from './incident/index.ts'
import { minimisationPart } from './minimisation/index.ts'
import { management } from './management/index.ts'
import { requestErasures, subjectRequests } from './request/index.ts'
import { retentionPart } from './retention/index.ts'
import { warning } from './warning/index.ts'

const parts = [
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
/** Chapter 5 of the plan: personal information. */
export const privacy: Capability = {
  name: 'privacy',
  title: { zh: '个人信息保护', en: 'Personal information' },
  ...joined(parts),
  erasures: requestErasures,
}
