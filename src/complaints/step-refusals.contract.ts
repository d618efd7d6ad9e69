import { demandRefusals } from './demand/refusal-words.contract.ts'
import { pauseRefusals } from './pauses/refusal-words.contract.ts'
import { complaintRefusals } from './refusal-words.contract.ts'
import { rulingRefusals } from './ruling/refusal-words.contract.ts'

/** The words of every reason why a step of the lifecycle cannot be taken: a guard may speak for a part of the chapter. */
export const stepRefusals = { ...complaintRefusals, ...rulingRefusals, ...demandRefusals, ...pauseRefusals } as const
