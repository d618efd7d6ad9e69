import { Button } from 'antd'
import { previewAssistant, type DraftKind } from '../../../../src/complaints/assistant/assistant.contract.ts'
import { useRoute } from '../../api/hooks.ts'
import { Dialog } from '../../parts/Dialog.tsx'
import { Problem } from '../../parts/Problem.tsx'
import { Skeleton } from '../../parts/Skeleton.tsx'
import { useText } from '../../text/text.ts'

type Props = {
  readonly id: string
  readonly kind: DraftKind
  /** Absent: only to be looked at. */
  readonly onSend?: (() => void) | undefined
  readonly onClose: () => void
}

/** Every word that would leave, before it does. */
export function PreviewDialog({ id, kind, onSend, onClose }: Props) {
  const { t } = useText()
  const { data, problem } = useRoute(previewAssistant, { id, kind })
  return (
    <Dialog title={t('assistant.previewTitle', { kind: t(`assistant.kind.${kind}`) })} onClose={onClose}>
      <div className="stack">
        {problem && <Problem problem={problem} />}
        {!data && !problem && <Skeleton lines={8} />}
        {data && (
          <>
            <p>{t('assistant.previewHelp', { host: data.host, n: data.hidden })}</p>
            {/* Scrolled with the keys. */}
            {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex */}
            <pre className="inset assistant-sent" tabIndex={0}>
              {data.text}
            </pre>
            <p className="note note-risk">{t('assistant.previewCheck')}</p>
          </>
        )}
        <div className="actions">
          {onSend && (
            <Button type="primary" disabled={!data} onClick={onSend}>
              {t('assistant.send')}
            </Button>
          )}
          <Button onClick={onClose}>{onSend ? t('parts.form.cancel') : t('parts.table.close')}</Button>
        </div>
      </div>
    </Dialog>
  )
}
