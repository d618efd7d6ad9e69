import { handle, type BoundRoute } from '../../../kernel/http/handle.ts'
import { previewMacro, runMacro } from './macro.actions.ts'
import { remind, showReminder } from './reminder.actions.ts'
import * as templates from './template.actions.ts'
import * as contract from './template.contract.ts'
import { fillTemplate, listUsable } from './use.actions.ts'
import * as use from './use.contract.ts'

export const templateRoutes: readonly BoundRoute[] = [
  handle(contract.listTemplates, (ctx) => templates.listTemplates(ctx)),
  handle(contract.addTemplate, (ctx, input) => templates.addTemplate(ctx, input)),
  handle(contract.changeTemplate, (ctx, input) => templates.changeTemplate(ctx, input)),
  handle(contract.listVersions, (ctx, { id }) => templates.listVersions(ctx, id)),
  handle(use.listUsable, (ctx, { id }) => listUsable(ctx, id)),
  handle(use.fillTemplate, (ctx, input) => fillTemplate(ctx, input)),
  handle(use.listUsableFor, (ctx, { id }) => listUsable(ctx, id)),
  handle(use.fillTemplateFor, (ctx, input) => fillTemplate(ctx, input)),
  handle(use.previewMacro, (ctx, input) => previewMacro(ctx, input)),
  handle(use.runMacro, (ctx, input) => runMacro(ctx, input)),
  handle(use.readReminder, (ctx, { id }) => showReminder(ctx, id)),
  handle(use.remind, (ctx, input) => remind(ctx, input)),
]
