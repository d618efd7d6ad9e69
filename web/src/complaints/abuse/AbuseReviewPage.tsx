import { ClockBar } from '../../parts/ClockBar.tsx'
import { Link } from '@tanstack/react-router'
import { readReview, type ReviewView } from '../../../../src/complaints/abuse/abuse.contract.ts'
import { useRoute } from '../../api/hooks.ts'
import { ReadPage } from '../../parts/ReadPage.tsx'
import { DetailPage } from '../../parts/DetailPage.tsx'
import { StateTag } from '../../parts/StateTag.tsx'
import { When } from '../../parts/When.tsx'
import { useId } from '../../shell/place.ts'
import { untilWords } from '../../text/time.ts'
import { useText } from '../../text/text.ts'
import { AppealForm, ConfirmForm } from './SecondForms.tsx'
import { DecideForm } from './DecideForm.tsx'
import { Signs } from './Signs.tsx'
import './abuse.css'

/** One person's complaints, looked at by a person: left the signs, right the decision. */
export function AbuseReviewPage() {
  const id = useId()
  const { t } = useText()
  const read = useRoute(readReview, { id }, { refetchEveryMs: 30_000 })
  const gone = { title: t('abuse.empty.open'), back: <Link to="/complaints/abuse">{t('abuse.back')}</Link> }
  return (
    <ReadPage of={read} gone={gone} lines={10}>
      {(data) => <Review of={data} />}
    </ReadPage>
  )
}

function Review({ of }: { readonly of: ReviewView }) {
  const { t } = useText()
  const facts = [
    { label: t('abuse.column.record'), value: t('abuse.record', { complaints: of.complaints, upheld: of.upheld }) },
    { label: t('abuse.column.opened'), value: <When at={of.openedAt} /> },
    ...(of.latest
      ? [
          {
            label: t('abuse.column.person'),
            value: (
              <Link to="/complaints/$id" params={{ id: of.latest.id }} className="code">
                {of.latest.receipt}
              </Link>
            ),
          },
        ]
      : []),
  ]
  return (
    <DetailPage
      back={<Link to="/complaints/abuse">{t('abuse.back')}</Link>}
      title={t('abuse.title')}
      tags={
        <StateTag tone={of.limits ? 'danger' : 'info'}>
          {t(`abuse.tab.${of.appeal && !of.appeal.decision ? 'appealed' : of.state}`)}
        </StateTag>
      }
      facts={facts}
      now={<Now of={of} />}
    >
      <Signs of={of} />
      {of.appeal && (
        <section className="surface stack-tight">
          <h2>{t('abuse.appealText')}</h2>
          <p className="abuse-said">{of.appeal.text}</p>
          <p className="quiet small">
            <When at={of.appeal.at} />
          </p>
          {of.appeal.clock && !of.appeal.decision && <ClockBar clock={of.appeal.clock} />}
          {of.appeal.decision && (
            <p className="abuse-said">
              <strong>{t(`abuse.appealDecision.${of.appeal.decision}`)}</strong> {of.appeal.reasons}
            </p>
          )}
        </section>
      )}
    </DetailPage>
  )
}

function Now({ of }: { readonly of: ReviewView }) {
  const { t, language, say } = useText()
  const may = (name: string) => of.steps.some(({ step, allowed }) => step === name && allowed)
  const whyNot = (name: string) => of.steps.find(({ step }) => step === name)?.reason
  const by = of.decidedBy ?? ''
  return (
    <section className="surface stack">
      <h2>{t('abuse.decision')}</h2>
      {may('decide') && <DecideForm of={of} />}
      {of.state === 'to-confirm' && <p>{t('abuse.proposed', { by, days: of.days ?? 0 })}</p>}
      {(of.state === 'decided' || of.state === 'lifted') && of.measure && (
        <p>{t('abuse.decided', { by, measure: t(`abuse.measure.${of.measure}`) })}</p>
      )}
      {of.reasons && <p className="abuse-said inset">{of.reasons}</p>}
      {of.until && (
        <p>
          {t('abuse.confirmed', { by: of.confirmedBy ?? '', until: untilWords(of.until, language) })}{' '}
          <StateTag tone={of.limits ? 'danger' : 'plain'}>
            {t(of.limits ? 'abuse.active' : of.state === 'lifted' ? 'abuse.lifted' : 'abuse.over')}
          </StateTag>
        </p>
      )}
      {may('confirm') && <ConfirmForm of={of} />}
      {of.state === 'to-confirm' && !may('confirm') && whyNot('confirm') && (
        <p className="note">{say(whyNot('confirm') ?? { zh: '', en: '' })}</p>
      )}
      {may('decide-appeal') && <AppealForm of={of} />}
      {of.appeal && !of.appeal.decision && !may('decide-appeal') && (
        <p className="note">{say(whyNot('decide-appeal') ?? { zh: '', en: '' })}</p>
      )}
    </section>
  )
}
