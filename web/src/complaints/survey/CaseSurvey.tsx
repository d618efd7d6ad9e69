import { Button } from 'antd'
import { useState } from 'react'
import type { CaseView } from '../../../../src/complaints/complaint.contract.ts'
import {
  readSurvey,
  skipSurvey,
  withdrawWords,
  type SurveyView,
} from '../../../../src/complaints/survey/survey.contract.ts'
import { useAct, useRoute } from '../../api/hooks.ts'
import { Problem } from '../../parts/Problem.tsx'
import { StateTag } from '../../parts/StateTag.tsx'
import { untilWords } from '../../text/time.ts'
import { useText } from '../../text/text.ts'
import { nameOfMark } from './mark.ts'
import { SurveyForm } from './SurveyForm.tsx'
import './survey.css'

/** In the page of a closed case, for its consumer only: asked once, skipped with one tap, changed while there is time. */
export function CaseSurvey({ of }: { readonly of: CaseView }) {
  const { t, language } = useText()
  const wanted = of.viewer === 'consumer' && of.state === 'closed'
  const { data } = useRoute(readSurvey, { id: of.id }, { enabled: wanted })
  const [opened, setOpened] = useState(false)
  if (!wanted || !data || data.state === 'none' || data.state === 'over') return null
  const until = data.openUntil ? untilWords(data.openUntil, language) : ''
  const asking = data.state === 'open' || opened
  return (
    <section id="survey" className="surface stack no-print" aria-labelledby="survey-title">
      <h2 id="survey-title">{t('survey.title')}</h2>
      {asking && data.mayAnswer ? (
        <>
          <p className="quiet">{t('survey.lead')}</p>
          <p className="small quiet">{t('survey.until', { until })}</p>
          <SurveyForm id={of.id} before={data.answer} onDone={() => setOpened(false)} />
          {data.state === 'open' && <Skip id={of.id} />}
        </>
      ) : (
        <Given of={data} id={of.id} until={until} onChange={() => setOpened(true)} />
      )}
    </section>
  )
}

function Skip({ id }: { readonly id: string }) {
  const { t } = useText()
  const act = useAct(skipSurvey)
  return (
    <div className="stack-tight">
      {act.problem && <Problem problem={act.problem} />}
      <div>
        <Button loading={act.busy} onClick={() => void act.run({ id })}>
          {t('survey.skip')}
        </Button>
      </div>
      <p className="quiet small">{t('survey.skipHelp')}</p>
    </div>
  )
}

type GivenProps = {
  readonly of: SurveyView
  readonly id: string
  readonly until: string
  readonly onChange: () => void
}
function Given({ of, id, until, onChange }: GivenProps) {
  const { t, say } = useText()
  const act = useAct(withdrawWords)
  const { answer } = of
  return (
    <>
      {answer ? (
        <dl className="survey-given">
          <dt>{t('survey.outcome')}</dt>
          <dd>{t(`survey.mark.${nameOfMark(answer.outcome)}`)}</dd>
          <dt>{t('survey.handling')}</dt>
          <dd>{t(`survey.mark.${nameOfMark(answer.handling)}`)}</dd>
          <dt>{t('survey.solved')}</dt>
          <dd>{t(`survey.isSolved.${answer.solved}`)}</dd>
        </dl>
      ) : (
        <p className="quiet">{t('survey.skipped')}</p>
      )}
      {answer?.text && <p className="inset survey-words">{answer.text}</p>}
      {answer?.mayPublish && (
        <p className="row">
          <StateTag tone="info">{t('survey.mayPublishIs')}</StateTag>
          <Button size="small" loading={act.busy} onClick={() => void act.run({ id })}>
            {t('survey.withdraw')}
          </Button>
        </p>
      )}
      {act.problem && <Problem problem={act.problem} />}
      {of.mayAnswer ? (
        <div className="stack-tight">
          <div>
            <Button onClick={onChange}>{t(answer ? 'survey.change' : 'survey.answerAfterAll')}</Button>
          </div>
          <p className="quiet small">{t('survey.until', { until })}</p>
        </div>
      ) : (
        of.whyNot && <p className="quiet small">{say(of.whyNot)}</p>
      )}
    </>
  )
}
