import { Link } from '@tanstack/react-router'
import type { CaseView } from '../../../../src/complaints/complaint.contract.ts'
import { listCaseHearings } from '../../../../src/complaints/hearing/hearing-step.contract.ts'
import type { HearingView } from '../../../../src/complaints/hearing/hearing.contract.ts'
import { useRoute } from '../../api/hooks.ts'
import { When } from '../../parts/When.tsx'
import { useText } from '../../text/text.ts'
import { useCaseHome } from '../case-home.ts'

/** In the page of a case: the next hearing, what it asks of the reader, and the way there. Nothing where none was called or can be. */
export function CaseHearings({ of }: { readonly of: CaseView }) {
  const { t } = useText()
  const home = useCaseHome()
  const { data } = useRoute(listCaseHearings, { id: of.id }, { refetchEveryMs: 60_000 })
  if (!data || (data.rows.length === 0 && data.calls === null)) return null
  const open = data.rows.find(({ state }) => state === 'proposed' || state === 'set')
  const past = data.rows.filter(({ state }) => state === 'held' || state === 'closed').length
  const waits = data.rows.map(waitOf).find((wait) => wait !== null) ?? null
  return (
    <section className="surface stack-tight">
      <h2>{t('hearing.title')}</h2>
      {open && (
        <p>
          {t('hearing.panel.next')}
          {open.startsAt === null ? t('hearing.panel.proposed') : <When at={open.startsAt} />}
        </p>
      )}
      {past > 0 && <p className="quiet">{t('hearing.panel.past', { n: past })}</p>}
      {data.rows.length === 0 && <p className="quiet">{t('hearing.none')}</p>}
      {waits && <p className="note note-risk">{t(`hearing.panel.${waits}`)}</p>}
      <p className="no-print">
        <Link to={`${home(of.id)}/hearings`}>
          {t(data.rows.length === 0 ? 'hearing.panel.call' : 'hearing.panel.go')}
        </Link>
      </p>
    </section>
  )
}

function waitOf({ may, slots, viewer }: HearingView): 'vote' | 'confirm' | 'sign' | null {
  const side = viewer === 'consumer' || viewer === 'merchant' ? viewer : null
  if (may.includes('vote') && side && slots.some((slot) => slot[side] === null)) return 'vote'
  if (may.includes('confirm')) return 'confirm'
  return may.includes('sign') ? 'sign' : null
}
