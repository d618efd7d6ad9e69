import { Button } from 'antd'
import { useState } from 'react'
import type { CaseView } from '../../../../src/complaints/complaint.contract.ts'
import { decideLegalReport, type LegalResultView } from '../../../../src/complaints/legal/legal.contract.ts'
import { useAct } from '../../api/hooks.ts'
import { FieldScope } from '../../parts/Field.tsx'
import { Problem } from '../../parts/Problem.tsx'
import { WordsField } from '../../parts/WordsField.tsx'
import { useText } from '../../text/text.ts'
import { leadsTo } from './legal-draft.ts'

/** The agent has the document before him: it is carried out, or not, with words that both sides read. */
export function DecideReport({ of, at }: { readonly of: LegalResultView; readonly at: CaseView }) {
  const { t } = useText()
  const [text, setText] = useState('')
  const act = useAct(decideLegalReport)
  const ready = text.trim().length >= 10
  const decide = (confirms: boolean) => void act.run({ id: at.id, version: at.version, result: of.id, confirms, text })
  return (
    <FieldScope name={`legal-${of.id}`}>
      <div className="stack-tight no-print">
        <p>{t('legal.asksYou')}</p>
        <p className="note">{t(`legal.leads.${leadsTo(of)}`)}</p>
        {act.problem && <Problem problem={act.problem} />}
        <WordsField
          name="text"
          label={t('legal.why')}
          help={t('legal.whyHelp')}
          problem={act.problem}
          upTo={8}
          most={5000}
          value={text}
          onChange={setText}
        />
        <div className="actions">
          <Button type="primary" loading={act.busy} disabled={!ready} onClick={() => decide(true)}>
            {t('legal.confirm')}
          </Button>
          <Button disabled={act.busy || !ready} onClick={() => decide(false)}>
            {t('legal.refuse')}
          </Button>
        </div>
      </div>
    </FieldScope>
  )
}
