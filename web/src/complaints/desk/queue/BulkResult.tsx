import { Button } from 'antd'
import { useState } from 'react'
import type { z } from 'zod'
import { doBulk, undoBulk } from '../../../../../src/complaints/desk/bulk/bulk.contract.ts'
import { useAct } from '../../../api/hooks.ts'
import { Problem } from '../../../parts/Problem.tsx'
import { When } from '../../../parts/When.tsx'
import { useText } from '../../../text/text.ts'
import { refusedWords } from './refused.ts'

export type BulkDone = z.infer<(typeof doBulk)['output']>

/** What became of each of them, and the way back. */
export function BulkResult({ of, onClose }: { readonly of: BulkDone; readonly onClose: () => void }) {
  const { t } = useText()
  const [said, setSaid] = useState('')
  const undo = useAct(undoBulk, {
    done: ({ undone, refused }) => setSaid(t('desk.bulk.undone', { n: undone.length, left: refused.length })),
  })
  return (
    <div className="bulk-result stack-tight no-print" aria-live="polite">
      <p className="row">
        <strong>{t('desk.bulk.done', { n: of.done.length })}</strong>
        {of.same.length > 0 && <span>{t('desk.bulk.same', { n: of.same.length })}</span>}
        {of.refused.length > 0 && <span>{t('desk.bulk.refused', { n: of.refused.length })}</span>}
        {of.done.length > 0 && said === '' && (
          <>
            <Button size="small" loading={undo.busy} onClick={() => void undo.run({ id: of.id })}>
              {t('desk.bulk.undo')}
            </Button>
            <span className="quiet small">
              {t('desk.bulk.until')} <When at={of.undoUntil} />
            </span>
          </>
        )}
        {said && <span>{said}</span>}
        <Button size="small" type="text" onClick={onClose}>
          {t('parts.table.close')}
        </Button>
      </p>
      {of.refused.length > 0 && (
        <ul className="plain-list small">
          {of.refused.map(({ id, receipt, code }) => (
            <li key={id} className="row">
              <span className="code">{receipt ?? '—'}</span> <span>{t(refusedWords(code))}</span>
            </li>
          ))}
        </ul>
      )}
      {undo.problem && <Problem problem={undo.problem} />}
    </div>
  )
}
