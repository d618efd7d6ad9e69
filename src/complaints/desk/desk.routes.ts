import { handle, type BoundRoute } from '../../kernel/http/handle.ts'
import * as desk from './desk.actions.ts'
import * as contract from './desk.contract.ts'
import * as tags from './tag.actions.ts'
import * as tag from './tag.contract.ts'

export const deskRoutes: readonly BoundRoute[] = [
  handle(contract.readDesk, (ctx, { id }) => desk.showDesk(ctx, id)),
  handle(contract.addNote, (ctx, input) => desk.addNote(ctx, input)),
  handle(contract.watch, (ctx, input) => desk.watchComplaint(ctx, input)),
  handle(contract.tagComplaint, (ctx, input) => desk.tagComplaint(ctx, input)),
  handle(contract.listColleagues, async (ctx) => ({ rows: await desk.colleagues(ctx) })),
  handle(tag.listTags, (ctx) => tags.listTags(ctx)),
  handle(tag.addTag, (ctx, input) => tags.addTag(ctx, input)),
  handle(tag.changeTag, (ctx, input) => tags.changeTag(ctx, input)),
]
