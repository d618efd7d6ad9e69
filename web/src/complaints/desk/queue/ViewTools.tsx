import { Button } from 'antd'
import { useState } from 'react'
import { removeView, type SavedView } from '../../../../../src/complaints/desk/views/view.contract.ts'
import { useAct } from '../../../api/hooks.ts'
import { ConfirmDialog } from '../../../parts/ConfirmDialog.tsx'
import { useText } from '../../../text/text.ts'
import { ViewDialog, type ViewDraft } from './ViewDialog.tsx'

type Props = {
  readonly chosen: SavedView | null
  /** The filters as they stand in the address. */
  readonly draft: ViewDraft
  readonly onChosen: (id: string | null) => void
}

/** Saves the filters as a view, or changes and removes the chosen one. */
export function ViewTools({ chosen, draft, onChosen }: Props) {
  const { t } = useText()
  const [asked, setAsked] = useState<'save' | 'change' | 'remove' | null>(null)
  const close = () => setAsked(null)
  const remove = useAct(removeView, {
    done: () => {
      close()
      onChosen(null)
    },
  })
  return (
    <>
      <Button onClick={() => setAsked('save')}>{t('desk.views.save')}</Button>
      {chosen?.own && <Button onClick={() => setAsked('change')}>{t('desk.views.change')}</Button>}
      {chosen?.own && (
        <Button type="text" onClick={() => setAsked('remove')}>
          {t('desk.views.remove')}
        </Button>
      )}
      {asked === 'save' && <ViewDialog before={null} draft={draft} onClose={close} onSaved={onChosen} />}
      {asked === 'change' && chosen && <ViewDialog before={chosen} draft={draft} onClose={close} onSaved={onChosen} />}
      {asked === 'remove' && chosen && (
        <ConfirmDialog
          title={t('desk.views.removeAsk', { name: chosen.name })}
          act={t('desk.views.remove')}
          busy={remove.busy}
          problem={remove.problem}
          onAct={() => void remove.run({ id: chosen.id })}
          onClose={close}
        >
          {t(chosen.shared ? 'desk.views.removeShared' : 'desk.views.removeOwn')}
        </ConfirmDialog>
      )}
    </>
  )
}
