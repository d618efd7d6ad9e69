import { Link } from '@tanstack/react-router'
import { listMassNotices, type MassNoticeView } from '../../../../src/complaints/mass/notice.contract.ts'
import { useList } from '../../api/hooks.ts'
import { EmptyState } from '../../parts/EmptyState.tsx'
import { PageHead } from '../../parts/PageHead.tsx'
import { Pager } from '../../parts/Pager.tsx'
import { Problem } from '../../parts/Problem.tsx'
import { Skeleton } from '../../parts/Skeleton.tsx'
import { DayText } from '../../parts/When.tsx'
import { useText } from '../../text/text.ts'
import { ClaimTag } from './shared.tsx'

/** What everybody may know of matters that many complained about. */
export function MassNoticesPage() {
  const { t } = useText()
  const list = useList(listMassNotices, { limit: 20 })
  const rows = list.data?.rows ?? []
  return (
    <div className="page page-article">
      <PageHead title={t('mass.notice.title')} lead={t('mass.notice.lead')} />
      {list.problem && <Problem problem={list.problem} onRetry={() => void list.refetch()} />}
      {list.loading && <Skeleton lines={6} />}
      {list.data && rows.length === 0 && (
        <EmptyState title={t('mass.notice.empty')}>{t('mass.notice.emptyHelp')}</EmptyState>
      )}
      <ul className="stack">
        {rows.map((row) => (
          <li key={row.id} className="surface stack-tight">
            <h2>
              <Link to="/mass-notices/$id" params={{ id: row.id }}>
                {row.title}
              </Link>
            </h2>
            <Head of={row} />
            <p>{row.summary}</p>
          </li>
        ))}
      </ul>
      <Pager {...list} count={rows.length} />
    </div>
  )
}

export function Head({ of }: { readonly of: MassNoticeView }) {
  const { t } = useText()
  return (
    <p className="row">
      <ClaimTag state={of.state} />
      <span className="quiet small">
        {t('mass.notice.merchant')} {of.merchant} ·{' '}
        {of.members === null ? t('mass.notice.fewMembers') : t('mass.notice.members', { n: of.members })} ·{' '}
        <DayText day={of.openedOn} />
      </span>
    </p>
  )
}
