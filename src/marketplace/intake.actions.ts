import { mayBePersonal } from './declared-intake.rules.ts'
import type { Noun } from './noun.contract.ts'
import { fieldsOf, readThing } from './noun.rules.ts'

/** What would become of a message, without taking anything in: nothing of it is kept. */
export function askIntake(noun: Noun, data: unknown, now: Date) {
  const read = readThing(noun, data, { source: 'dry run', asOf: now.toISOString(), key: 'dry run' })
  return {
    taken: 'thing' in read,
    problems: 'problems' in read ? read.problems : [],
    undeclared: 'problems' in read ? read.undeclared : [],
    fields: fieldsOf(noun).map((field) => ({ field, personal: mayBePersonal[noun].includes(field) })),
  }
}
