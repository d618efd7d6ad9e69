import { useState } from 'react'
import { askReview } from '../../../../src/complaints/abuse/abuse.contract.ts'
import { useAct } from '../../api/hooks.ts'
import { Dialog } from '../../parts/Dialog.tsx'
import { useSession } from '../../shell/session.ts'
import { useText } from '../../text/text.ts'
import { TextForm } from '../mass/TextForm.tsx'

/** In the page of a case, for agents: a colleague should look at the complaints of this person. Nothing about this one changes. */
export function AskReview({ id }: { readonly id: string }) {
  const { t } = useText()
  const { me } = useSession()
  const [open, setOpen] = useState(false)
  const [asked, setAsked] = useState(false)
  const act = useAct(askReview, {
    done: () => {
      setOpen(false)
      setAsked(true)
    },
  })
  if (!me?.roles.includes('agent')) return null
  return (
    <p className="no-print">
      {asked ? (
        <output>{t('abuse.asked')}</output>
      ) : (
        <button type="button" className="plain-button small" onClick={() => setOpen(true)}>
          {t('abuse.ask')}
        </button>
      )}
      {open && (
        <Dialog title={t('abuse.ask')} onClose={() => setOpen(false)}>
          <TextForm
            act={act}
            label={t('mass.form.reason')}
            help={t('abuse.askHelp')}
            send={t('abuse.askSend')}
            onSend={(text) => void act.run({ id, text })}
          />
        </Dialog>
      )}
    </p>
  )
}
