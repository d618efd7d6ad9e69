import { EditOutlined, EyeOutlined } from '@ant-design/icons'
import { useText } from '../../../text/text.ts'
import { useAtDesk } from '../at-desk.ts'
import { usePresence } from './presence.ts'
import '../desk.css'

/** Before two people answer the same case. */
export function PresenceBar({ id }: { readonly id: string }) {
  const { t } = useText()
  const others = usePresence(id, useAtDesk())
  const typing = others.some((one) => one.typing)
  return (
    <div className="no-print" aria-live="polite">
      {others.length > 0 && (
        <p className={typing ? 'presence presence-typing' : 'presence'}>
          {others.map((one) => (
            <span key={one.id} className="row">
              {one.typing ? <EditOutlined aria-hidden="true" /> : <EyeOutlined aria-hidden="true" />}
              {t(one.typing ? 'desk.presence.typing' : 'desk.presence.reading', { name: one.name })}
            </span>
          ))}
          {typing && <span>{t('desk.presence.advice')}</span>}
        </p>
      )}
    </div>
  )
}
