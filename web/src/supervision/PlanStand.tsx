import { Link } from '@tanstack/react-router'
import type { Supervision } from '../../../src/evaluation/supervision.contract.ts'
import { figureWords } from '../../../src/evaluation/supervision-words.contract.ts'
import { StateBar } from '../evaluation/StateBar.tsx'
import { toneOfState } from '../evaluation/states.ts'
import '../evaluation/evaluation.css'
import { StateTag } from '../parts/StateTag.tsx'
import { When } from '../parts/When.tsx'
import { useText } from '../text/text.ts'
import { Meaning } from './figures.tsx'

/** Chapter by chapter, whether what was promised is kept. */
export function PlanStand({ of: { plan } }: { readonly of: Supervision }) {
  const { t, say } = useText()
  return (
    <section className="surface stack-tight">
      <div className="row row-apart">
        <h2>{say(figureWords.plan.title)}</h2>
        {plan.measuredAt && (
          <span className="small quiet">
            {t('evaluation.plan.measuredAt')} <When at={plan.measuredAt} />
          </span>
        )}
      </div>
      <ul className="supervision-chapters">
        {plan.chapters.map((chapter) => (
          <li key={chapter.id}>
            <Link to="/plan" search={{ open: chapter.id }}>
              {t('evaluation.plan.chapter', { id: chapter.id, title: say(chapter.title) })}
            </Link>
            <StateTag tone={toneOfState[chapter.state]}>{t(`evaluation.state.${chapter.state}`)}</StateTag>
            <StateBar counts={chapter.counts} small />
          </li>
        ))}
      </ul>
      <Meaning of="plan" />
    </section>
  )
}
