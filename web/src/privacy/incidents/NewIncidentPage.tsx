import { Link, useNavigate } from '@tanstack/react-router'
import { Button, Input } from 'antd'
import { useState } from 'react'
import { IncidentKind, IncidentSource, Operator } from '../../../../src/privacy/incident/incident.contract.ts'
import { openIncident } from '../../../../src/privacy/incident/incident-routes.contract.ts'
import { useAct } from '../../api/hooks.ts'
import { Field } from '../../parts/Field.tsx'
import { PageHead } from '../../parts/PageHead.tsx'
import { ProblemSummary } from '../../parts/ProblemSummary.tsx'
import { Radios } from '../../parts/Radios.tsx'
import { WordsField } from '../../parts/WordsField.tsx'
import { useText } from '../../text/text.ts'
import { instantOf, minuteNow } from './moment.ts'

type Draft = {
  readonly title: string
  readonly story: string
  readonly kind: IncidentKind
  readonly source: IncidentSource
  readonly operator: Operator
  readonly foundAt: string
  readonly drill: boolean
}
const empty = (): Draft => ({
  title: '',
  story: '',
  kind: 'leak',
  source: 'staff',
  operator: 'general',
  foundAt: minuteNow(),
  drill: false,
})

/** Few questions, so that it is opened within the first minutes; everything else can follow. */
export function NewIncidentPage() {
  const { t } = useText()
  const navigate = useNavigate()
  const [draft, setDraft] = useState(empty)
  const set = (part: Partial<Draft>) => setDraft((before) => ({ ...before, ...part }))
  const act = useAct(openIncident, {
    done: ({ id }) => void navigate({ to: '/privacy/incidents/$id', params: { id } }),
  })
  const labels = {
    title: t('incidents.new.name'),
    story: t('incidents.new.story'),
    foundAt: t('incidents.column.found'),
  }
  const ready = draft.title.trim().length > 1 && draft.story.trim().length > 3 && draft.foundAt !== ''
  return (
    <div className="page page-narrow stack">
      <PageHead title={t('incidents.new.title')} lead={t('incidents.new.lead')} />
      <p className="small">
        <Link to="/privacy/incidents">{t('incidents.back')}</Link>
      </p>
      <form
        className="surface stack"
        noValidate
        onSubmit={(event) => {
          event.preventDefault()
          void act.run({ ...draft, foundAt: instantOf(draft.foundAt) })
        }}
      >
        <ProblemSummary problem={act.problem} labels={labels} />
        <Field name="title" label={labels.title} help={t('incidents.new.nameHelp')} problem={act.problem}>
          {(control) => (
            <Input
              {...control}
              maxLength={80}
              value={draft.title}
              onChange={(event) => set({ title: event.target.value })}
            />
          )}
        </Field>
        <Field name="foundAt" label={labels.foundAt} help={t('incidents.new.foundHelp')} problem={act.problem}>
          {(control) => (
            <Input
              {...control}
              type="datetime-local"
              max={minuteNow()}
              value={draft.foundAt}
              onChange={(event) => set({ foundAt: event.target.value })}
            />
          )}
        </Field>
        <Radios
          legend={t('incidents.new.kind')}
          name="kind"
          value={draft.kind}
          options={IncidentKind.options.map((value) => ({ value, label: t(`incidents.kind.${value}`) }))}
          onChange={(kind) => set({ kind })}
        />
        <Radios
          legend={t('incidents.new.source')}
          name="source"
          value={draft.source}
          options={IncidentSource.options.map((value) => ({ value, label: t(`incidents.source.${value}`) }))}
          onChange={(source) => set({ source })}
        />
        <Radios
          legend={t('incidents.operatorLabel')}
          name="operator"
          value={draft.operator}
          options={Operator.options.map((value) => ({ value, label: t(`incidents.operator.${value}`) }))}
          onChange={(operator) => set({ operator })}
        />
        <WordsField
          name="story"
          label={labels.story}
          help={t('incidents.new.storyHelp')}
          problem={act.problem}
          rows={4}
          upTo={12}
          most={5000}
          value={draft.story}
          onChange={(story) => set({ story })}
        />
        <label className="row">
          <input type="checkbox" checked={draft.drill} onChange={(event) => set({ drill: event.target.checked })} />
          {t('incidents.new.drill')}
        </label>
        <div className="actions">
          <Button type="primary" htmlType="submit" loading={act.busy} disabled={!ready}>
            {t(draft.drill ? 'incidents.new.sendDrill' : 'incidents.new.send')}
          </Button>
        </div>
      </form>
    </div>
  )
}
