import { useState } from 'react'
import type { z } from 'zod'
import { respond } from '../../../src/complaints/case.contract.ts'
import type { CaseView } from '../../../src/complaints/complaint.contract.ts'
import type { RouteSpec } from '../../../src/kernel/route.contract.ts'
import { useAct } from '../api/hooks.ts'
import { useDraft } from '../parts/draft.ts'
import { useText } from '../text/text.ts'
import { FromDraft } from './assistant/FromDraft.tsx'
import { ChangedMeanwhile } from './desk/presence/ChangedMeanwhile.tsx'
import { TemplatePicker } from './desk/templates/TemplatePicker.tsx'
import { isWrongAmount } from './line-draft.ts'
import { useSeen } from './seen.ts'
import { emptyStep, StepDraft, type FieldName, type Values } from './step-draft.ts'
import { StepField } from './step-fields.tsx'
import { StepFrame } from './StepFrame.tsx'

export type FormProps = { readonly of: CaseView; readonly label: string; readonly onDone: () => void }
export type Base = { readonly id: string; readonly version: number }

/** The form of a step that is written in fields: a draft that survives a reload, sent for the version of the case that its writer saw. */
export function stepForm<I extends z.ZodObject>(
  route: RouteSpec<I, typeof CaseView>,
  fields: readonly FieldName[],
  inputOf: (values: Values, base: Base, of: CaseView) => z.input<I>,
) {
  return function Form({ of, label, onDone }: FormProps) {
    const { t } = useText()
    const draft = useDraft(`complaint.${of.receipt}.${route.path}`, StepDraft, emptyStep)
    const [busy, setBusy] = useState(false)
    const act = useAct(route)
    const seen = useSeen(of)
    // What the server refused stays refused until its writer has looked, whatever the page reads meanwhile.
    const changed = seen.changed || act.problem?.code === 'complaint.changed-meanwhile'
    const look = () => {
      act.reset()
      seen.look()
    }
    const send = async () => {
      const done = await act.run(inputOf(draft.value, { id: of.id, version: seen.version }, of))
      if (done === undefined) return seen.ask()
      draft.discard()
      onDone()
    }
    return (
      <StepFrame
        label={fields.length === 0 ? t('complaints.step.confirm', { what: label }) : label}
        problem={changed ? null : act.problem}
        busy={act.busy}
        ready={!busy && !changed && isReady(fields, draft.value)}
        onSend={() => void send()}
        onDone={onDone}
      >
        {changed && <ChangedMeanwhile id={of.id} since={seen.since} onSeen={look} />}
        {fields.some((name) => name === 'text' || name === 'text-optional') && (
          <TemplatePicker
            of={of}
            onInsert={(text) => draft.change({ text: [draft.value.text, text].filter(Boolean).join('\n') })}
          />
        )}
        {route.path === respond.path && (
          <FromDraft
            of={of}
            current={draft.value.fromDraft}
            onInsert={(text, id) =>
              draft.change({ text: [draft.value.text, text].filter(Boolean).join('\n'), fromDraft: id })
            }
          />
        )}
        {fields.map((name) => (
          <StepField key={name} name={name} of={of} {...draft} problem={act.problem} onBusy={setBusy} />
        ))}
      </StepFrame>
    )
  }
}

/** Only what the page can tell at once; everything else is the server's to say. */
function isReady(fields: readonly FieldName[], values: Values): boolean {
  if (fields.includes('text') && values.text.trim() === '') return false
  if ((fields.includes('agrees') || fields.includes('grants')) && values.agrees === 'none') return false
  if (fields.includes('ground') && values.ground === '') return false
  if (fields.includes('order') && values.orderId === '') return false
  if (fields.includes('body') && values.body.trim() === '') return false
  if (fields.includes('reference') && values.reference.trim() === '') return false
  if (fields.includes('opinion') && values.opinion === 'none') return false
  if (fields.includes('opinion') && values.opinion === 'dissents' && values.text.trim() === '') return false
  if (fields.includes('offer') && values.byLine && Object.values(values.lines).some(isWrongAmount)) return false
  if (isWrongAmount(values)) return false
  return !fields.includes('note') || values.files.length > 0
}
