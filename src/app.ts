import { policies } from './policies/index.ts'
import { evaluation } from './evaluation/index.ts'
import type { Capability } from './kernel/capability.ts'
import { plugInReactions } from './kernel/fact/reaction.ts'
import { assertRoutesDiffer } from './kernel/http/server.ts'
import { kernelCapability } from './kernel/kernel.ts'
import { plugInNotices } from './kernel/notice/catalogue.ts'

/** What the kernel plugs in beside its own: evidence, notices, clocks; made from the settings of this process. */
export type KernelParts = readonly Partial<Capability>[]

/**
 * The whole product in order: a capability may ask only those above it. Deleting a line here (and its folder) leaves a
 * program that compiles.
 */
export function assemble(parts: KernelParts): readonly Capability[] {
  const all: Capability[] = []
  all.push(kernelCapability(() => all, parts))
  all.push(policies)
  all.push(evaluation(() => all))
  assertRoutesDiffer(all)
  plugInNotices([...parts, ...all])
  plugInReactions(all.flatMap((capability) => capability.reactions ?? []))
  return all
}
