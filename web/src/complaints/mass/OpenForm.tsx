import { useNavigate } from '@tanstack/react-router'
import { Button, Input } from 'antd'
import { useState } from 'react'
import { openClaim } from '../../../../src/complaints/mass/claim.contract.ts'
import { readCluster, type ClusterView } from '../../../../src/complaints/mass/cluster.contract.ts'
import { useAct, useRoute } from '../../api/hooks.ts'
import { Choice } from '../../parts/Choice.tsx'
import { Field } from '../../parts/Field.tsx'
import { Problem } from '../../parts/Problem.tsx'
import { ProblemSummary } from '../../parts/ProblemSummary.tsx'
import { Skeleton } from '../../parts/Skeleton.tsx'
import { WordsField } from '../../parts/WordsField.tsx'
import { useText } from '../../text/text.ts'

/** The proposal as it is, or changed: another lead case, without some of the complaints. */
export function OpenForm({ of }: { readonly of: ClusterView }) {
  const { t } = useText()
  const navigate = useNavigate()
  const { data, problem, refetch } = useRoute(readCluster, { id: of.id })
  const act = useAct(openClaim, {
    done: ({ id }) => void navigate({ to: '/mass-claims/$id', params: { id } }),
  })
  const [title, setTitle] = useState('')
  const [summary, setSummary] = useState('')
  const [without, setWithout] = useState<readonly string[]>([])
  const [lead, setLead] = useState<string | undefined>()
  if (problem) return <Problem problem={problem} onRetry={() => void refetch()} />
  if (!data) return <Skeleton lines={6} />
  const chosen = data.cases.filter(({ id }) => !without.includes(id))
  const invited = of.complaints - without.length
  return (
    <form
      className="stack"
      noValidate
      onSubmit={(event) => {
        event.preventDefault()
        void act.run({ cluster: of.id, title, summary, without: [...without], ...(lead && { lead }) })
      }}
    >
      <ProblemSummary problem={act.problem} labels={{ title: t('mass.open.name'), summary: t('mass.open.summary') }} />
      <Field name="title" label={t('mass.open.name')} help={t('mass.open.nameHelp')} problem={act.problem}>
        {(control) => (
          <Input {...control} maxLength={60} value={title} onChange={(event) => setTitle(event.target.value)} />
        )}
      </Field>
      <WordsField
        name="summary"
        label={t('mass.open.summary')}
        help={t('mass.open.summaryHelp')}
        problem={act.problem}
        upTo={8}
        most={2000}
        value={summary}
        onChange={setSummary}
      />
      <Choice
        label={t('mass.open.lead')}
        value={chosen.find(({ id }) => id === lead)?.id ?? chosen[0]?.id ?? ''}
        options={chosen.map(({ id, receipt }) => ({ value: id, label: receipt }))}
        onChange={setLead}
      />
      <fieldset className="choices">
        <legend>{t('mass.open.cases', { n: invited })}</legend>
        <p className="quiet small">{t('mass.open.casesHelp')}</p>
        <div className="mass-pick">
          {data.cases.map(({ id, receipt, says }) => (
            <label key={id}>
              <input
                type="checkbox"
                checked={!without.includes(id)}
                onChange={(event) =>
                  setWithout(event.target.checked ? without.filter((one) => one !== id) : [...without, id])
                }
              />
              <span className="small">
                <span className="code">{receipt}</span> {says}
              </span>
            </label>
          ))}
        </div>
      </fieldset>
      <p className="note">{t('mass.open.after')}</p>
      <div className="actions">
        <Button htmlType="submit" type="primary" loading={act.busy} disabled={invited <= 0}>
          {t('mass.open.send', { n: invited })}
        </Button>
      </div>
    </form>
  )
}
