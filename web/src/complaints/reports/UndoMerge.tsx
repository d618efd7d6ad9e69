import { Button } from 'antd'
import { useState } from 'react'
import { undoMerge } from '../../../../src/complaints/reports/merge.contract.ts'
import type { ReportMerge } from '../../../../src/complaints/reports/report.contract.ts'
import { useAct } from '../../api/hooks.ts'
import { ConfirmDialog } from '../../parts/ConfirmDialog.tsx'
import { When } from '../../parts/When.tsx'
import { useSession } from '../../shell/session.ts'
import { useText } from '../../text/text.ts'

type Props = {
  readonly id: string
  readonly version: number
  readonly merge: ReportMerge
  /** Read from the report that was merged, or from the one that it was merged into. */
  readonly words: 'joined' | 'repeat'
}

/** Who merged a report by hand and why; undone from here while the other one is open, or the reason why not. */
export function UndoMerge({ id, version, merge, words }: Props) {
  const { t, say } = useText()
  const { me } = useSession()
  const [asking, setAsking] = useState(false)
  const act = useAct(undoMerge)
  const acts = me?.roles.some((role) => role === 'agent' || role === 'governance-officer') ?? false
  const undo = async () => {
    if (await act.run({ id, version })) setAsking(false)
  }
  return (
    <div className="stack-tight">
      <p className="quiet small">
        {t(`reports.merge.${words}`, { by: merge.by, receipt: merge.into.receipt, reason: merge.reason })} ·{' '}
        <When at={merge.at} />
      </p>
      {merge.stands && <p className="quiet small">{t('reports.merge.stands', { why: say(merge.stands) })}</p>}
      {acts && !merge.stands && (
        <div>
          <Button size="small" onClick={() => setAsking(true)}>
            {t('reports.merge.undo')}
          </Button>
        </div>
      )}
      {asking && (
        <ConfirmDialog
          title={t('reports.merge.undoAsk')}
          act={t('reports.merge.undo')}
          busy={act.busy}
          problem={act.problem}
          onAct={() => void undo()}
          onClose={() => setAsking(false)}
        >
          {t('reports.merge.undoHelp')}
        </ConfirmDialog>
      )}
    </div>
  )
}
