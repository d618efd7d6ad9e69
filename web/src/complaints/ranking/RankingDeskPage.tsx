import { Link } from '@tanstack/react-router'
import { Button } from 'antd'
import { useState } from 'react'
import {
  listRankingDesk,
  withdrawRanking,
  type DeskRanking,
} from '../../../../src/complaints/ranking/ranking.contract.ts'
import { useAct, useRoute } from '../../api/hooks.ts'
import { ClockBar } from '../../parts/ClockBar.tsx'
import { EmptyState } from '../../parts/EmptyState.tsx'
import { FieldScope } from '../../parts/Field.tsx'
import { PageHead } from '../../parts/PageHead.tsx'
import { Problem } from '../../parts/Problem.tsx'
import { Skeleton } from '../../parts/Skeleton.tsx'
import { StateTag } from '../../parts/StateTag.tsx'
import { WordsField } from '../../parts/WordsField.tsx'
import { useText } from '../../text/text.ts'
import { ObjectionCard } from './ObjectionCard.tsx'
import { quarterWords } from './ranking-words.ts'

/** Objections before publication, and what is public. */
export function RankingDeskPage() {
  const { t } = useText()
  const { data, problem, refetch } = useRoute(listRankingDesk, {})
  return (
    <div className="page page-article stack">
      <PageHead title={t('ranking.desk.title')} lead={t('ranking.desk.lead')} />
      {problem && <Problem problem={problem} onRetry={() => void refetch()} />}
      {!data && !problem && <Skeleton lines={8} />}
      {data?.rows.length === 0 && (
        <EmptyState title={t('ranking.desk.empty')}>{t('ranking.desk.emptyHelp')}</EmptyState>
      )}
      {data?.rows.map((one) => (
        <FieldScope key={one.id} name={one.id}>
          <One of={one} />
        </FieldScope>
      ))}
    </div>
  )
}

const tones = { preview: 'risk', published: 'kept', withdrawn: 'danger' } as const

function One({ of }: { readonly of: DeskRanking }) {
  const { t } = useText()
  return (
    <section className="surface stack">
      <header className="row">
        <h2>{quarterWords(t, of.period)}</h2>
        <StateTag tone={tones[of.state]}>{t(`ranking.desk.state.${of.state}`)}</StateTag>
        <span className="quiet">{t('ranking.desk.listed', { n: of.listed })}</span>
      </header>
      {of.clock?.state === 'running' && <ClockBar clock={of.clock} />}
      {of.waiting > 0 && <p className="note note-risk">{t('ranking.desk.waiting', { n: of.waiting })}</p>}
      {of.objections.length === 0 && <p className="quiet">{t('ranking.desk.noObjection')}</p>}
      {of.objections.map((objection) => (
        <FieldScope key={objection.merchant.id} name={objection.merchant.id}>
          <ObjectionCard ranking={of.id} of={objection} />
        </FieldScope>
      ))}
      {of.withdrawn && <p>{t('ranking.withdrawnWhy', { reason: of.withdrawn.reason })}</p>}
      {of.state !== 'preview' && (
        <p>
          <Link to={`/ranking?period=${of.period}`}>{t('ranking.desk.see')}</Link>
        </p>
      )}
      {of.state === 'published' && <Withdraw id={of.id} />}
    </section>
  )
}

function Withdraw({ id }: { readonly id: string }) {
  const { t } = useText()
  const [reason, setReason] = useState('')
  const act = useAct(withdrawRanking)
  return (
    <details>
      <summary>{t('ranking.desk.withdraw')}</summary>
      <form
        className="stack-tight"
        onSubmit={(event) => {
          event.preventDefault()
          void act.run({ id, reason })
        }}
      >
        <p>{t('ranking.desk.withdrawHelp')}</p>
        <WordsField
          name="reason"
          label={t('ranking.desk.withdrawWhy')}
          value={reason}
          onChange={setReason}
          most={2000}
          problem={act.problem}
        />
        {act.problem && <Problem problem={act.problem} />}
        <div>
          <Button danger htmlType="submit" loading={act.busy}>
            {t('ranking.desk.withdraw')}
          </Button>
        </div>
      </form>
    </details>
  )
}
