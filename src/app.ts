import { complaints } from './complaints/index.ts'
import { evaluation } from './evaluation/index.ts'
import { governance } from './governance/index.ts'
import { sealedTablesOf, type Capability } from './kernel/capability.ts'
import { accessPart } from './kernel/access/access.part.ts'
import { plugInErasures } from './kernel/backup/erasures.ts'
import { clockPart } from './kernel/clock/clock.jobs.ts'
import { documentRefusals } from './kernel/document/document.contract.ts'
import { plugInPersonRights } from './kernel/consent/register.ts'
import { plugInReactions } from './kernel/fact/reaction.ts'
import { assertRoutesDiffer } from './kernel/http/server.ts'
import { plugInKeeping } from './kernel/keeping/keeping.ts'
import { kernelCapability } from './kernel/kernel.ts'
import { plugInNotices } from './kernel/notice/catalogue.ts'
import { plugInWatchers } from './kernel/watch/note.actions.ts'
import { plugInStandings } from './kernel/person/standing.ts'
import { restraintPart } from './kernel/restraint/restraint.part.ts'
import { plugInSealedTables } from './kernel/vault/sealed-tables.ts'
import { marketplace } from './marketplace/index.ts'
import { policies } from './policies/index.ts'
import { privacy } from './privacy/index.ts'
import { transactions } from './transactions/index.ts'

/** What the kernel plugs in beside its own: evidence and notices; made from the settings of this process. */
export type KernelParts = readonly Partial<Capability>[]

/**
 * The whole product in order: a capability may ask only those above it. Deleting a line here (and its folder) leaves a
 * program that compiles.
 */
export function assemble(parts: KernelParts): readonly Capability[] {
  const all: Capability[] = []
  all.push(
    kernelCapability(() => all, [clockPart, accessPart, restraintPart, { refusals: documentRefusals }, ...parts]),
  )
  all.push(marketplace)
  all.push(policies)
  all.push(transactions)
  all.push(complaints)
  all.push(governance)
  all.push(privacy)
  all.push(evaluation(() => all))
  assertRoutesDiffer(all)
  plugInNotices([accessPart, ...parts, ...all])
  plugInPersonRights(all)
  plugInSealedTables(sealedTablesOf(all))
  plugInKeeping({
    keeps: all.flatMap(({ keeps }) => keeps ?? []),
    holds: all.flatMap(({ holds }) => (holds ? [holds] : [])),
  })
  plugInStandings(all.flatMap(({ standing }) => standing ?? []))
  plugInWatchers(all.flatMap(({ watch }) => (watch ? [watch] : [])))
  plugInErasures(all.flatMap(({ erasures }) => erasures ?? []))
  plugInReactions(all.flatMap((capability) => capability.reactions ?? []))
  return all
}
