import { handle, type BoundRoute } from '../../kernel/http/handle.ts'
import * as contract from './assistant.contract.ts'
import * as drafts from './draft.actions.ts'
import { listLog } from './log.actions.ts'

export const assistantRoutes: readonly BoundRoute[] = [
  handle(contract.readAssistant, (ctx, { id }) => drafts.showAssistant(ctx, id)),
  handle(contract.previewAssistant, (ctx, input, { language }) => drafts.previewAssistant(ctx, { ...input, language })),
  handle(contract.askSummary, (ctx, { id }, { language }) =>
    drafts.askAssistant(ctx, { id, kind: 'summary', language }),
  ),
  handle(contract.askReply, (ctx, { id }, { language }) => drafts.askAssistant(ctx, { id, kind: 'reply', language })),
  handle(contract.askCategory, (ctx, { id }, { language }) =>
    drafts.askAssistant(ctx, { id, kind: 'category', language }),
  ),
  handle(contract.cancelDraft, (ctx, which) => drafts.cancelDraft(ctx, which)),
  handle(contract.discardDraft, (ctx, which) => drafts.discardDraft(ctx, which)),
  handle(contract.listAssistantLog, (ctx, wanted) => listLog(ctx, wanted)),
]
