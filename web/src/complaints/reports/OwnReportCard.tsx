import { Button } from 'antd'
import { useState } from 'react'
import { askSecondLook, type OwnReport } from '../../../../src/complaints/reports/report.contract.ts'
import { longestText } from '../../../../src/complaints/complaint.contract.ts'
import { useAct } from '../../api/hooks.ts'
import { ClockBar } from '../../parts/ClockBar.tsx'
import { Problem } from '../../parts/Problem.tsx'
import { StateTag, type Tone } from '../../parts/StateTag.tsx'
import { DayText, When } from '../../parts/When.tsx'
import { WordsField } from '../../parts/WordsField.tsx'
import { useText } from '../../text/text.ts'

export const reportTones: Readonly<Record<OwnReport['state'], Tone>> = {
  received: 'info',
  checking: 'info',
  accepted: 'kept',
  reviewing: 'risk',
  closed: 'plain',
  merged: 'plain',
}
type Props = { readonly of: OwnReport; readonly code?: string; readonly onChanged?: (of: OwnReport) => void }

/** One report for whoever sent it: where it stands, by when, what came of it, and the second look. */
export function OwnReportCard({ of, code, onChanged }: Props) {
  const { t } = useText()
  const about = [of.shop, of.item].filter(Boolean).join(' · ')
  return (
    <article className="surface stack">
      <header className="stack-tight">
        <h2>{t(`reports.kind.${of.kind}`)}</h2>
        <p className="row">
          <StateTag tone={reportTones[of.state]}>{t(`reports.state.${of.state}`)}</StateTag>
          {of.outcome && <StateTag>{t(`reports.outcome.${of.outcome}`)}</StateTag>}
          <span className="quiet small">
            <span className="code">{of.receipt}</span> · <When at={of.receivedAt} />
          </span>
        </p>
        {about && <p className="quiet">{about}</p>}
      </header>
      {of.clock && <ClockBar clock={of.clock} compact />}
      {of.merged && <p className="note">{t('reports.mine.merged')}</p>}
      {of.taker && (
        <p>
          {t('reports.mine.taker', { taker: t(`reports.taker.${of.taker}`) })}
          {of.authority && ` · ${of.authority} ${of.authorityNumber}`}
        </p>
      )}
      {of.told && <p className="report-words">{of.told}</p>}
      <details>
        <summary>{t('reports.mine.said')}</summary>
        <p className="report-words">{of.seen}</p>
      </details>
      {of.secondLookUntil && <SecondLook of={of} code={code} onChanged={onChanged} until={of.secondLookUntil} />}
    </article>
  )
}

type LookProps = {
  readonly of: OwnReport
  readonly code: string | undefined
  readonly onChanged: Props['onChanged'] | undefined
  readonly until: string
}
function SecondLook({ of, code, onChanged, until }: LookProps) {
  const { t } = useText()
  const [text, setText] = useState('')
  const act = useAct(askSecondLook, { done: (next) => onChanged?.(next) })
  return (
    <details>
      <summary>
        {t('reports.again.title')} <DayText day={until} />
      </summary>
      <form
        className="stack"
        onSubmit={(event) => {
          event.preventDefault()
          void act.run({ receipt: of.receipt, text, ...(code !== undefined && { code }) })
        }}
      >
        <p className="quiet">{t('reports.again.help')}</p>
        <WordsField
          name={`text-${of.receipt}`}
          label={t('reports.again.why')}
          problem={act.problem}
          most={longestText}
          value={text}
          onChange={setText}
        />
        {act.problem && <Problem problem={act.problem} />}
        <Button htmlType="submit" loading={act.busy}>
          {t('reports.again.send')}
        </Button>
      </form>
    </details>
  )
}
