import { useNavigate } from '@tanstack/react-router'
import { Button } from 'antd'
import { askAsGuest } from '../../../../src/privacy/request/erasure.contract.ts'
import { useAct } from '../../api/hooks.ts'
import { ContactProof } from '../../complaints/guest/ContactStep.tsx'
import { useVisit } from '../../complaints/guest/visit.ts'
import { PageHead } from '../../parts/PageHead.tsx'
import { Problem } from '../../parts/Problem.tsx'
import { useText } from '../../text/text.ts'

/** Without an account: the contact is proved with a code, and everything that is held under it goes. */
export function GuestErasePage() {
  const { t } = useText()
  const { visit, change } = useVisit()
  const navigate = useNavigate()
  const act = useAct(askAsGuest, { refresh: [] })
  const ask = async () => {
    const made = await act.run({ proof: visit.proven?.proof ?? '' })
    if (made) void navigate({ to: '/erasures/$id', params: { id: made.page.replace('/erasures/', '') } })
  }
  return (
    <div className="page page-narrow stack">
      <PageHead title={t('erase.guest.title')} lead={t('erase.guest.lead')} />
      <section className="surface stack">
        <ContactProof visit={visit} change={change} />
        {act.problem && <Problem problem={act.problem} />}
        {visit.proven && (
          <>
            <p className="note note-risk">{t('erase.guest.warn')}</p>
            <div className="actions">
              <Button type="primary" danger loading={act.busy} onClick={() => void ask()}>
                {t('erase.guest.send')}
              </Button>
            </div>
          </>
        )}
      </section>
    </div>
  )
}
