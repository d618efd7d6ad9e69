import { handle } from '../../kernel/http/handle.ts'
import { askIntake } from '../../marketplace/index.ts'
import type { Part } from '../../kernel/part.ts'
import { checkIntake } from './intake.contract.ts'

/** A trial of the door where undeclared personal fields are refused; the door itself is src/marketplace/declared-intake.rules.ts. */
export const intakePart: Part = {
  routes: [
    handle(checkIntake, (ctx, { noun, data }) => {
      const { taken, problems, undeclared, fields } = askIntake(noun, data, ctx.now)
      const personal = new Set(undeclared.map(({ field }) => field))
      return {
        taken,
        undeclared: undeclared.map(({ field, found }) => ({ field, found })),
        problems: problems.filter(({ field }) => !personal.has(field)).map((one) => ({ ...one })),
        fields,
      }
    }),
  ],
}
