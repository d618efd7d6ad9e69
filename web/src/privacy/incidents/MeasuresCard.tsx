import { Button, Input } from 'antd'
import { useState } from 'react'
import type { IncidentView } from '../../../../src/privacy/incident/incident.contract.ts'
import { liftMeasure, officers } from '../../../../src/privacy/incident/incident-routes.contract.ts'
import { useAct } from '../../api/hooks.ts'
import { Field, FieldScope } from '../../parts/Field.tsx'
import { StateTag } from '../../parts/StateTag.tsx'
import { When } from '../../parts/When.tsx'
import { maySee } from '../../shell/page.ts'
import { useSession } from '../../shell/session.ts'
import { useText } from '../../text/text.ts'

type Measure = IncidentView['measures'][number]

/** What is cut off, by whom and why, each with its way back. */
export function MeasuresCard({ of }: { readonly of: IncidentView }) {
  const { t } = useText()
  if (of.measures.length === 0) return null
  return (
    <section className="surface stack">
      <h2>{t('incidents.measures')}</h2>
      <ul className="incident-rows">
        {of.measures.map((measure) => (
          <li key={measure.id}>
            <MeasureLine of={of} measure={measure} />
          </li>
        ))}
      </ul>
    </section>
  )
}

function MeasureLine({ of, measure }: { readonly of: IncidentView; readonly measure: Measure }) {
  const { t } = useText()
  const { me } = useSession()
  const [open, setOpen] = useState(false)
  const why = of.words.find(({ about, step }) => about === measure.id && step === 'contain')
  const over = measure.liftedAt !== null
  const name = useMeasureName()(measure)
  return (
    <div className="stack-tight">
      <div className="row">
        <strong>{name}</strong>
        <StateTag tone={over ? 'plain' : 'risk'}>{t(stateKey(of, measure))}</StateTag>
      </div>
      <p className="quiet small">
        {measure.setBy} · <When at={measure.setAt} />
        {why && ` · ${why.text}`}
      </p>
      {!over && maySee(me, officers) && (
        <div className="no-print">
          <Button size="small" aria-expanded={open} onClick={() => setOpen(!open)}>
            {t('incidents.lift.do')}
          </Button>
        </div>
      )}
      {open && !over && <LiftForm of={of} measure={measure} />}
    </div>
  )
}
function stateKey(of: IncidentView, { kind, liftedAt }: Measure) {
  if (of.drill) return 'incidents.measureState.practised' as const
  if (kind === 'sessions') return 'incidents.measureState.done' as const
  return liftedAt === null ? ('incidents.measureState.standing' as const) : ('incidents.measureState.lifted' as const)
}

/** What is held, with the name of whom it holds. */
function useMeasureName() {
  const { t } = useText()
  return ({ kind, target, name }: Measure): string => {
    const called = name ?? (kind === 'chapter' && target !== null ? chapterName(t, target) : target)
    const what = t(`incidents.measure.${kind}`)
    return called === null ? what : `${what}: ${called}`
  }
}
const chapters = ['marketplace', 'policies', 'transactions', 'complaints', 'governance', 'evaluation'] as const
function chapterName(t: ReturnType<typeof useText>['t'], target: string): string {
  const known = chapters.find((one) => one === target)
  return known ? t(`incidents.chapter.${known}`) : target
}

function LiftForm({ of, measure }: { readonly of: IncidentView; readonly measure: Measure }) {
  const { t } = useText()
  const [why, setWhy] = useState('')
  const act = useAct(liftMeasure)
  return (
    <FieldScope name={measure.id}>
      <form
        className="stack inset"
        noValidate
        onSubmit={(event) => {
          event.preventDefault()
          void act.run({ id: of.id, measure: measure.id, why })
        }}
      >
        <Field name="why" label={t('incidents.lift.why')} problem={act.problem}>
          {(control) => (
            <Input {...control} maxLength={2000} value={why} onChange={(event) => setWhy(event.target.value)} />
          )}
        </Field>
        <div className="actions">
          <Button htmlType="submit" loading={act.busy} disabled={why.trim().length < 4}>
            {t('incidents.lift.send')}
          </Button>
        </div>
      </form>
    </FieldScope>
  )
}
