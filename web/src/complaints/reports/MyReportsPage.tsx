import { Link } from '@tanstack/react-router'
import { Button, Input } from 'antd'
import { useState } from 'react'
import { followReport, listOwnReports, type OwnReport } from '../../../../src/complaints/reports/report.contract.ts'
import { useAct, useRoute } from '../../api/hooks.ts'
import { EmptyState } from '../../parts/EmptyState.tsx'
import { Field } from '../../parts/Field.tsx'
import { PageHead } from '../../parts/PageHead.tsx'
import { Problem } from '../../parts/Problem.tsx'
import { Skeleton } from '../../parts/Skeleton.tsx'
import { useSession } from '../../shell/session.ts'
import { useText } from '../../text/text.ts'
import { OwnReportCard } from './OwnReportCard.tsx'
import './reports.css'

/** Whoever has an account sees the reports of it; everybody else follows one by its number and code. */
export function MyReportsPage() {
  const { t } = useText()
  const { me } = useSession()
  return (
    <div className="page page-narrow stack">
      <PageHead
        title={t('reports.mine.title')}
        lead={t(me ? 'reports.mine.lead' : 'reports.mine.guestLead')}
        action={<Link to="/reports/new">{t('reports.new.title')}</Link>}
      />
      {me && <Own />}
      {me === null && <ByCode />}
    </div>
  )
}

function Own() {
  const { t } = useText()
  const { data, problem, refetch } = useRoute(listOwnReports, {}, { refetchEveryMs: 60_000 })
  if (problem) return <Problem problem={problem} onRetry={() => void refetch()} />
  if (!data) return <Skeleton lines={6} />
  if (data.rows.length === 0)
    return (
      <EmptyState title={t('reports.mine.empty')} action={<Link to="/reports/new">{t('reports.new.title')}</Link>}>
        {t('reports.mine.emptyHelp')}
      </EmptyState>
    )
  return (
    <ul className="plain-list stack">
      {data.rows.map((one) => (
        <li key={one.receipt}>
          <OwnReportCard of={one} />
        </li>
      ))}
    </ul>
  )
}

function ByCode() {
  const { t } = useText()
  const [receipt, setReceipt] = useState('')
  const [code, setCode] = useState('')
  const [found, setFound] = useState<OwnReport | null>(null)
  const act = useAct(followReport, { done: setFound, refresh: [] })
  return (
    <>
      <form
        className="stack"
        onSubmit={(event) => {
          event.preventDefault()
          setFound(null)
          void act.run({ receipt, code: code.trim().toLowerCase() })
        }}
      >
        <Field name="receipt" label={t('reports.mine.receipt')} problem={act.problem}>
          {(control) => <Input {...control} value={receipt} onChange={(event) => setReceipt(event.target.value)} />}
        </Field>
        <Field name="code" label={t('reports.sent.code')} problem={act.problem}>
          {(control) => <Input {...control} value={code} onChange={(event) => setCode(event.target.value)} />}
        </Field>
        {act.problem && <Problem problem={act.problem} />}
        <div className="actions">
          <Button type="primary" htmlType="submit" loading={act.busy}>
            {t('reports.mine.look')}
          </Button>
        </div>
      </form>
      {found && <OwnReportCard of={found} code={code.trim().toLowerCase()} onChanged={setFound} />}
    </>
  )
}
