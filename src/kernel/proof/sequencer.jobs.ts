import { setTimeout as pause } from 'node:timers/promises'
import type { Service } from '../capability.ts'
import { systemActor } from '../context.ts'
import { ctxFor } from '../runtime.ts'
import type { Log } from './log.ts'
import { keepCheckpoint } from './kept-checkpoint.ts'
import { placesAtOnce, sequence } from './sequence.actions.ts'
import { signCheckpoint } from './sign.actions.ts'

/** How often it is looked for new facts, and how long a fact waits at most for the checkpoint that it is under. */
const lookMs = 500
const signMs = 2_000

/** In one process at a time (job/service.ts); writers never wait for it. */
export const sequencer = (log: Log): Service => ({
  name: 'kernel.sequencer',
  title: { zh: '事实编号与签署检查点', en: 'Places for facts, and signed checkpoints' },
  run: async (runtime, signal) => {
    let signedAt = 0
    while (!signal.aborted) {
      const done = await sequence(ctxFor(runtime, systemActor))
      const now = runtime.now().getTime()
      // A clock that was set back signs at once.
      if (now - signedAt >= signMs || now < signedAt) {
        const signed = await signCheckpoint(ctxFor(runtime, systemActor), log.origin)
        if (signed) await keepCheckpoint(log, signed)
        signedAt = now
      }
      if (done < placesAtOnce) await pause(lookMs, undefined, { signal }).catch(() => {})
    }
  },
})
