import type { LimitView } from '../../../../src/complaints/limits/limit.contract.ts'
import type { Tone } from '../../parts/StateTag.tsx'

/**
 * How a limit stands. What is watched here is late when it is late; of what others have to keep we only know that the day is over, or that
 * we were told that it was done: nothing in red, because it is nobody's breach until somebody says so.
 */
export function standOf({ counts, bound, clock }: Pick<LimitView, 'counts' | 'bound' | 'clock'>): {
  readonly tone: Tone
  readonly key: 'running' | 'suspended' | 'met' | 'metLate' | 'late' | 'passed' | 'cancelled' | 'inTime' | 'closed'
} {
  const late = clock.state === 'breached'
  if (bound === 'consumer') return late ? { tone: 'plain', key: 'closed' } : { tone: 'kept', key: 'inTime' }
  switch (clock.state) {
    case 'running':
      return { tone: counts && clock.usedShare >= 0.8 ? 'risk' : 'info', key: 'running' }
    case 'suspended':
      return { tone: 'info', key: 'suspended' }
    case 'met':
      return { tone: 'kept', key: 'met' }
    case 'cancelled':
      return { tone: 'plain', key: 'cancelled' }
    case 'breached':
      if (clock.stoppedAt !== null) return { tone: counts ? 'danger' : 'plain', key: 'metLate' }
      return counts ? { tone: 'danger', key: 'late' } : { tone: 'plain', key: 'passed' }
  }
}
