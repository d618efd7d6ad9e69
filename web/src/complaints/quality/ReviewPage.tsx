import { Link } from '@tanstack/react-router'
import { readReview, type ReviewView } from '../../../../src/complaints/quality/quality.contract.ts'
import { useRoute } from '../../api/hooks.ts'
import { ReadPage } from '../../parts/ReadPage.tsx'
import { DetailPage } from '../../parts/DetailPage.tsx'
import { StateTag } from '../../parts/StateTag.tsx'
import { useId } from '../../shell/place.ts'
import { useText } from '../../text/text.ts'
import { AnswerForm } from './AnswerForm.tsx'
import { Found, Waiting } from './Found.tsx'
import { ResultForm } from './ResultForm.tsx'
import { NameReviewer } from './NameReviewer.tsx'
import { Score } from './ReviewList.tsx'
import { Tasks } from './Tasks.tsx'
import './quality.css'

/** One review: left what was found, right what can be done now. */
export function ReviewPage() {
  const { t } = useText()
  const id = useId()
  const read = useRoute(readReview, { id })
  const gone = { title: t('quality.gone'), back: <Link to="/complaints/quality">{t('quality.back')}</Link> }
  return (
    <ReadPage of={read} gone={gone} lines={10}>
      {(data) => <Review of={data} />}
    </ReadPage>
  )
}

function Review({ of }: { readonly of: ReviewView }) {
  const { t } = useText()
  return (
    <DetailPage
      back={<Link to="/complaints/quality">{t('quality.back')}</Link>}
      title={t('quality.reviewOf', { receipt: of.receipt })}
      tags={
        <>
          <StateTag tone={of.state === 'objected' ? 'risk' : 'info'}>{t(`quality.state.${of.state}`)}</StateTag>
          {of.calibration && <StateTag>{t('quality.calibration')}</StateTag>}
        </>
      }
      facts={[
        { label: t('quality.score'), value: <Score of={of} /> },
        { label: t('quality.agent'), value: of.agent.name },
        { label: t('quality.reviewer'), value: of.reviewer?.name ?? t('quality.nobody') },
        ...(of.reason ? [{ label: t('quality.add.reason'), value: of.reason }] : []),
      ]}
      now={<Now of={of} />}
    >
      {of.mayOpen && (
        <p>
          <Link to="/complaints/$id" params={{ id: of.complaint }}>
            {t('quality.openCase')}
          </Link>
        </p>
      )}
      {of.steps.includes('review') ? <ResultForm of={of} /> : of.findings ? <Found of={of} /> : <Waiting of={of} />}
      {of.steps.includes('decide') && <ResultForm of={of} decides />}
      {(of.tasks.length > 0 || of.findings) && <Tasks of={of} />}
    </DetailPage>
  )
}

function Now({ of }: { readonly of: ReviewView }) {
  const { t } = useText()
  const { steps, agreement } = of
  return (
    <section className="surface stack">
      <h2>{t('quality.now')}</h2>
      {steps.includes('review') && <p>{t('quality.fillIn')}</p>}
      {steps.includes('decide') && <p>{t('quality.decideHere')}</p>}
      {steps.includes('answer') && <AnswerForm of={of} />}
      {steps.includes('assign') && <NameReviewer of={of} step="assign" />}
      {steps.includes('calibrate') && <NameReviewer of={of} step="calibrate" />}
      {of.calibratedBy && (
        <p>
          <Link to="/complaints/quality/$id" params={{ id: of.calibratedBy.id }}>
            {t('quality.second')}
          </Link>{' '}
          {t(`quality.state.${of.calibratedBy.state}`)}
        </p>
      )}
      {agreement && (
        <p>
          {t('quality.agreement', {
            same: agreement.same,
            items: agreement.items,
            kappa: agreement.kappa === null ? '—' : agreement.kappa.toFixed(2),
          })}
        </p>
      )}
      {steps.length === 0 && <p className="quiet">{t('quality.nothingToDo')}</p>}
    </section>
  )
}
