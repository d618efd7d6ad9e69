import { Button, Input } from 'antd'
import { useState } from 'react'
import type { IncidentView } from '../../../../src/privacy/incident/incident.contract.ts'
import { reportIncident } from '../../../../src/privacy/incident/report-routes.contract.ts'
import { useAct } from '../../api/hooks.ts'
import { Field } from '../../parts/Field.tsx'
import { ProblemSummary } from '../../parts/ProblemSummary.tsx'
import { Radios } from '../../parts/Radios.tsx'
import { WordsField } from '../../parts/WordsField.tsx'
import { useText } from '../../text/text.ts'
import { instantOf, minuteNow, minuteOf } from './moment.ts'

const later = ['supplement', 'closing'] as const

/** What was submitted outside: to whom, when, under which number. */
export function ReportForm({ of, onDone }: { readonly of: IncidentView; readonly onDone: () => void }) {
  const { t } = useText()
  const first = of.reports.length === 0
  const [kind, setKind] = useState<(typeof later)[number]>('supplement')
  const [authority, setAuthority] = useState('')
  const [number, setNumber] = useState('')
  const [submittedAt, setSubmittedAt] = useState(minuteNow)
  const [said, setSaid] = useState('')
  const act = useAct(reportIncident, { done: onDone })
  const labels = {
    authority: t('incidents.step.report.authority'),
    number: t('incidents.step.report.number'),
    submittedAt: t('incidents.step.report.submittedAt'),
    said: t('incidents.step.report.said'),
  }
  const ready = authority.trim().length > 1 && said.trim().length > 3 && submittedAt !== ''
  const send = () =>
    act.run({
      id: of.id,
      kind: first ? 'first' : kind,
      authority,
      number: number.trim() || null,
      submittedAt: instantOf(submittedAt),
      said,
    })
  return (
    <form
      className="stack inset"
      noValidate
      onSubmit={(event) => {
        event.preventDefault()
        void send()
      }}
    >
      <ProblemSummary problem={act.problem} labels={labels} />
      {!first && (
        <Radios
          legend={t('incidents.step.report.kind')}
          name="report-kind"
          value={kind}
          options={later.map((value) => ({ value, label: t(`incidents.report.${value}`) }))}
          onChange={setKind}
        />
      )}
      <Field name="authority" label={labels.authority} problem={act.problem}>
        {(control) => (
          <Input
            {...control}
            maxLength={120}
            value={authority}
            onChange={(event) => setAuthority(event.target.value)}
          />
        )}
      </Field>
      <Field name="submittedAt" label={labels.submittedAt} problem={act.problem}>
        {(control) => (
          <Input
            {...control}
            type="datetime-local"
            min={minuteOf(of.foundAt)}
            max={minuteNow()}
            value={submittedAt}
            onChange={(event) => setSubmittedAt(event.target.value)}
          />
        )}
      </Field>
      <Field name="number" label={labels.number} required={false} problem={act.problem}>
        {(control) => (
          <Input {...control} maxLength={80} value={number} onChange={(event) => setNumber(event.target.value)} />
        )}
      </Field>
      <WordsField
        name="said"
        label={labels.said}
        help={t('incidents.step.report.saidHelp')}
        problem={act.problem}
        most={2000}
        upTo={10}
        value={said}
        onChange={setSaid}
      />
      <div className="actions">
        <Button type="primary" htmlType="submit" loading={act.busy} disabled={!ready}>
          {t('incidents.step.report.send')}
        </Button>
      </div>
    </form>
  )
}
