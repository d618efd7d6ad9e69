import { Button } from 'antd'
import { useState } from 'react'
import type { AssessmentView, DisputeView, ExhibitView } from '../../../../src/complaints/dispute/dispute.contract.ts'
import { StateTag } from '../../parts/StateTag.tsx'
import { useText } from '../../text/text.ts'
import { StoredEvidence } from '../CaseFile.tsx'
import { AssessForm } from './AssessForm.tsx'
import { useSideWords } from './useSideWords.ts'

const parts = ['authentic', 'lawful', 'relevant'] as const
const tones = { whole: 'kept', part: 'risk', not: 'danger' } as const

export function Exhibits({ of }: { readonly of: DisputeView }) {
  const { t } = useText()
  if (of.exhibits.length === 0) return <p className="quiet">{t('dispute.noExhibits')}</p>
  return (
    <ol className="dispute-list">
      {of.exhibits.map((exhibit) => (
        <li key={exhibit.file.id} className="stack-tight">
          <Exhibit of={of} exhibit={exhibit} />
        </li>
      ))}
    </ol>
  )
}

function Exhibit({ of, exhibit }: { readonly of: DisputeView; readonly exhibit: ExhibitView }) {
  const { t, named } = useText()
  const sideWords = useSideWords(of.viewer)
  const party = of.viewer === 'consumer' || of.viewer === 'merchant'
  const [editing, setEditing] = useState(false)
  const own = of.viewer === 'consumer' || of.viewer === 'merchant' ? exhibit[of.viewer] : exhibit.finding
  const may = party ? exhibit.mayAssess : of.finds
  const words = party
    ? ([own ? 'dispute.reassess' : 'dispute.assess'] as const)
    : ([own ? 'dispute.refind' : 'dispute.find'] as const)
  return (
    <>
      <ul className="upload-list">
        <StoredEvidence
          id={exhibit.file.id}
          words={t('dispute.exhibit', { n: exhibit.number, side: sideWords(exhibit.side) })}
          note={exhibit.note}
        />
      </ul>
      {exhibit.late && (
        <p className="row">
          <StateTag tone="risk">{t('dispute.late')}</StateTag>
          <span className="quiet small">{t(exhibit.finding ? 'dispute.lateDecided' : 'dispute.lateOpen')}</span>
        </p>
      )}
      <ul className="dispute-said small">
        {(['consumer', 'merchant'] as const).map((side) => (
          <li key={side}>
            {exhibit[side] ? (
              <OpinionLine who={sideWords(side)} of={exhibit[side]} />
            ) : (
              t('dispute.notSaid', { side: sideWords(side) })
            )}
          </li>
        ))}
        <li>
          {exhibit.finding ? (
            <>
              <StateTag tone={tones[exhibit.finding.admitted]}>
                {named(t('dispute.finding'), t(`dispute.admitted.${exhibit.finding.admitted}`))}
              </StateTag>{' '}
              <OpinionLine of={exhibit.finding} />
            </>
          ) : (
            <span className="quiet">{t('dispute.noFinding')}</span>
          )}
        </li>
      </ul>
      {may && editing && <AssessForm of={of} exhibit={exhibit} onDone={() => setEditing(false)} />}
      {may && !editing && (
        <div className="no-print">
          <Button size="small" onClick={() => setEditing(true)}>
            {t(words[0])}
          </Button>
        </div>
      )}
    </>
  )
}

function OpinionLine({ who, of }: { readonly who?: string; readonly of: AssessmentView }) {
  const { t, language, named } = useText()
  const said = parts.map((part) => `${t(`dispute.opinion.${part}`)} ${t(`dispute.answer.${of[part]}`)}`)
  const words = said.join(language === 'zh' ? '，' : ', ')
  return (
    <>
      {who === undefined ? words : named(who, words)}
      {of.note && <span className="quiet"> — {of.note}</span>}
    </>
  )
}
