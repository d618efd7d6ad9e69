import { handle } from '../../kernel/http/handle.ts'
import type { Part } from '../part.ts'
import { showPrecedents } from './precedent.actions.ts'
import { readPrecedents } from './precedent.contract.ts'

/** How like cases were ruled, for those who rule and mediate: README.md. */
export const precedent: Part = {
  routes: [handle(readPrecedents, async (ctx, input) => ({ rows: await showPrecedents(ctx, input) }))],
}
