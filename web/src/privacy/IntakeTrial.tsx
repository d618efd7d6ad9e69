import { Button, Input } from 'antd'
import { useState } from 'react'
import { z } from 'zod'
import { nouns, type Noun } from '../../../src/marketplace/noun.contract.ts'
import { checkIntake } from '../../../src/privacy/intake/intake.contract.ts'
import type { Output } from '../../../src/kernel/route.contract.ts'
import { useAct } from '../api/hooks.ts'
import { Choice } from '../parts/Choice.tsx'
import { DialogForm } from '../parts/DialogForm.tsx'
import { Field } from '../parts/Field.tsx'
import { StateTag } from '../parts/StateTag.tsx'
import { useSession } from '../shell/session.ts'
import { useText } from '../text/text.ts'

type Answer = Output<typeof checkIntake>
const Data = z.record(z.string(), z.unknown())
const example = '{"id":"P-1","name":"雨伞"}'

/** A message is tried at the door before a marketplace sends a million of them. */
export function IntakeTrial() {
  const { t } = useText()
  const { me } = useSession()
  const [open, setOpen] = useState(false)
  if (!me?.roles.some((role) => role === 'privacy-officer' || role === 'admin')) return null
  return (
    <>
      <Button onClick={() => setOpen(true)}>{t('fields.trial.open')}</Button>
      {open && <TrialForm onClose={() => setOpen(false)} />}
    </>
  )
}

function TrialForm({ onClose }: { readonly onClose: () => void }) {
  const { t } = useText()
  const [noun, setNoun] = useState<Noun>('product')
  const [text, setText] = useState(example)
  const [answer, setAnswer] = useState<Answer | null>(null)
  const act = useAct(checkIntake, { refresh: [] })
  const data = dataIn(text)
  const send = async () => setAnswer((data && (await act.run({ noun, data }))) ?? null)
  return (
    <DialogForm
      title={t('fields.trial.title')}
      send={t('fields.trial.send')}
      leave={t('fields.trial.close')}
      busy={act.busy}
      problem={act.problem}
      ready={data !== null}
      missing={t('fields.trial.notJson')}
      onSend={() => void send()}
      onClose={onClose}
    >
      <p className="quiet">{t('fields.trial.help')}</p>
      <Choice
        label={t('fields.trial.noun')}
        value={noun}
        options={nouns.map((value) => ({ value, label: value }))}
        onChange={(value) => value && setNoun(value)}
      />
      <Field name="data" label={t('fields.trial.data')} help={t('fields.trial.dataHelp', { example })}>
        {(control) => (
          <Input.TextArea {...control} rows={6} value={text} onChange={(event) => setText(event.target.value)} />
        )}
      </Field>
      {answer && <Said of={answer} />}
    </DialogForm>
  )
}

function dataIn(text: string): Record<string, unknown> | null {
  try {
    return Data.nullable().catch(null).parse(JSON.parse(text))
  } catch {
    // What is not JSON yet is said beside the button.
    return null
  }
}

function Said({ of }: { readonly of: Answer }) {
  const { t, named } = useText()
  return (
    <output className="inset stack-tight">
      <p>
        {of.taken ? (
          <StateTag tone="kept">{t('fields.trial.taken')}</StateTag>
        ) : (
          <StateTag tone="danger">{t('fields.trial.refused')}</StateTag>
        )}
      </p>
      <Lines
        title={t('fields.trial.undeclared')}
        of={of.undeclared.map(({ field, found }) =>
          named(field, found === null ? t('fields.trial.byName') : t('fields.trial.found', { kind: found })),
        )}
      />
      <Lines title={t('fields.trial.other')} of={of.problems.map(({ field, reason }) => named(field, reason))} />
      <details>
        <summary>{t('fields.trial.fields')}</summary>
        <ul>
          {of.fields.map(({ field, personal }) => (
            <li key={field}>
              <span className="code">{field}</span> {personal && <span>({t('fields.trial.personal')})</span>}
            </li>
          ))}
        </ul>
      </details>
    </output>
  )
}

function Lines({ title, of }: { readonly title: string; readonly of: readonly string[] }) {
  if (of.length === 0) return null
  return (
    <>
      <h3>{title}</h3>
      <ul>
        {of.map((line) => (
          <li key={line}>{line}</li>
        ))}
      </ul>
    </>
  )
}
