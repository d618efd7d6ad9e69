import type { MacroStep } from '../../../../../src/complaints/desk/templates/template.contract.ts'
import { newKey } from '../../../api/call.ts'
import { speaks, type Doing } from './doings.ts'

/** A step while it is being chosen: which reply or tag may still be open. */
export type StepDraft = { readonly key: string; readonly doing: Doing; readonly which: string; readonly days: number }

export const emptyStep = (): StepDraft => ({ key: newKey(), doing: 'acknowledge', which: '', days: 2 })

export function draftOf(step: MacroStep): StepDraft {
  const which = 'template' in step ? step.template : 'tag' in step ? step.tag : ''
  return { key: newKey(), doing: step.do, which, days: 'days' in step ? step.days : 2 }
}

/** Null while something is missing. */
export function stepOf({ doing, which, days }: StepDraft): MacroStep | null {
  if (speaks(doing)) return which === '' ? null : { do: doing, template: which }
  if (doing === 'tag') return which === '' ? null : { do: doing, tag: which }
  return doing === 'remind' ? { do: doing, days } : { do: doing }
}
