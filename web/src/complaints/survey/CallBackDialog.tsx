import { Button } from 'antd'
import { useState } from 'react'
import { longestText } from '../../../../src/complaints/complaint.contract.ts'
import { noteCallBack, type AnswerRow } from '../../../../src/complaints/survey/survey.contract.ts'
import { useAct } from '../../api/hooks.ts'
import { Dialog } from '../../parts/Dialog.tsx'
import { ProblemSummary } from '../../parts/ProblemSummary.tsx'
import { WordsField } from '../../parts/WordsField.tsx'
import { useText } from '../../text/text.ts'
import { Receipt } from './Receipt.tsx'

/** What came of the call; afterwards the consumer cannot change the answer any more. */
export function CallBackDialog({ of, onClose }: { readonly of: AnswerRow; readonly onClose: () => void }) {
  const { t } = useText()
  const [text, setText] = useState('')
  const act = useAct(noteCallBack, { done: onClose })
  return (
    <Dialog title={t('survey.call.do')} onClose={onClose}>
      <form
        className="stack"
        noValidate
        onSubmit={(event) => {
          event.preventDefault()
          void act.run({ id: of.id, text })
        }}
      >
        <ProblemSummary problem={act.problem} labels={{ text: t('survey.call.note') }} />
        <p>
          {t('survey.call.lead')} <Receipt of={of} />
        </p>
        {of.text && <p className="inset survey-words">{of.text}</p>}
        <WordsField
          name="text"
          label={t('survey.call.note')}
          help={t('survey.call.noteHelp')}
          problem={act.problem}
          most={longestText}
          value={text}
          onChange={setText}
        />
        <div className="actions">
          <Button type="primary" htmlType="submit" loading={act.busy} disabled={text.trim() === ''}>
            {t('survey.call.send')}
          </Button>
          <Button onClick={onClose}>{t('parts.form.cancel')}</Button>
        </div>
      </form>
    </Dialog>
  )
}
