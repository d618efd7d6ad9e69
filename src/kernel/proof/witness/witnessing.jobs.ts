import { setTimeout as pause } from 'node:timers/promises'
import type { Service } from '../../capability.ts'
import { systemActor } from '../../context.ts'
import { ctxFor } from '../../runtime.ts'
import type { Log } from '../log.ts'
import { askWitnesses } from './ask-witness.actions.ts'

/** How old what a witness signed may become while the log grows. */
const everyMs = 60_000

/** In one process at a time; a witness that does not answer holds up nothing but itself. */
export const witnessing = ({ witnesses }: Log): Service => ({
  name: 'kernel.witnesses',
  title: { zh: '请见证方签署检查点', en: 'Checkpoints signed by witnesses' },
  run: async (runtime, signal) => {
    while (!signal.aborted) {
      await askWitnesses(ctxFor(runtime, systemActor), witnesses, signal)
      await pause(everyMs, undefined, { signal }).catch(() => {})
    }
  },
})
