import { CloseOutlined } from '@ant-design/icons'
import { Link } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import { useText } from '../text/text.ts'

/** Beside the table, not above it: j and k go on moving while it is open. */
export function SidePanel(props: {
  readonly title: string
  readonly body: ReactNode
  readonly href?: string
  readonly onClose: () => void
}) {
  const { t } = useText()
  return (
    <aside className="side-panel" aria-label={props.title}>
      <header>
        <h2>{props.title}</h2>
        {props.href && <Link to={props.href}>{t('parts.table.openFull')}</Link>}
        <button type="button" className="icon-button" aria-label={t('parts.table.close')} onClick={props.onClose}>
          <CloseOutlined aria-hidden="true" />
        </button>
      </header>
      <div className="stack">{props.body}</div>
    </aside>
  )
}
