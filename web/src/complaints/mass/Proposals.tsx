import { Button } from 'antd'
import { useState } from 'react'
import { dismissCluster, listClusters, type ClusterView } from '../../../../src/complaints/mass/cluster.contract.ts'
import { useAct, useList } from '../../api/hooks.ts'
import { Dialog } from '../../parts/Dialog.tsx'
import { EmptyState } from '../../parts/EmptyState.tsx'
import { Pager } from '../../parts/Pager.tsx'
import { Problem } from '../../parts/Problem.tsx'
import { Skeleton } from '../../parts/Skeleton.tsx'
import { useText } from '../../text/text.ts'
import { Covered } from './Covered.tsx'
import { Explanation } from './Explanation.tsx'
import { OpenForm } from './OpenForm.tsx'
import { TextForm } from './TextForm.tsx'
import { useSharedWords } from './shared.tsx'

/** Complaints that may belong together, each with why; a person opens or dismisses. */
export function Proposals({ decides }: { readonly decides: boolean }) {
  const { t } = useText()
  const list = useList(listClusters, { state: 'proposed', limit: 20 }, { refetchEveryMs: 60_000 })
  const rows = list.data?.rows ?? []
  if (list.problem) return <Problem problem={list.problem} onRetry={() => void list.refetch()} />
  if (list.loading) return <Skeleton lines={8} />
  if (rows.length === 0)
    return (
      <>
        <EmptyState title={t('mass.empty.proposals')}>{t('mass.emptyHelp.proposals')}</EmptyState>
        <Covered />
      </>
    )
  return (
    <>
      <ul className="stack">
        {rows.map((row) => (
          <li key={row.id}>
            <Proposal of={row} decides={decides} />
          </li>
        ))}
      </ul>
      <Pager {...list} count={rows.length} />
      <Covered />
    </>
  )
}

function Proposal({ of, decides }: { readonly of: ClusterView; readonly decides: boolean }) {
  const { t } = useText()
  const shared = useSharedWords()
  const [doing, setDoing] = useState<'open' | 'dismiss' | null>(null)
  const dismiss = useAct(dismissCluster, { done: () => setDoing(null) })
  const titles = { open: t('mass.open.title'), dismiss: t('mass.proposal.dismissTitle') }
  return (
    <article className="surface stack">
      <header className="stack-tight">
        <h2>{shared(of.shared)}</h2>
        <p>
          {of.merchant.name} · {t('mass.proposal.head', { people: of.people, complaints: of.complaints })}
        </p>
      </header>
      <Explanation of={of} />
      {decides && (
        <div className="actions no-print">
          <Button type="primary" onClick={() => setDoing('open')}>
            {t('mass.proposal.open')}
          </Button>
          <Button onClick={() => setDoing('dismiss')}>{t('mass.proposal.dismiss')}</Button>
        </div>
      )}
      {doing && (
        <Dialog title={titles[doing]} onClose={() => setDoing(null)}>
          {doing === 'open' ? (
            <OpenForm of={of} />
          ) : (
            <TextForm
              act={dismiss}
              label={t('mass.form.reason')}
              help={t('mass.proposal.dismissHelp')}
              send={t('mass.proposal.dismiss')}
              onSend={(text) => void dismiss.run({ id: of.id, text })}
            />
          )}
        </Dialog>
      )}
    </article>
  )
}
