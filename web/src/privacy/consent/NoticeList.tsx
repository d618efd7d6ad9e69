import { listNotices, type PurposeRow } from '../../../../src/privacy/consent/register.contract.ts'
import { useRoute } from '../../api/hooks.ts'
import { Dialog } from '../../parts/Dialog.tsx'
import { Problem } from '../../parts/Problem.tsx'
import { Skeleton } from '../../parts/Skeleton.tsx'
import { StateTag } from '../../parts/StateTag.tsx'
import { useText } from '../../text/text.ts'
import { NoticeText } from './NoticeText.tsx'

/** Everything that was ever published about a purpose. */
export function NoticeList({ of, onClose }: { readonly of: PurposeRow; readonly onClose: () => void }) {
  const { t, say, named } = useText()
  const { data, problem, loading, refetch } = useRoute(listNotices, { purpose: of.id })
  return (
    <Dialog title={named(t('consent.register.history'), say(of.title))} onClose={onClose}>
      <div className="stack">
        {problem && <Problem problem={problem} onRetry={() => void refetch()} />}
        {loading && <Skeleton lines={4} />}
        {data?.rows.map((notice) => (
          <div key={notice.id} className="stack-tight">
            {notice.asksAgain && <StateTag tone="info">{t('consent.register.asksAgain')}</StateTag>}
            {notice.audience === 'minors' && <span className="quiet small">{t('consent.publish.minors')}</span>}
            <NoticeText of={notice} />
          </div>
        ))}
      </div>
    </Dialog>
  )
}
