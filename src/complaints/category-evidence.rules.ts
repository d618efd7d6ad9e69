import type { EvidenceItem } from '../kernel/rulebook/evidence-rule.contract.ts'
import { askableOf } from '../kernel/rulebook/evidence.rules.ts'
import type { Rulebook } from '../kernel/rulebook/rulebook.ts'
import type { RuleOf } from '../kernel/rulebook/rulebook.contract.ts'
import type { CategoryCode } from './complaint.contract.ts'

/** What shows it, by category: the lists of the rulebook (evidence.yaml) that are in force on a day. */
export const evidenceRule = (rulebook: Rulebook, code: CategoryCode, day: string): RuleOf<'evidence'> =>
  rulebook.ruleOf('evidence', `evidence.${code}`, day)

/** What may be asked of the consumer as still missing. */
export const askableItems = (rulebook: Rulebook, code: CategoryCode, day: string): readonly EvidenceItem[] =>
  askableOf(evidenceRule(rulebook, code, day))
