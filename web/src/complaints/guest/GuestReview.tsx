import type { ReactNode } from 'react'
import { StoredFile } from '../../parts/Uploader.tsx'
import { moneyWords } from '../../text/money.ts'
import { useText } from '../../text/text.ts'
import type { Category } from '../filing-check.ts'
import { amountOf } from '../filing-draft.ts'
import { asFiling, type GuestDraft, type GuestStep } from './guest-draft.ts'
import type { Visit } from './visit.ts'

type Props = {
  readonly draft: GuestDraft
  readonly category: Category | null
  readonly visit: Visit
  readonly goTo: (step: GuestStep) => void
}

/** Everything once more before it is sent; each part leads back to its question. */
export function GuestReview({ draft, category, visit, goTo }: Props) {
  const { t, say } = useText()
  const amount = amountOf(asFiling(draft)) ?? 0
  const answers = category?.questions.filter(({ name }) => draft.details[name]) ?? []
  return (
    <>
      <p className="quiet">{t('complaints.file.reviewHelp')}</p>
      <div className="surface stack">
        <Part title={t('guest.file.goods')} onFix={() => goTo('goods')}>
          <p>{[draft.orderNumber, draft.shop].filter(Boolean).join(' · ') || t('guest.file.unknown')}</p>
        </Part>
        <Part title={category ? say(category.title) : ''} onFix={() => goTo('story')}>
          {answers.length > 0 && (
            <dl className="case-details">
              {answers.map((question) => {
                const value = draft.details[question.name] ?? ''
                const choice = question.choices.find((one) => one.value === value)
                return (
                  <div key={question.name}>
                    <dt>{say(question.title)}</dt>
                    <dd>{choice ? say(choice.title) : value}</dd>
                  </div>
                )
              })}
            </dl>
          )}
          <p className="statement-text">{draft.text}</p>
        </Part>
        <Part title={t('complaints.track.claim')} onFix={() => goTo('claim')}>
          <p>
            {draft.remedies.map((remedy) => t(`complaints.remedy.${remedy}`)).join(' · ')}
            {amount > 0 && <strong className="number"> {moneyWords(amount, 'CNY')}</strong>}
          </p>
        </Part>
        <Part title={t('guest.contact.title')} onFix={() => goTo('contact')}>
          <p>{[draft.name, visit.proven?.contact].filter(Boolean).join(' · ')}</p>
        </Part>
        <Part title={t('complaints.track.evidence')} onFix={() => goTo('evidence')}>
          {draft.files.length === 0 ? (
            <p className="quiet">{t('complaints.file.none')}</p>
          ) : (
            <ul className="upload-list">
              {draft.files.map((id) => (
                <StoredFile key={id} id={id} />
              ))}
            </ul>
          )}
        </Part>
      </div>
    </>
  )
}

function Part(props: { readonly title: string; readonly onFix: () => void; readonly children: ReactNode }) {
  const { t } = useText()
  return (
    <section className="stack-tight">
      <div className="row row-apart">
        <h2>{props.title}</h2>
        <button
          type="button"
          className="plain-button"
          aria-label={`${t('complaints.file.fix')}: ${props.title}`}
          onClick={props.onFix}
        >
          {t('complaints.file.fix')}
        </button>
      </div>
      {props.children}
    </section>
  )
}
