import { Button } from 'antd'
import { useState } from 'react'
import { purposeWords } from '../../../src/kernel/reading/reading-rule.contract.ts'
import { fieldWords } from '../../../src/kernel/reading/reading-words.contract.ts'
import {
  readMinimisation,
  reviewMinimisation,
  type Minimisation,
} from '../../../src/privacy/minimisation/minimisation.contract.ts'
import { useAct, useRoute } from '../api/hooks.ts'
import { ConfirmDialog } from '../parts/ConfirmDialog.tsx'
import { PageHead } from '../parts/PageHead.tsx'
import { Problem } from '../parts/Problem.tsx'
import { Skeleton } from '../parts/Skeleton.tsx'
import { useSession } from '../shell/session.ts'
import { useText } from '../text/text.ts'
import { whenWords } from '../text/time.ts'
import { RetentionSection } from './RetentionSection.tsx'
import './privacy.css'

/** What serves nothing, and what is over: questions, not alarms. */
export function MinimisationPage() {
  const { t, language } = useText()
  const { data, problem, loading, refetch } = useRoute(readMinimisation, {})
  const last = data?.reviewed
  const reviewed =
    last && t('minimise.reviewed', { by: last.by ?? '–', at: whenWords(last.at, language), n: last.findings })
  return (
    <div className="page stack">
      <PageHead title={t('minimise.title')} lead={t('minimise.lead')} action={data && <Review of={data} />} />
      {problem && <Problem problem={problem} onRetry={() => void refetch()} />}
      {loading && <Skeleton lines={10} />}
      {data && <p className="inset">{reviewed ?? t('minimise.never')}</p>}
      <RetentionSection />
      {data && <Findings of={data} />}
    </div>
  )
}

function Findings({ of }: { readonly of: Minimisation }) {
  const { t, say } = useText()
  const { days } = of
  return (
    <>
      <Block
        title={t('minimise.unread', { days })}
        none={t('minimise.unreadNone')}
        lines={of.unread.map(({ field }) => [say(fieldWords[field]), ''])}
      />
      <Block
        title={t('minimise.idle', { days })}
        none={t('minimise.idleNone')}
        lines={of.idle.map(({ purpose }) => [say(purposeWords[purpose]), ''])}
      />
      <Block
        title={t('minimise.empty')}
        none={t('minimise.emptyNone')}
        lines={of.empty.map(({ table, column, rows }) => [`${table}.${column}`, t('minimise.emptyOf', { rows })])}
      />
      <Block
        title={t('minimise.uncleared')}
        none={t('minimise.unclearedNone')}
        lines={of.uncleared.map(({ table, rows }) => [table, t('minimise.rows', { n: rows })])}
      />
    </>
  )
}

function Block(props: {
  readonly title: string
  readonly none: string
  readonly lines: readonly (readonly [string, string])[]
}) {
  const { t } = useText()
  const { title, none, lines } = props
  const list = (
    <ul>
      {lines.map(([name, aside]) => (
        <li key={name}>
          {name} <span className="small quiet">{aside}</span>
        </li>
      ))}
    </ul>
  )
  return (
    <section className="surface stack-tight">
      <h2>{title}</h2>
      {lines.length === 0 && <p className="quiet">{none}</p>}
      {lines.length > 0 && lines.length <= 10 && list}
      {lines.length > 10 && (
        <details className="print-open">
          <summary>{t('minimise.show', { n: lines.length })}</summary>
          {list}
        </details>
      )}
    </section>
  )
}

function Review({ of }: { readonly of: Minimisation }) {
  const { t } = useText()
  const { me } = useSession()
  const [asking, setAsking] = useState(false)
  const act = useAct(reviewMinimisation)
  if (!me?.roles.includes('privacy-officer')) return null
  const send = async () => {
    if (await act.run({ findings: of.findings })) setAsking(false)
  }
  return (
    <>
      <Button type="primary" onClick={() => setAsking(true)}>
        {t('minimise.check')}
      </Button>
      {asking && (
        <ConfirmDialog
          title={t('minimise.confirm')}
          act={t('minimise.check')}
          busy={act.busy}
          problem={act.problem}
          onAct={() => void send()}
          onClose={() => setAsking(false)}
        >
          {t('minimise.confirmHelp')}
        </ConfirmDialog>
      )}
    </>
  )
}
