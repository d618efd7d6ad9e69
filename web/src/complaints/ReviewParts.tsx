import type { ReactNode } from 'react'
import { StoredFile } from '../parts/Uploader.tsx'
import { moneyWords, type Currency } from '../text/money.ts'
import { useText } from '../text/text.ts'
import type { Category } from './filing-check.ts'
import type { FilingDraft } from './filing-draft.ts'

/** One part of what is about to be sent, with the way back to its question. */
export function Part(props: { readonly title: string; readonly onFix: () => void; readonly children: ReactNode }) {
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

type Drafted = Pick<FilingDraft, 'details' | 'text' | 'remedies' | 'files'>

/** What happened: the answers of the category in the words of its form, and the story. */
export function ToldStory({ draft, category }: { readonly draft: Drafted; readonly category: Category | null }) {
  const { say } = useText()
  const answers = category?.questions.filter(({ name }) => draft.details[name]) ?? []
  return (
    <>
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
    </>
  )
}

export function AskedFor(props: { readonly draft: Drafted; readonly amount: number; readonly currency: Currency }) {
  const { t } = useText()
  return (
    <p>
      {props.draft.remedies.map((remedy) => t(`complaints.remedy.${remedy}`)).join(' · ')}
      {props.amount > 0 && <strong className="number"> {moneyWords(props.amount, props.currency)}</strong>}
    </p>
  )
}

export function AddedFiles({ draft }: { readonly draft: Drafted }) {
  const { t } = useText()
  if (draft.files.length === 0) return <p className="quiet">{t('complaints.file.none')}</p>
  return (
    <ul className="upload-list">
      {draft.files.map((id) => (
        <StoredFile key={id} id={id} />
      ))}
    </ul>
  )
}
