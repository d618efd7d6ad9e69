import type { ReactNode } from 'react'
import { StoredFile } from '../parts/Uploader.tsx'
import { moneyWords } from '../text/money.ts'
import { useText } from '../text/text.ts'
import { amountOf, type Step } from './filing-draft.ts'
import { currencyOf, type StepProps } from './filing-check.ts'

/** Everything once more, as the other side will read it; each part leads back to its question. */
export function ReviewStep({ filing, goTo }: StepProps) {
  const { t, say } = useText()
  const { draft, order, category } = filing
  const lines = order?.lines.filter(({ id }) => draft.lineIds.includes(id)) ?? []
  const amount = amountOf(draft) ?? 0
  return (
    <>
      <p className="quiet">{t('complaints.file.reviewHelp')}</p>
      <div className="surface stack">
        <Part title={t('complaints.track.order')} step="lines" goTo={goTo}>
          <p>{lines.map(({ title }) => title).join('；')}</p>
          <p className="quiet small">
            {order?.merchant?.name} · <span className="code">{order?.number}</span>
          </p>
        </Part>
        <Part title={category ? say(category.title) : ''} step="story" goTo={goTo}>
          <dl className="case-details">
            {category?.questions
              .filter(({ name }) => draft.details[name])
              .map((question) => {
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
          <p className="statement-text">{draft.text}</p>
        </Part>
        <Part title={t('complaints.track.claim')} step="claim" goTo={goTo}>
          <p>
            {draft.remedies.map((remedy) => t(`complaints.remedy.${remedy}`)).join(' · ')}
            {amount > 0 && <strong className="number"> {moneyWords(amount, currencyOf(order))}</strong>}
          </p>
        </Part>
        <Part title={t('complaints.track.evidence')} step="evidence" goTo={goTo}>
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

export function Part(props: {
  readonly title: string
  readonly step: Step
  readonly goTo: (step: Step) => void
  readonly children: ReactNode
}) {
  const { t } = useText()
  return (
    <section className="stack-tight">
      <div className="row row-apart">
        <h2>{props.title}</h2>
        <button
          type="button"
          className="plain-button"
          aria-label={`${t('complaints.file.fix')}: ${props.title}`}
          onClick={() => props.goTo(props.step)}
        >
          {t('complaints.file.fix')}
        </button>
      </div>
      {props.children}
    </section>
  )
}
