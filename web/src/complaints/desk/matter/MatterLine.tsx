import { Link } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import type { MatterRow } from '../../../../../src/complaints/desk/matter/matter.contract.ts'
import { ClockBar } from '../../../parts/ClockBar.tsx'
import { When } from '../../../parts/When.tsx'
import { useText } from '../../../text/text.ts'
import { channelWords } from '../../channels.ts'
import { StandTag } from '../../marks.tsx'

export function MatterLine({ of, children }: { readonly of: MatterRow; readonly children?: ReactNode }) {
  const { t } = useText()
  return (
    <div className="stack-tight">
      <p className="row">
        <Link to="/complaints/$id" params={{ id: of.id }} className="code">
          {of.receipt}
        </Link>
        <StandTag of={{ ...of, waitsFor: null, urgency: 'normal' }} />
        {children}
      </p>
      <p className="quiet small">
        {t(`complaints.category.${of.category}`)} · {channelWords(t, of.channel)} · <When at={of.receivedAt} />
        {of.references.length > 0 && ` · ${t('matter.numbers', { numbers: of.references.join(' ') })}`}
      </p>
      {of.clock && <ClockBar clock={of.clock} compact />}
    </div>
  )
}
