import { DownOutlined, RightOutlined } from '@ant-design/icons'
import { Link } from '@tanstack/react-router'
import type { ClauseLine, PlanChapter } from '../../../src/evaluation/plan.contract.ts'
import { roleWords } from '../../../src/kernel/role.contract.ts'
import { StateTag } from '../parts/StateTag.tsx'
import { useText } from '../text/text.ts'
import { ReasonWords } from './ReasonWords.tsx'
import { StateBar } from './StateBar.tsx'
import { toneOfState } from './states.ts'

type Props = { readonly chapter: PlanChapter; readonly open: boolean; readonly toggle: (() => void) | null }

export function ChapterSection({ chapter, open, toggle }: Props) {
  const { t, say } = useText()
  const body = `chapter-${chapter.id}`
  const title = t('evaluation.plan.chapter', { id: chapter.id, title: say(chapter.title) })
  return (
    <section className="surface chapter">
      <header className="chapter-head">
        <h2>
          {toggle ? (
            <button type="button" className="chapter-toggle" aria-expanded={open} aria-controls={body} onClick={toggle}>
              {open ? <DownOutlined aria-hidden="true" /> : <RightOutlined aria-hidden="true" />} {title}
            </button>
          ) : (
            title
          )}
        </h2>
        <StateTag tone={toneOfState[chapter.state]}>{t(`evaluation.state.${chapter.state}`)}</StateTag>
        <StateBar counts={chapter.counts} small />
        <span className="small quiet chapter-built">{t('evaluation.plan.controls', chapter.controls)}</span>
      </header>
      <ol id={body} className="clauses" hidden={!open}>
        {chapter.clauses.map((clause) => (
          <ClauseRow key={clause.id} clause={clause} />
        ))}
      </ol>
    </section>
  )
}

function ClauseRow({ clause }: { readonly clause: ClauseLine }) {
  const { t, say } = useText()
  return (
    <li className="clause-row">
      <span className="clause-id number">{clause.id}</span>
      <div className="clause-what">
        <Link to="/plan/$id" params={{ id: clause.id }}>
          {say(clause.title)}
        </Link>
        <p className="small quiet">{say(clause.summary)}</p>
      </div>
      <span className="clause-owner small quiet">{say(roleWords[clause.owner])}</span>
      <span className="clause-built small quiet number">{t('evaluation.built', clause.controls)}</span>
      <div className="clause-state">
        <StateTag tone={toneOfState[clause.state]}>{t(`evaluation.state.${clause.state}`)}</StateTag>
        {clause.reasons[0] && clause.state !== 'not-built' && (
          <p className="small quiet">
            <ReasonWords reason={clause.reasons[0]} controls={clause.controls} />
          </p>
        )}
      </div>
    </li>
  )
}
