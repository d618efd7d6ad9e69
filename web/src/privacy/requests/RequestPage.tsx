import { Link } from '@tanstack/react-router'
import { readRequest } from '../../../../src/privacy/request/request-routes.contract.ts'
import type { RequestView } from '../../../../src/privacy/request/request.contract.ts'
import { useRoute } from '../../api/hooks.ts'
import { ClockBar } from '../../parts/ClockBar.tsx'
import { DetailPage } from '../../parts/DetailPage.tsx'
import { ReadPage } from '../../parts/ReadPage.tsx'
import { StateTag } from '../../parts/StateTag.tsx'
import { Timeline } from '../../parts/Timeline.tsx'
import { StoredFile } from '../../parts/Uploader.tsx'
import { When } from '../../parts/When.tsx'
import { ReceiptButton } from '../../proof/ReceiptButton.tsx'
import { useId } from '../../shell/place.ts'
import { useText } from '../../text/text.ts'
import { CopyCard } from './CopyCard.tsx'
import { ErasureCard } from './ErasureCard.tsx'
import { Items } from './Items.tsx'
import { RequestMark } from './marks.tsx'
import { RequestSteps } from './RequestSteps.tsx'
import './requests.css'

/** One request, for whoever asked and for whoever handles it: what was wished, what can be done now, and the answer item by item. */
export function RequestPage() {
  const id = useId()
  const { t } = useText()
  const read = useRoute(readRequest, { id }, { refetchEveryMs: 10_000 })
  return (
    <ReadPage of={read} gone={{ title: t('rights.gone'), back: <Back own /> }} lines={10}>
      {(data) => <Request of={data} />}
    </ReadPage>
  )
}

const Back = ({ own }: { readonly own: boolean }) => {
  const { t } = useText()
  return own ? (
    <Link to="/my/privacy/requests">{t('rights.back')}</Link>
  ) : (
    <Link to="/privacy/requests">{t('rights.backQueue')}</Link>
  )
}

function Request({ of }: { readonly of: RequestView }) {
  const { t, say } = useText()
  return (
    <DetailPage
      back={<Back own={of.person === null} />}
      title={say(of.title)}
      tags={
        <>
          <RequestMark state={of.state} />
          {of.overdue && <StateTag tone="danger">{t('rights.overdue')}</StateTag>}
        </>
      }
      facts={useFacts(of)}
      clock={of.clock && of.closedAt === null && <ClockBar clock={of.clock} />}
      now={
        <>
          <CopyCard of={of} />
          <ErasureCard of={of} />
          {of.steps.length > 0 && <RequestSteps of={of} />}
        </>
      }
    >
      {of.duplicateOf && (
        <p className="note">
          {t('rights.duplicate')}{' '}
          <Link to="/my/privacy/requests/$id" params={{ id: of.duplicateOf.id }} className="code">
            {of.duplicateOf.number}
          </Link>
        </p>
      )}
      <Said of={of} />
      <Items of={of.items} linked={of.person === null} />
      {of.type === 'explanation' && (
        <p>
          <Link to="/privacy">{t('rights.readRules')}</Link>
        </p>
      )}
      {of.proof && (
        <section className="surface stack-tight">
          <h2>{t('rights.proof')}</h2>
          <p>
            {t('rights.proofHelp')} <ReceiptButton fact={of.proof} />
          </p>
        </section>
      )}
      <Timeline subject={of.id} />
    </DetailPage>
  )
}

function useFacts(of: RequestView) {
  const { t, say } = useText()
  return [
    { label: t('rights.number'), value: <span className="code">{of.number}</span> },
    { label: t('rights.received'), value: <When at={of.receivedAt} /> },
    { label: t('rights.law'), value: say(of.law) },
    ...(of.person === null ? [] : [{ label: t('rights.person'), value: of.person }]),
    ...(of.about === null ? [] : [{ label: t('rights.kinWhose'), value: <span className="code">{of.about}</span> }]),
  ]
}

function Said({ of }: { readonly of: RequestView }) {
  const { t } = useText()
  if (of.wish === null && of.answer === null && of.ground === null && of.files.length === 0) return null
  return (
    <section className="surface stack">
      {of.wish !== null && (
        <>
          <h2>{t('rights.asked')}</h2>
          <p className="rights-said">{of.wish}</p>
        </>
      )}
      {of.files.length > 0 && (
        <ul className="upload-list">
          {of.files.map(({ id }) => (
            <StoredFile key={id} id={id} />
          ))}
        </ul>
      )}
      {(of.answer !== null || of.ground !== null) && <h2>{t('rights.answer')}</h2>}
      {of.ground !== null && <p>{t(`rights.ground.${of.ground}`)}</p>}
      {of.answer !== null && <p className="rights-said">{of.answer}</p>}
      {(of.ground !== null || of.items.some(({ outcome }) => outcome === 'declined')) && (
        <p className="note">{t('rights.court')}</p>
      )}
    </section>
  )
}
