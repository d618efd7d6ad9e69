import { handle, type BoundRoute } from '../../kernel/http/handle.ts'
import { answerTest, proposeTest, showTests } from './expert.actions.ts'
import * as contract from './expert.contract.ts'

export const expertRoutes: readonly BoundRoute[] = [
  handle(contract.readTests, (ctx, { id }) => showTests(ctx, id)),
  handle(contract.proposeTest, (ctx, input) => proposeTest(ctx, input)),
  handle(contract.answerTest, (ctx, input) => answerTest(ctx, input)),
]
