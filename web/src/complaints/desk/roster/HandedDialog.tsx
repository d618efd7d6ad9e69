import { Button } from 'antd'
import { listHandedOver } from '../../../../../src/complaints/desk/roster/away.contract.ts'
import { useRoute } from '../../../api/hooks.ts'
import { Dialog } from '../../../parts/Dialog.tsx'
import { Problem } from '../../../parts/Problem.tsx'
import { Skeleton } from '../../../parts/Skeleton.tsx'
import { DayText } from '../../../parts/When.tsx'
import { useText } from '../../../text/text.ts'
import { HandOverRows } from './HandOverRows.tsx'

/** For whoever is back: what went to colleagues meanwhile, and who has it now. */
export function HandedDialog({ id, onClose }: { readonly id: string; readonly onClose: () => void }) {
  const { t } = useText()
  const { data, problem, loading, refetch } = useRoute(listHandedOver, { id })
  const title = t('roster.away.list', { name: data?.name ?? '…' })
  return (
    <Dialog title={title} onClose={onClose}>
      <div className="stack">
        {problem && <Problem problem={problem} onRetry={() => void refetch()} />}
        {loading && <Skeleton lines={4} />}
        {data && (
          <>
            <p className="quiet">
              <DayText day={data.fromDay} /> – <DayText day={data.untilDay} />
            </p>
            <HandOverRows rows={data.rows} label={title} none={t('roster.away.listEmpty')} past />
          </>
        )}
        <div className="actions">
          <Button onClick={onClose}>{t('parts.table.close')}</Button>
        </div>
      </div>
    </Dialog>
  )
}
