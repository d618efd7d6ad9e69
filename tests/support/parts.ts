import { fileURLToPath } from 'node:url'
import type { KernelParts } from '../../src/app.ts'
import { loadRulebook } from '../../src/kernel/rulebook/load.ts'
import type { Runtime } from '../../src/kernel/runtime.ts'

export const testRulebook = loadRulebook(fileURLToPath(new URL('../../rulebook/cn', import.meta.url)))

/** What the kernel gets from the settings of a process, here: files in a temporary folder, nothing leaves the machine. */
export async function kernelParts(_runtime: Runtime): Promise<{ parts: KernelParts; close: () => Promise<void> }> {
  return { parts: [], close: async () => {} }
}
