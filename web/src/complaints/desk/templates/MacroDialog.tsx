import { Button, Input } from 'antd'
import { useState } from 'react'
import {
  addTemplate,
  changeTemplate,
  mostSteps,
  type TemplateView,
} from '../../../../../src/complaints/desk/templates/template.contract.ts'
import { useAct } from '../../../api/hooks.ts'
import { DialogForm } from '../../../parts/DialogForm.tsx'
import { Field } from '../../../parts/Field.tsx'
import { useText } from '../../../text/text.ts'
import { MacroStepLine } from './MacroStepLine.tsx'
import { draftOf, emptyStep, stepOf, type StepDraft } from './macro-draft.ts'

type Props = { readonly of: TemplateView | null; readonly all: readonly TemplateView[]; readonly onClose: () => void }

/** A macro is a name and some steps, done in this order or not at all. */
export function MacroDialog({ of, all, onClose }: Props) {
  const { t } = useText()
  const [name, setName] = useState(of?.name ?? '')
  const [steps, setSteps] = useState<readonly StepDraft[]>(
    of?.body.kind === 'macro' ? of.body.steps.map(draftOf) : [emptyStep()],
  )
  const add = useAct(addTemplate, { done: onClose })
  const change = useAct(changeTemplate, { done: onClose })
  const act = of ? change : add
  const ready = steps.map(stepOf).filter((step) => step !== null)
  const save = () => {
    const draft = { name, categories: of?.categories ?? [], body: { kind: 'macro' as const, steps: ready } }
    if (of) void change.run({ ...draft, id: of.id, retired: of.retired, version: of.version })
    else void add.run({ ...draft, side: 'platform' })
  }
  const replace = (key: string, step: StepDraft | null) =>
    setSteps((before) => before.flatMap((one) => (one.key === key ? (step ? [step] : []) : [one])))
  return (
    <DialogForm
      title={t(of ? 'templates.editMacro' : 'templates.addMacro')}
      onClose={onClose}
      onSend={() => save()}
      send={t('templates.save')}
      busy={act.busy}
      problem={act.problem}
      ready={!(name.trim() === '' || steps.length === 0 || ready.length < steps.length)}
    >
      <p className="quiet">{t('templates.macroHelp')}</p>
      <Field name="name" label={t('templates.name')}>
        {(control) => (
          <Input {...control} maxLength={40} value={name} onChange={(event) => setName(event.target.value)} />
        )}
      </Field>
      <ol className="played">
        {steps.map((step, at) => (
          <li key={step.key}>
            <MacroStepLine step={step} place={at + 1} replies={all} onChange={(next) => replace(step.key, next)} />
          </li>
        ))}
      </ol>
      <div>
        <Button size="small" disabled={steps.length >= mostSteps} onClick={() => setSteps([...steps, emptyStep()])}>
          {t('templates.addStep')}
        </Button>
      </div>
    </DialogForm>
  )
}
