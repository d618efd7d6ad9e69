import { CloseOutlined } from '@ant-design/icons'
import { ConfigProvider } from 'antd'
import { useId, useLayoutEffect, useRef, type ReactNode } from 'react'
import { useText } from '../text/text.ts'
import './parts.css'

/** The browser's own dialog: focus stays inside, Esc closes, focus returns. `side`: a drawer at the right. */
export function Dialog(props: {
  readonly title: string
  /** Without it the dialog is left only by what is inside it. */
  readonly onClose?: () => void
  readonly side?: boolean
  readonly children: ReactNode
}) {
  const { t } = useText()
  const dialog = useRef<HTMLDialogElement>(null)
  const layer = useRef<HTMLDivElement>(null)
  const title = useId()
  // Before it is taken out of the page: only a dialog that is still there gives the focus back when it closes.
  useLayoutEffect(() => {
    const opened = dialog.current
    opened?.showModal()
    return () => opened?.close()
  }, [])
  return (
    <dialog
      ref={dialog}
      className={props.side ? 'dialog dialog-side' : 'dialog'}
      aria-labelledby={title}
      onKeyDownCapture={(event) => {
        // Esc shuts the list that is open, and not the form around it.
        if (event.key === 'Escape' && event.target instanceof Element && event.target.ariaExpanded === 'true')
          event.preventDefault()
      }}
      onCancel={(event) => {
        event.preventDefault()
        props.onClose?.()
      }}
    >
      <header className="dialog-head">
        <h2 id={title}>{props.title}</h2>
        {props.onClose && (
          <button type="button" className="icon-button" aria-label={t('parts.table.close')} onClick={props.onClose}>
            <CloseOutlined aria-hidden="true" />
          </button>
        )}
      </header>
      <div className="dialog-body">
        <ConfigProvider getPopupContainer={() => layer.current ?? document.body}>{props.children}</ConfigProvider>
      </div>
      {/* Lists open inside the dialog, for the page behind cannot be pressed; and beside the part that scrolls, so they may be longer than it. */}
      <div ref={layer} />
    </dialog>
  )
}
