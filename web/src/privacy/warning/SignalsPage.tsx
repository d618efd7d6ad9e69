import { Link } from '@tanstack/react-router'
import { Button } from 'antd'
import { useState } from 'react'
import { askChange, decideChange, listSignals } from '../../../../src/privacy/warning/warning.contract.ts'
import type { Output } from '../../../../src/kernel/route.contract.ts'
import { useAct, useRoute } from '../../api/hooks.ts'
import { DataTable, type Column } from '../../parts/DataTable.tsx'
import { DialogForm } from '../../parts/DialogForm.tsx'
import { EmptyState } from '../../parts/EmptyState.tsx'
import { PageHead } from '../../parts/PageHead.tsx'
import { Problem } from '../../parts/Problem.tsx'
import { StateTag } from '../../parts/StateTag.tsx'
import { WordsField } from '../../parts/WordsField.tsx'
import { useText } from '../../text/text.ts'

type Signal = Output<typeof listSignals>['rows'][number]

/** Each signal: on or off, how often it spoke and was right; switching one takes two people. */
export function SignalsPage() {
  const { t } = useText()
  const read = useRoute(listSignals, {}, { keep: true })
  const [asking, setAsking] = useState<Signal | null>(null)
  return (
    <div className="page">
      <PageHead
        title={t('warning.rules.title')}
        lead={t('warning.rules.lead')}
        action={<Link to="/privacy/signals">{t('warning.back')}</Link>}
      />
      <DataTable
        plain
        label={t('warning.rules.title')}
        columns={useColumns(setAsking)}
        rows={read.data?.rows ?? []}
        keyOf={({ signal }) => signal}
        loading={read.loading}
        problem={read.problem}
        onRetry={() => void read.refetch()}
        empty={<EmptyState title={t('warning.rules.empty')} />}
      />
      {asking && <Ask of={asking} onClose={() => setAsking(null)} />}
    </div>
  )
}

function useColumns(onAsk: (of: Signal) => void): Column<Signal>[] {
  const { t, say } = useText()
  return [
    { key: 'number', title: t('warning.signal'), render: (one) => <span className="code">{one.number}</span> },
    {
      key: 'what',
      title: t('warning.what'),
      render: (one) => (
        <Link to="/rules/$id" params={{ id: one.signal }}>
          {say(one.title)}
        </Link>
      ),
    },
    { key: 'raised', title: t('warning.rules.raised'), align: 'end', render: (one) => one.raised },
    {
      key: 'judged',
      title: t('warning.rules.judged'),
      render: (one) => t('warning.rules.counts', { yes: one.found.true, no: one.found.false, open: one.found.unclear }),
    },
    {
      key: 'precision',
      title: t('warning.rules.precision'),
      align: 'end',
      render: (one) => (one.precision === null ? '—' : `${Math.round(100 * one.precision)}%`),
    },
    {
      key: 'state',
      title: t('warning.state'),
      render: (one) => (
        <StateTag tone={one.enabled ? 'kept' : 'risk'}>
          {t(one.enabled ? 'warning.rules.on' : 'warning.rules.off')}
        </StateTag>
      ),
    },
    { key: 'act', title: t('warning.rules.change'), width: '24%', render: (one) => <Change of={one} onAsk={onAsk} /> },
  ]
}

function Change({ of, onAsk }: { readonly of: Signal; readonly onAsk: (of: Signal) => void }) {
  const { t } = useText()
  const act = useAct(decideChange, { refresh: [listSignals] })
  const { change } = of
  if (!change)
    return (
      <Button size="small" onClick={() => onAsk(of)}>
        {t(of.enabled ? 'warning.rules.askOff' : 'warning.rules.askOn')}
      </Button>
    )
  return (
    <div className="stack">
      <span className="small">
        {t(change.enabled ? 'warning.rules.waitsOn' : 'warning.rules.waitsOff', { by: change.askedBy ?? '—' })}{' '}
        {change.reason}
      </span>
      {act.problem && <Problem problem={act.problem} />}
      {change.mine ? (
        <span className="quiet small">{t('warning.rules.mine')}</span>
      ) : (
        <div className="actions">
          <Button size="small" loading={act.busy} onClick={() => void act.run({ id: change.id, approve: true })}>
            {t('warning.rules.agree')}
          </Button>
          <Button size="small" disabled={act.busy} onClick={() => void act.run({ id: change.id, approve: false })}>
            {t('warning.rules.decline')}
          </Button>
        </div>
      )}
    </div>
  )
}

function Ask({ of, onClose }: { readonly of: Signal; readonly onClose: () => void }) {
  const { t, say } = useText()
  const [reason, setReason] = useState('')
  const act = useAct(askChange, { refresh: [listSignals], done: onClose })
  return (
    <DialogForm
      title={t(of.enabled ? 'warning.rules.offTitle' : 'warning.rules.onTitle', { of: say(of.title) })}
      onClose={onClose}
      onSend={() => void act.run({ id: of.signal, enabled: !of.enabled, reason })}
      send={t('warning.rules.send')}
      busy={act.busy}
      problem={act.problem}
      ready={reason.trim().length >= 4}
      missing={t('warning.rules.reasonFirst')}
    >
      <p>{t('warning.rules.askHelp')}</p>
      <WordsField name="reason" label={t('warning.reason')} value={reason} onChange={setReason} most={1000} />
    </DialogForm>
  )
}
