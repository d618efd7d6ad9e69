import { z } from 'zod'
import type { FactWords } from '../../kernel/capability.ts'
import type { Fact, FactValue } from '../../kernel/fact/fact.ts'
import { remedyWords } from '../category.rules.ts'
import { Remedy, type Side, type Words } from '../complaint.contract.ts'
import { complaintFacts } from '../facts.rules.ts'
import { legalFacts } from '../legal/facts.rules.ts'
import { outcomeWords as legalOutcomeWords } from '../legal/outcome.contract.ts'
import { stateWords } from '../refusal-words.contract.ts'
import { withdrawalFacts } from '../withdrawal/facts.rules.ts'
import type { Content, Evidence } from './dossier-content.rules.ts'
import { outcomeWords, wordsFor } from './dossier-words.rules.ts'

/** What went on at law, and a withdrawal that the shop was asked about, belong to the story of the case. */
const toldFacts: Readonly<Record<string, FactWords>> = { ...complaintFacts, ...legalFacts, ...withdrawalFacts }
/** A body sends a matter on, and a case ends as sent on: the same code, and not the same words. */
const ofLaw = /^complaint\.(legal-|came-back-from-law$)/

type Event = Content['story'][number]
type Bilingual = z.infer<typeof Words>

/** How the platform works inside, and the making of dossiers themselves: true, but not part of the story. */
const inside = /^complaint\.(assigned|urgency-raised|note-added|exported|dossier-\w+|watched|tagged)$/
/**
 * What is said in mediation may not be held against anybody afterwards (people's courts' rules on online mediation, art. 18), so that
 * it never reaches a dossier. That a mediation began and ended, and what both sides agreed to, may be told; no offer, no word, no number.
 */
const mediation = /mediat|caucus|proposal|concession|room/
const ofMediation = /^(complaint|mediation)[.-](mediation-)?(opened|ended|closed|failed|started)$|^agreement\.reached$/

/** Whether a fact belongs to the story that this side is told. What is not known to this chapter is not told. */
export function isTold(kind: string, side: Side): boolean {
  if (!Object.hasOwn(toldFacts, kind)) return false
  // What a side does not read on the timeline of its case it does not read here either.
  if (side !== 'platform' && toldFacts[kind]?.inner) return false
  if (mediation.test(kind)) return ofMediation.test(kind)
  return !inside.test(kind) || (side === 'platform' && kind === 'complaint.assigned')
}

export type Numbered = {
  readonly statements: readonly { readonly id: string; readonly number: number }[]
  readonly evidence: readonly Pick<Evidence, 'file' | 'number'>[]
}

/** A fact as a line of the story; what it refers to by the numbers of this dossier. */
export function eventOf(fact: Fact, numbered: Numbered): Event {
  const quiet = mediation.test(fact.kind)
  const data = quiet ? {} : fact.data
  const offered = recordOf(data['offered'])
  const remedy = Remedy.safeParse(data['remedy'] ?? offered['remedy'])
  const amount = data['amountFen'] ?? offered['amountFen']
  const files = idsIn(data['files'], data['file'])
  return {
    fact: fact.id,
    kind: fact.kind,
    title: titleOf(fact.kind),
    by: whoDid(fact),
    at: fact.at.toISOString(),
    statements: numbered.statements.filter(({ id }) => id === data['statement']).map(({ number }) => number),
    evidence: numbered.evidence.filter(({ file }) => files.includes(file)).map(({ number }) => number),
    remedy: remedy.success ? remedyWords[remedy.data] : null,
    amountFen: typeof amount === 'number' && amount > 0 ? amount : null,
    outcome:
      typeof data['outcome'] === 'string'
        ? wordsFor(ofLaw.test(fact.kind) ? legalOutcomeWords : outcomeWords, data['outcome'])
        : null,
    stage: typeof data['to'] === 'string' ? stageOf(data['to']) : null,
  }
}

const stageOf = (state: string): Bilingual | null =>
  Object.hasOwn(stateWords, state) ? wordsFor(stateWords, state) : null

const titleOf = (kind: string): Bilingual => wordsFor(toldFacts, kind)

function whoDid({ actor, role }: Fact): Event['by'] {
  if (actor === 'system') return 'time'
  if (role === 'consumer' || actor === 'guest') return 'consumer'
  return role === 'merchant' ? 'merchant' : 'platform'
}

const Data = z.record(z.string(), z.unknown())
const recordOf = (value: FactValue | undefined) => Data.catch({}).parse(value)
const Ids = z.array(z.string()).catch([])
const idsIn = (files: FactValue | undefined, file: FactValue | undefined): string[] => [
  ...Ids.parse(files),
  ...(typeof file === 'string' ? [file] : []),
]
