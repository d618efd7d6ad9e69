import { Button, Input } from 'antd'
import { useState } from 'react'
import { RestraintKind } from '../../../../src/kernel/restraint/restraint.contract.ts'
import type { IncidentView } from '../../../../src/privacy/incident/incident.contract.ts'
import { containIncident, listTargets } from '../../../../src/privacy/incident/incident-routes.contract.ts'
import { useAct, useRoute } from '../../api/hooks.ts'
import { Choice } from '../../parts/Choice.tsx'
import { Field } from '../../parts/Field.tsx'
import { ProblemSummary } from '../../parts/ProblemSummary.tsx'
import { Radios } from '../../parts/Radios.tsx'
import { WordsField } from '../../parts/WordsField.tsx'
import { useText } from '../../text/text.ts'

/** One measure at a time, at once; or the word that it has stopped. */
export function ContainForm({ of, onDone }: { readonly of: IncidentView; readonly onDone: () => void }) {
  const { t } = useText()
  const [kind, setKind] = useState<RestraintKind | 'none'>('account')
  const [target, setTarget] = useState('')
  const [complete, setComplete] = useState(false)
  const [why, setWhy] = useState('')
  const act = useAct(containIncident, { done: onDone })
  const needsTarget = ['sessions', 'account', 'key', 'chapter'].includes(kind)
  const measures = kind === 'none' ? [] : [{ kind, target: needsTarget ? target : null }]
  const ready = why.trim().length > 3 && (kind === 'none' ? complete : !needsTarget || target !== '')
  return (
    <form
      className="stack inset"
      noValidate
      onSubmit={(event) => {
        event.preventDefault()
        void act.run({ id: of.id, measures, complete, why })
      }}
    >
      <ProblemSummary problem={act.problem} />
      {of.drill && <p className="note">{t('incidents.step.contain.drill')}</p>}
      <Radios
        legend={t('incidents.step.contain.what')}
        name="measure"
        value={kind}
        options={[
          ...RestraintKind.options.map((value) => ({ value, label: t(`incidents.measure.${value}`) })),
          { value: 'none' as const, label: t('incidents.step.contain.none') },
        ]}
        onChange={(next) => {
          setKind(next)
          setTarget('')
        }}
      />
      {needsTarget && <Target kind={kind} value={target} onChange={setTarget} problem={act.problem} />}
      <WordsField
        name="why"
        label={t('incidents.why')}
        problem={act.problem}
        most={2000}
        upTo={8}
        value={why}
        onChange={setWhy}
      />
      <label className="row">
        <input type="checkbox" checked={complete} onChange={(event) => setComplete(event.target.checked)} />
        {t('incidents.step.contain.complete')}
      </label>
      <div className="actions">
        <Button type="primary" htmlType="submit" loading={act.busy} disabled={!ready}>
          {t('incidents.step.contain.send')}
        </Button>
      </div>
    </form>
  )
}

type TargetProps = {
  readonly kind: RestraintKind | 'none'
  readonly value: string
  readonly onChange: (value: string) => void
  readonly problem: ReturnType<typeof useAct>['problem']
}
function Target({ kind, value, onChange, problem }: TargetProps) {
  const { t } = useText()
  const { data } = useRoute(listTargets, {})
  const choices =
    kind === 'key'
      ? data?.keys.map((key) => ({ value: key.id, label: key.name }))
      : data?.chapters.map((name) => ({ value: name, label: t(`incidents.chapter.${name}`) }))
  if (kind === 'key' || kind === 'chapter')
    return (
      <Choice
        label={t(`incidents.measure.${kind}`)}
        value={value}
        all={t('incidents.choose')}
        options={choices ?? []}
        onChange={(next) => onChange(next ?? '')}
      />
    )
  return (
    <Field name="target" label={t('incidents.account')} help={t('incidents.accountHelp')} problem={problem}>
      {(control) => (
        <Input {...control} maxLength={200} value={value} onChange={(event) => onChange(event.target.value)} />
      )}
    </Field>
  )
}
