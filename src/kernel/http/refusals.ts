import type { Capability } from '../capability.ts'
import type { RefusalCatalogue } from '../refusal.contract.ts'
import { kernelRefusals } from './kernel.contract.ts'

/** Every code the program may refuse with, its status and its words. */
export function allRefusals(capabilities: readonly Capability[]): RefusalCatalogue {
  const all: Record<string, RefusalCatalogue[string]> = { ...kernelRefusals }
  for (const [code, words] of capabilities.flatMap((capability) => Object.entries(capability.refusals ?? {}))) {
    if (all[code]) throw new Error(`two refusals are called ${code}`)
    all[code] = words
  }
  return all
}
