import { BaseSequencer, type TestSpecification } from 'vitest/node'

/** Walks through whole processes take longest, and their files are short: begun last, one of them keeps one worker busy alone. */
const long = /\/tests\/(?:crash|abuse|vault-command|calendar-command|engine|stop|journeys)/

export class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const sorted = await super.sort(files)
    return [
      ...sorted.filter(({ moduleId }) => long.test(moduleId)),
      ...sorted.filter(({ moduleId }) => !long.test(moduleId)),
    ]
  }
}
