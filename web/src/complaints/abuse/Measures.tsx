import { Button } from 'antd'
import { useState } from 'react'
import {
  appealCaseMeasure,
  appealMeasure,
  listCaseMeasures,
  listMyMeasures,
  type MeasureView,
} from '../../../../src/complaints/abuse/abuse.contract.ts'
import type { ApiProblem } from '../../api/problem.ts'
import { useAct, useRoute } from '../../api/hooks.ts'
import { ClockBar } from '../../parts/ClockBar.tsx'
import { ProblemSummary } from '../../parts/ProblemSummary.tsx'
import { StateTag } from '../../parts/StateTag.tsx'
import { WordsField } from '../../parts/WordsField.tsx'
import { untilWords } from '../../text/time.ts'
import { useText } from '../../text/text.ts'
import './abuse.css'

type Send = {
  readonly busy: boolean
  readonly problem: ApiProblem | null
  readonly run: (id: string, text: string) => void
}

/** On the account page: what was decided about one's own complaints, why, and the way to appeal. Nothing where nothing was. */
export function MyMeasures() {
  const { data } = useRoute(listMyMeasures, {})
  const act = useAct(appealMeasure)
  const send = { busy: act.busy, problem: act.problem, run: (id: string, text: string) => void act.run({ id, text }) }
  return <Measures rows={data?.rows ?? []} send={send} />
}

/** The same in a case that is open by a link. */
export function CaseMeasures({ id }: { readonly id: string }) {
  const { data } = useRoute(listCaseMeasures, { id })
  const act = useAct(appealCaseMeasure)
  const run = (measure: string, text: string) => void act.run({ id, measure, text })
  return <Measures rows={data?.rows ?? []} send={{ busy: act.busy, problem: act.problem, run }} />
}

function Measures({ rows, send }: { readonly rows: readonly MeasureView[]; readonly send: Send }) {
  const { t } = useText()
  if (rows.length === 0) return null
  return (
    <section className="surface stack">
      <h2>{t('abuse.mine.title')}</h2>
      {rows.map((row) => (
        <OneMeasure key={row.id} of={row} send={send} />
      ))}
    </section>
  )
}

function OneMeasure({ of, send }: { readonly of: MeasureView; readonly send: Send }) {
  const { t, language } = useText()
  const tone = of.lifted ? 'kept' : of.limits ? 'danger' : 'plain'
  return (
    <article className="inset stack-tight">
      <h3>
        <StateTag tone={tone}>{t(`abuse.mine.${of.measure}`)}</StateTag>
      </h3>
      {of.lifted && <p>{t('abuse.mine.lifted')}</p>}
      {of.limits && of.until && <p>{t('abuse.mine.until', { until: untilWords(of.until, language) })}</p>}
      {of.measure === 'limit' && !of.limits && !of.lifted && <p>{t('abuse.mine.over')}</p>}
      {!of.lifted && <p>{t(of.measure === 'limit' ? 'abuse.mine.stays' : 'abuse.mine.warningStays')}</p>}
      <p>
        <strong>{t('abuse.mine.why')}</strong>
      </p>
      <p className="abuse-said">{of.reasons}</p>
      {of.appeal && !of.appeal.decision && (
        <>
          <p className="note">{t('abuse.mine.waiting')}</p>
          {of.appeal.clock && <ClockBar clock={of.appeal.clock} compact />}
        </>
      )}
      {of.appeal?.decision && (
        <p className="abuse-said">
          <strong>{t('abuse.mine.result', { decision: t(`abuse.appealDecision.${of.appeal.decision}`) })}</strong>{' '}
          {of.appeal.reasons}
        </p>
      )}
      {!of.appealRefused && <Appeal of={of} send={send} />}
    </article>
  )
}

function Appeal({ of, send }: { readonly of: MeasureView; readonly send: Send }) {
  const { t, language } = useText()
  const [text, setText] = useState('')
  const label = t('abuse.mine.appealText')
  return (
    <form
      className="stack-tight no-print"
      noValidate
      onSubmit={(event) => {
        event.preventDefault()
        send.run(of.id, text)
      }}
    >
      <ProblemSummary problem={send.problem} labels={{ text: label }} />
      <WordsField
        name="text"
        label={label}
        help={t('abuse.mine.appealHelp', { by: untilWords(of.appealBy, language) })}
        problem={send.problem}
        upTo={12}
        most={5000}
        value={text}
        onChange={setText}
      />
      <div className="actions">
        <Button htmlType="submit" loading={send.busy} disabled={text.trim() === ''}>
          {t('abuse.mine.send')}
        </Button>
      </div>
    </form>
  )
}
