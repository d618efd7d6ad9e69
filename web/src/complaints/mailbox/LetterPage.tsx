import { Link } from '@tanstack/react-router'
import { readLetter, type LetterView } from '../../../../src/complaints/mailbox/mailbox.contract.ts'
import { useRoute } from '../../api/hooks.ts'
import { ReadPage } from '../../parts/ReadPage.tsx'
import { DetailPage } from '../../parts/DetailPage.tsx'
import { PersonalData } from '../../parts/PersonalData.tsx'
import { Problem } from '../../parts/Problem.tsx'
import { Skeleton } from '../../parts/Skeleton.tsx'
import { When } from '../../parts/When.tsx'
import { useId } from '../../shell/place.ts'
import { useText } from '../../text/text.ts'
import { FateTags, ReasonList, Sender } from './letter-marks.tsx'
import { Attachments, Headers, LetterText, Others, Source } from './LetterParts.tsx'
import { LetterSteps } from './LetterSteps.tsx'
import { SentLetters } from './SentLetters.tsx'
import '../complaints.css'
import './mailbox.css'

/** One letter: its words, where it came from, why it was sorted so, what we wrote, and what can be done with it. */
export function LetterPage() {
  const { t } = useText()
  const read = useRoute(readLetter, { id: useId() })
  const back = <Link to="/mailbox">{t('mailbox.back')}</Link>
  const gone = { title: t('mailbox.gone'), words: t('mailbox.goneHelp'), back }
  return (
    <ReadPage of={read} gone={gone}>
      {(data) => <Letter of={data} />}
    </ReadPage>
  )
}

function Letter({ of }: { readonly of: LetterView }) {
  const { t } = useText()
  return (
    <DetailPage
      back={<Link to="/mailbox">{t('mailbox.back')}</Link>}
      title={of.subject || t('mailbox.noSubject')}
      tags={<FateTags of={of} />}
      facts={useFacts(of)}
      {...(of.steps.length > 0 && { now: <LetterSteps of={of} /> })}
    >
      <LetterSender of={of} />
      <Why of={of} />
      <LetterText of={of} />
      <Attachments of={of} />
      <Source of={of} />
      <SentLetters of={of} />
      <Others of={of} />
      <Headers of={of} />
    </DetailPage>
  )
}

/** The letter beside the list: enough to decide on it without leaving the place. */
export function LetterPeek({ id }: { readonly id: string }) {
  const { data, problem, refetch } = useRoute(readLetter, { id })
  if (problem) return <Problem problem={problem} onRetry={() => void refetch()} />
  if (!data) return <Skeleton lines={8} />
  return (
    <>
      <p>
        <Sender from={data.from} />
      </p>
      <Why of={data} />
      <LetterText of={data} />
      <Attachments of={data} />
      {data.steps.length > 0 && <LetterSteps of={data} />}
    </>
  )
}

/** The address, masked until somebody opens it for a purpose. */
function LetterSender({ of }: { readonly of: LetterView }) {
  const { t } = useText()
  if (of.from.address === null) return null
  return (
    <section className="surface stack">
      <h2>{t('mailbox.from')}</h2>
      <PersonalData of={of.id} />
    </section>
  )
}

function useFacts(of: LetterView) {
  const { t } = useText()
  return [
    { label: t('mailbox.from'), value: <Sender from={of.from} /> },
    { label: t('mailbox.to'), value: of.to.join(', ') || '–' },
    { label: t('mailbox.receivedAt'), value: <When at={of.receivedAt} /> },
    ...(of.sentAt ? [{ label: t('mailbox.sentAt'), value: <When at={of.sentAt} /> }] : []),
    { label: t('mailbox.proof.label'), value: t(`mailbox.proof.${of.proof}`) },
    ...(of.case
      ? [
          {
            label: of.side ? t(`mailbox.side.${of.side}`) : t('mailbox.case'),
            value: (
              <Link to={`/complaints/${of.case.id}`} className="code">
                {of.case.receipt}
              </Link>
            ),
          },
        ]
      : []),
  ]
}

function Why({ of }: { readonly of: LetterView }) {
  const { t } = useText()
  return (
    <section className="surface stack-tight">
      <h2>{t('mailbox.why')}</h2>
      <ReasonList reasons={of.reasons} />
      {of.sameAs && <Link to={`/mailbox/${of.sameAs}`}>{t('mailbox.sameAs')}</Link>}
      {of.settledBy && of.settledAt && of.settledAs && (
        <p className="quiet small">
          {t(`mailbox.settled.${of.settledAs}`)} · {t('mailbox.settledBy', { name: of.settledBy.name })} ·{' '}
          <When at={of.settledAt} />
        </p>
      )}
      {of.settledWhy && <p>{t('mailbox.settledWhy', { why: of.settledWhy })}</p>}
    </section>
  )
}
