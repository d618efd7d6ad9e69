import { factWordsOf, type Capability, type MaySee } from '../capability.ts'
import type { Ctx } from '../context.ts'
import { bornAt } from '../id.ts'
import type { Log } from './log.ts'
import { proofRefusals } from './proof.contract.ts'
import { proofRoutes } from './proof.routes.ts'
import { oldestPending } from './proof.store.ts'
import { sealLog } from './seal.jobs.ts'
import { sequencer } from './sequencer.jobs.ts'

/** A fact that waits longer than this for its place means that nobody gives them. */
const longestWaitMs = 30_000

/** What the kernel plugs in for the proof of the log of facts: README.md. */
export const proofPart = (
  log: Log,
  maySee: MaySee,
  capabilities: () => readonly Capability[],
): Partial<Capability> => ({
  routes: proofRoutes(maySee, (kind) => factWordsOf(capabilities())[kind]),
  jobs: [sealLog],
  services: [sequencer(log)],
  health: async (ctx) => [{ name: 'kernel.log', ok: (await waitedMs(ctx)) <= longestWaitMs }],
  refusals: proofRefusals,
  facts: { 'checkpoint.signed': { zh: '检查点入账', en: 'The checkpoint of the day was recorded', inner: true } },
})

async function waitedMs(ctx: Ctx): Promise<number> {
  const oldest = await oldestPending(ctx)
  return oldest === null ? 0 : ctx.now.getTime() - bornAt(oldest)
}
