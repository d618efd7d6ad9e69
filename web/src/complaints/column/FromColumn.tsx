import { Link } from '@tanstack/react-router'
import type { CaseView } from '../../../../src/complaints/complaint.contract.ts'
import { readColumnOrigin } from '../../../../src/complaints/column/door.contract.ts'
import { useRoute } from '../../api/hooks.ts'
import { When } from '../../parts/When.tsx'
import { useText } from '../../text/text.ts'
import type { ColumnDoor } from './column-door.ts'

/** Above the form: where it came from, who reads that, and the way on without it. */
export function DoorNote({ door }: { readonly door: ColumnDoor }) {
  const { t } = useText()
  if (door.gone) return <p className="note note-risk">{t('column.door.gone')}</p>
  if (!door.posting) return null
  const { id, title, merchant } = door.posting
  return (
    <div className="note stack-tight">
      <p>
        {t('column.door.from', { shop: merchant.name })}{' '}
        <Link to="/column/$id" params={{ id }}>
          {title}
        </Link>
      </p>
      <p className="quiet small">{t('column.door.help')}</p>
      <p>
        <button type="button" className="plain-button" onClick={door.leave}>
          {t('column.door.leave')}
        </button>
      </p>
    </div>
  )
}

/** In the page of a case, for those who handle it: which posting led to the complaint. */
export function CaseFromColumn({ of }: { readonly of: CaseView }) {
  const { t } = useText()
  const { data } = useRoute(readColumnOrigin, { id: of.id }, { enabled: of.channel === 'column' })
  const posting = data?.posting
  if (!posting) return null
  return (
    <p className="note no-print">
      {t('column.door.origin')}{' '}
      {posting.public ? (
        <Link to="/column/$id" params={{ id: posting.id }}>
          {posting.title}
        </Link>
      ) : (
        t('column.door.originGone')
      )}{' '}
      · <When at={posting.at} />
      <br />
      <span className="quiet small">{t('column.door.originInner')}</span>
    </p>
  )
}
