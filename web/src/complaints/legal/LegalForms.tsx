import { useState } from 'react'
import { enterLegalResult } from '../../../../src/complaints/case.contract.ts'
import type { CaseView } from '../../../../src/complaints/complaint.contract.ts'
import { reportLegalResult } from '../../../../src/complaints/legal/legal.contract.ts'
import { useAct } from '../../api/hooks.ts'
import { Field, FieldScope } from '../../parts/Field.tsx'
import { Uploader } from '../../parts/Uploader.tsx'
import { WordsField } from '../../parts/WordsField.tsx'
import { useText } from '../../text/text.ts'
import { StepFrame } from '../StepFrame.tsx'
import { documentOf, emptyDraft, isReady, type LegalDraft } from './legal-draft.ts'
import { LegalFields } from './LegalFields.tsx'

type Props = { readonly of: CaseView; readonly label: string; readonly onDone: () => void }

/** By the platform: it counts at once. */
export const EnterLegal = (props: Props) => <LegalForm {...props} how="enter" />
/** By a side: the document goes with it, and the platform confirms. */
export const ReportLegal = (props: Props) => <LegalForm {...props} how="report" />

function LegalForm({ of, label, onDone, how }: Props & { readonly how: 'enter' | 'report' }) {
  const { t } = useText()
  const entering = useAct(enterLegalResult, { done: onDone })
  const reporting = useAct(reportLegalResult, { done: onDone })
  const act = how === 'enter' ? entering : reporting
  const [draft, setDraft] = useState<LegalDraft>(emptyDraft)
  const [text, setText] = useState('')
  const [files, setFiles] = useState<readonly string[]>([])
  const [uploading, setUploading] = useState(false)
  const change = (part: Partial<LegalDraft>) => setDraft((before) => ({ ...before, ...part }))
  const needsFile = how === 'report'
  const ready = isReady(draft) && text.trim() !== '' && !uploading && (!needsFile || files.length > 0)
  const send = () => void act.run({ id: of.id, version: of.version, ...documentOf(draft), text, files: [...files] })
  return (
    <FieldScope name={`legal-${how}`}>
      <StepFrame {...{ label, onDone, ready, problem: act.problem, busy: act.busy }} onSend={send}>
        {how === 'report' && <p className="note">{t('legal.reportHelp')}</p>}
        <LegalFields value={draft} change={change} currency={of.currency} />
        <WordsField name="text" label={t('legal.text')} upTo={10} most={5000} value={text} onChange={setText} />
        <Field name="files" label={t('legal.document')} required={needsFile}>
          {({ id }) => <Uploader id={id} value={files} max={10} onBusy={setUploading} onChange={setFiles} />}
        </Field>
      </StepFrame>
    </FieldScope>
  )
}
