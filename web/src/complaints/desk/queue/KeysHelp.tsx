import { useEffect, useEffectEvent, useState } from 'react'
import { Dialog } from '../../../parts/Dialog.tsx'
import { isTyping } from '../../../parts/table-keys.ts'
import { useText, type TextKey } from '../../../text/text.ts'

type Keys = readonly { readonly keys: string; readonly does: TextKey }[]
export const queueKeys: Keys = [
  { keys: 'j / k', does: 'desk.keys.move' },
  { keys: 'Enter', does: 'desk.keys.open' },
  { keys: 'Esc', does: 'desk.keys.close' },
  { keys: 'a', does: 'desk.keys.assign' },
  { keys: 'r', does: 'desk.keys.answer' },
  { keys: 'n', does: 'desk.keys.note' },
  { keys: '?', does: 'desk.keys.help' },
]
export const caseKeys: Keys = [
  { keys: 'n', does: 'desk.keys.note' },
  { keys: '?', does: 'desk.keys.help' },
]

/** `?` shows which keys there are; never while somebody types. */
export function KeysHelp({ keys }: { readonly keys: Keys }) {
  const { t } = useText()
  const [open, setOpen] = useState(false)
  const onKey = useEffectEvent((event: KeyboardEvent) => {
    if (event.key === '?' && !isTyping(event) && !document.querySelector('dialog[open]')) setOpen(true)
  })
  useEffect(() => {
    const listen = (event: KeyboardEvent) => onKey(event)
    document.addEventListener('keydown', listen)
    return () => document.removeEventListener('keydown', listen)
  }, [])
  return (
    <>
      <button type="button" className="plain-button small no-print" onClick={() => setOpen(true)}>
        {t('desk.keys.title')} (?)
      </button>
      {open && (
        <Dialog title={t('desk.keys.title')} onClose={() => setOpen(false)}>
          <dl className="keys">
            {keys.map((one) => (
              <div key={one.keys}>
                <dt>
                  <kbd>{one.keys}</kbd>
                </dt>
                <dd>{t(one.does)}</dd>
              </div>
            ))}
          </dl>
          <p className="quiet small">{t('desk.keys.typing')}</p>
        </Dialog>
      )}
    </>
  )
}
