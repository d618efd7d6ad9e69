import { Button, Input } from 'antd'
import { useState } from 'react'
import { Grade, Operator, type IncidentView } from '../../../../src/privacy/incident/incident.contract.ts'
import { adviseGrade, gradeIncident } from '../../../../src/privacy/incident/incident-routes.contract.ts'
import { useAct, useRoute } from '../../api/hooks.ts'
import { Field } from '../../parts/Field.tsx'
import { ProblemSummary } from '../../parts/ProblemSummary.tsx'
import { Radios } from '../../parts/Radios.tsx'
import { WordsField } from '../../parts/WordsField.tsx'
import { fenOf } from '../../text/money.ts'
import { useText } from '../../text/text.ts'

/** The numbers that are known, what they say and how sure that is; the grade is somebody's decision. */
export function GradeForm({ of, onDone }: { readonly of: IncidentView; readonly onDone: () => void }) {
  const { t } = useText()
  const [people, setPeople] = useState('')
  const [loss, setLoss] = useState('')
  const [operator, setOperator] = useState(of.operator)
  const [grade, setGrade] = useState<Grade | null>(of.grade)
  const [publicDanger, setPublicDanger] = useState(false)
  const [why, setWhy] = useState('')
  const act = useAct(gradeIncident, { done: onDone })
  const count = /^\d{1,10}$/.test(people) ? Number(people) : null
  const lossFen = loss === '' ? null : fenOf(loss)
  return (
    <form
      className="stack inset"
      noValidate
      onSubmit={(event) => {
        event.preventDefault()
        if (grade !== null) void act.run({ id: of.id, operator, grade, people: count, lossFen, publicDanger, why })
      }}
    >
      <ProblemSummary problem={act.problem} />
      <Field
        name="people"
        label={t('incidents.step.grade.people')}
        required={false}
        help={t('incidents.step.grade.unknown')}
      >
        {(control) => (
          <Input
            {...control}
            inputMode="numeric"
            maxLength={10}
            value={people}
            onChange={(event) => setPeople(event.target.value)}
          />
        )}
      </Field>
      <Field
        name="lossFen"
        label={t('incidents.step.grade.loss')}
        required={false}
        help={t('incidents.step.grade.unknown')}
      >
        {(control) => (
          <Input
            {...control}
            inputMode="decimal"
            maxLength={14}
            value={loss}
            onChange={(event) => setLoss(event.target.value)}
          />
        )}
      </Field>
      <Advice people={count} lossFen={lossFen} />
      <Radios
        legend={t('incidents.column.grade')}
        name="grade"
        value={grade}
        options={Grade.options.map((value) => ({ value, label: t(`incidents.grade.${value}`) }))}
        onChange={setGrade}
      />
      <Radios
        legend={t('incidents.operatorLabel')}
        name="grade-operator"
        value={operator}
        options={Operator.options.map((value) => ({ value, label: t(`incidents.operator.${value}`) }))}
        onChange={setOperator}
      />
      <label className="row">
        <input type="checkbox" checked={publicDanger} onChange={(event) => setPublicDanger(event.target.checked)} />
        {t('incidents.step.grade.danger')}
      </label>
      <WordsField
        name="why"
        label={t('incidents.why')}
        problem={act.problem}
        most={2000}
        upTo={8}
        value={why}
        onChange={setWhy}
      />
      <div className="actions">
        <Button type="primary" htmlType="submit" loading={act.busy} disabled={grade === null || why.trim().length < 4}>
          {t('incidents.step.grade.send')}
        </Button>
      </div>
    </form>
  )
}

function Advice({ people, lossFen }: { readonly people: number | null; readonly lossFen: number | null }) {
  const { t, say } = useText()
  const known = { ...(people !== null && { people }), ...(lossFen !== null && { lossFen }) }
  const { data } = useRoute(adviseGrade, known, { keep: true })
  if (!data) return null
  return (
    <div className="note stack-tight" aria-live="polite">
      <strong>
        {data.suggested === null
          ? t('incidents.step.grade.noAdvice')
          : t('incidents.step.grade.advice', { grade: t(`incidents.grade.${data.suggested}`) })}
      </strong>
      {data.unknown.map((what) => (
        <span key={what}>{t(`incidents.step.grade.ask.${what}`)}</span>
      ))}
      <details>
        <summary>{t('incidents.step.grade.numbers')}</summary>
        <ul className="incident-rows">
          {data.lines.map((line) => (
            <li key={line.rule} className="small">
              {line.reached ? '✓ ' : ''}
              {say(line.summary)} <span className="quiet">{t(confidenceKey(line.confidence))}</span>
            </li>
          ))}
        </ul>
      </details>
    </div>
  )
}
const confidenceKey = (confidence: string) =>
  confidence === 'T'
    ? ('incidents.confidence.T' as const)
    : confidence === 'S'
      ? ('incidents.confidence.S' as const)
      : ('incidents.confidence.M' as const)
