import { z } from 'zod'
import { Id, Instant, route } from '../../../kernel/route.contract.ts'
import { State, Words } from '../../complaint.contract.ts'
import { TemplateLanguage } from './template.contract.ts'

export const Usable = z.object({ id: z.string(), name: z.string(), kind: z.enum(['reply', 'macro']), version: z.int() })
export const UsableList = z.object({
  rows: z.array(Usable),
  /** In which the consumer wrote. */
  language: TemplateLanguage,
})

/** What fits this complaint, the most used first. */
export const listUsable = route({
  method: 'GET',
  path: '/api/complaints/:id/templates',
  summary: { zh: '这件投诉可用的模板与快捷操作', en: 'Replies and macros that fit a complaint' },
  who: ['agent', 'admin', 'merchant'],
  clause: '7.3.1',
  input: Id,
  output: UsableList,
})

/** The words for this complaint, to be read and changed before they are sent. */
export const fillTemplate = route({
  method: 'POST',
  path: '/api/complaints/:id/template-texts',
  summary: { zh: '按这件投诉填好模板', en: 'A reply with its gaps filled for this complaint' },
  who: ['agent', 'admin', 'merchant'],
  clause: '7.3.1',
  audit: 'complaint-template.use',
  status: 201,
  input: Id.extend({ template: z.string().min(1).max(60), language: TemplateLanguage }),
  /** Gaps that nothing is known for stand in the text as marks. */
  output: z.object({ text: z.string(), missing: z.array(z.string()) }),
})

/** The same wherever else somebody writes: a chat, a letter, an after-sales request; macros belong to cases. */
export const listUsableFor = route({
  method: 'GET',
  path: '/api/replies-for/:id',
  summary: {
    zh: '写回复时可用的模板（对话、来信、售后）',
    en: 'Replies that fit a chat, a letter, an after-sales request',
  },
  who: ['agent', 'admin', 'merchant'],
  clause: '7.3.1',
  input: Id,
  output: UsableList,
})
export const fillTemplateFor = route({
  method: 'POST',
  path: '/api/replies-for/:id/texts',
  summary: {
    zh: '按对话、来信或售后申请填好模板',
    en: 'A reply with its gaps filled for a chat, a letter, an after-sales request',
  },
  who: ['agent', 'admin', 'merchant'],
  clause: '7.3.1',
  audit: 'complaint-template.use',
  status: 201,
  input: fillTemplate.input,
  output: fillTemplate.output,
})

export const MacroOutcome = z.object({
  steps: z.array(
    z.object({
      do: z.string(),
      /** What is said, or the name of the tag. */
      text: z.string().nullable(),
      state: State,
      refusal: z.object({ code: z.string(), words: Words }).nullable(),
    }),
  ),
  /** False: a step would be refused, and then nothing at all is done. */
  possible: z.boolean(),
  version: z.int(),
})
export type MacroOutcome = z.infer<typeof MacroOutcome>
const Which = Id.extend({ macro: z.string().min(1).max(60) })

/** Done for real and taken back at once, so that it shows exactly what would happen. */
export const previewMacro = route({
  method: 'GET',
  path: '/api/complaints/:id/macros/:macro',
  summary: { zh: '预览快捷操作会做什么', en: 'What a macro would do' },
  who: ['agent'],
  clause: '7.3.1',
  input: Which,
  output: MacroOutcome,
})

/** All steps in one transaction, or none. */
export const runMacro = route({
  method: 'POST',
  path: '/api/complaints/:id/macros/:macro',
  summary: { zh: '执行快捷操作', en: 'Run a macro' },
  who: ['agent'],
  clause: '7.3.1',
  audit: 'complaint.macro',
  status: 201,
  /** The versions that the preview showed, of the complaint and of the macro. */
  input: Which.extend({ version: z.int().min(1), macroVersion: z.int().min(1) }),
  output: MacroOutcome,
})

export const Reminder = z.object({ dueAt: Instant }).nullable()
export const remind = route({
  method: 'POST',
  path: '/api/complaints/:id/reminders',
  summary: { zh: '到时提醒我再看这件投诉', en: 'Remind me to look at a complaint again' },
  who: ['agent', 'admin'],
  clause: '7.3.1',
  audit: 'complaint.remind',
  status: 201,
  /** Null takes the reminder back. */
  input: Id.extend({ at: Instant.nullable() }),
  output: z.object({ reminder: Reminder }),
})
export const readReminder = route({
  method: 'GET',
  path: '/api/complaints/:id/reminders',
  summary: { zh: '我在这件投诉上的提醒', en: 'My reminder on a complaint' },
  who: ['agent', 'admin'],
  clause: '7.3.1',
  input: Id,
  output: z.object({ reminder: Reminder }),
})
