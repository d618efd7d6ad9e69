import { factWordsOf, type Capability, type MaySee } from '../capability.ts'
import type { Ctx } from '../context.ts'
import { bornAt } from '../id.ts'
import type { Log } from './log.ts'
import { proofRefusals } from './proof.contract.ts'
import { proofRoutes } from './proof.routes.ts'
import { oldestPending } from './proof.store.ts'
import { sealLog } from './seal.jobs.ts'
import { sequencer } from './sequencer.jobs.ts'
import { witnessName } from './witness/cosignature.rules.ts'
import { witnessRoutes } from './witness/witness.routes.ts'
import { witnessRows } from './witness/witness.store.ts'
import { witnessing } from './witness/witnessing.jobs.ts'

/** A fact that waits longer than this for its place means that nobody gives them. */
const longestWaitMs = 30_000
/** A witness may be away for a night. */
const silentMs = 24 * 60 * 60 * 1000

/** What the kernel plugs in for the proof of the log of facts: README.md. */
export const proofPart = (
  log: Log,
  maySee: MaySee,
  capabilities: () => readonly Capability[],
): Partial<Capability> => ({
  routes: [...proofRoutes(maySee, (kind) => factWordsOf(capabilities())[kind]), ...witnessRoutes(log)],
  jobs: [sealLog],
  services: [sequencer(log), ...(log.witnesses.length > 0 ? [witnessing(log)] : [])],
  health: async (ctx) => [
    { name: 'kernel.log', ok: (await waitedMs(ctx)) <= longestWaitMs },
    ...(log.witnesses.length > 0 ? [{ name: 'kernel.witnesses', ok: await areHeard(ctx, log) }] : []),
  ],
  refusals: proofRefusals,
  facts: {
    'checkpoint.signed': { zh: '检查点入账', en: 'The checkpoint of the day was recorded', inner: true },
    'witness.refused': {
      zh: '见证方拒绝签署：日志与其见证过的不符',
      en: 'A witness refused to sign: the log contradicts what it saw',
      inner: true,
    },
    'witness.contradicted': {
      zh: '所见证的日志前后矛盾，未签署',
      en: 'A log that is witnessed here contradicted itself and was not signed',
      inner: true,
    },
  },
})

/** No witness has anything against the log, and each signed within the day. */
async function areHeard(ctx: Ctx, { witnesses }: Log): Promise<boolean> {
  const rows = await witnessRows(ctx)
  return witnesses.every(({ verifier }) => {
    const row = rows.find(({ name }) => name === witnessName(verifier))
    const fresh = row?.signed_at && ctx.now.getTime() - row.signed_at.getTime() < silentMs
    return row?.problem !== 'ahead' && row?.problem !== 'contradicted' && fresh === true
  })
}

async function waitedMs(ctx: Ctx): Promise<number> {
  const oldest = await oldestPending(ctx)
  return oldest === null ? 0 : ctx.now.getTime() - bornAt(oldest)
}
