import { Link } from '@tanstack/react-router'
import type { RequestView } from '../../../../src/complaints/aftersales/aftersales.contract.ts'
import { readRequest } from '../../../../src/complaints/aftersales/step.contract.ts'
import { requestWords } from '../../../../src/complaints/aftersales/words.contract.ts'
import { useRoute } from '../../api/hooks.ts'
import { ReadPage } from '../../parts/ReadPage.tsx'
import { ClockBar } from '../../parts/ClockBar.tsx'
import { DetailPage } from '../../parts/DetailPage.tsx'
import { Money } from '../../parts/Money.tsx'
import { Timeline, type FactLine } from '../../parts/Timeline.tsx'
import { When } from '../../parts/When.tsx'
import { useId } from '../../shell/place.ts'
import { useText } from '../../text/text.ts'
import { RequestTag } from './marks.tsx'
import { Postage } from './Postage.tsx'
import { Judged, Parcels, Refund, Said } from './RequestParts.tsx'
import { RequestSteps } from './RequestSteps.tsx'

/** One request, for both sides and the platform: where it stands, until when, what happens in silence, what can be done. */
export function RequestPage() {
  const { t } = useText()
  const id = useId()
  const read = useRoute(readRequest, { id }, { refetchEveryMs: 30_000 })
  const list = <Link to="/aftersales">{t('aftersales.back')}</Link>
  const gone = { title: t('aftersales.gone'), words: t('aftersales.goneHelp'), back: list }
  return (
    <ReadPage of={read} gone={gone}>
      {(data) => <Request of={data} />}
    </ReadPage>
  )
}

function Request({ of }: { readonly of: RequestView }) {
  const { t, say } = useText()
  /** Which time limit it was that began or ended. */
  const describe = ({ data }: FactLine) => {
    const clock = of.clocks.find(({ id }) => id === data['clock'])
    return clock ? <p className="quiet">{say(clock.title)}</p> : null
  }
  return (
    <DetailPage
      back={<Link to="/aftersales">{t('aftersales.back')}</Link>}
      title={of.title}
      tags={<RequestTag of={of} side={of.viewer} />}
      facts={useFacts(of)}
      clock={of.state === 'closed' ? null : <Running of={of} />}
      now={of.state === 'closed' ? null : <RequestSteps of={of} />}
    >
      {of.complaintId && (
        <p className="note">
          {t('aftersales.becameComplaint')}{' '}
          <Link to={`/complaints/${of.complaintId}`}>{t('aftersales.openComplaint')}</Link>
        </p>
      )}
      <Judged of={of} />
      <Refund of={of} />
      <Postage of={of} />
      <Parcels of={of} />
      <Said of={of} />
      <Timeline subject={of.id} describe={describe} />
    </DetailPage>
  )
}

/** Soonest first; each says what happens when it ends, and why that day. */
function Running({ of }: { readonly of: RequestView }) {
  const running = of.clocks
    .filter(({ stoppedAt }) => stoppedAt === null)
    .toSorted((a, b) => a.dueAt.localeCompare(b.dueAt))
  return (
    <div className="case-clocks">
      {running.map((clock) => (
        <ClockBar key={clock.id} clock={clock} />
      ))}
    </div>
  )
}

function useFacts(of: RequestView) {
  const { t, say } = useText()
  return [
    { label: t('aftersales.number'), value: <span className="code">{of.number}</span> },
    { label: t('aftersales.inbox.request'), value: say(requestWords[of.request]) },
    { label: t('aftersales.quantity'), value: String(of.quantity) },
    ...(of.amountFen > 0
      ? [{ label: t('aftersales.inbox.amount'), value: <Money fen={of.amountFen} currency={of.currency} /> }]
      : []),
    { label: t('aftersales.inbox.merchant'), value: of.merchant.name },
    {
      label: t('aftersales.order'),
      value: (
        <Link to={`/orders/${of.orderId}`}>
          <span className="code">{of.orderNumber}</span>
        </Link>
      ),
    },
    { label: t('aftersales.requestedAt'), value: <When at={of.requestedAt} /> },
  ]
}
