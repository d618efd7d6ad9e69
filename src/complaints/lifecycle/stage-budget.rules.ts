import { stageOrder, type Stage } from './states.rules.ts'

export type StageBudget = {
  /** What the rulebook gives the stage, in working days. */
  readonly own: number
  /** Working days left until the outer promise ends; null when it no longer runs. */
  readonly left: number | null
  /** What the rulebook gives the stages that still follow. */
  readonly reserved: number
}

/** A stage gets its own days, or what the outer promise leaves after the stages that follow, but never less than one day. */
export const stageDays = ({ own, left, reserved }: StageBudget): number =>
  left === null ? own : Math.max(1, Math.min(own, left - reserved))

export const stagesAfter = (stage: Stage): readonly Stage[] => stageOrder.slice(stageOrder.indexOf(stage) + 1)
