import { useNavigate } from '@tanstack/react-router'
import { Button, Input } from 'antd'
import { useState } from 'react'
import { longestText } from '../../../../src/complaints/complaint.contract.ts'
import { addReview } from '../../../../src/complaints/quality/quality.contract.ts'
import { useAct } from '../../api/hooks.ts'
import { Dialog } from '../../parts/Dialog.tsx'
import { Field } from '../../parts/Field.tsx'
import { ProblemSummary } from '../../parts/ProblemSummary.tsx'
import { WordsField } from '../../parts/WordsField.tsx'
import { useText } from '../../text/text.ts'
import { ReviewerField } from './ReviewerField.tsx'

export function AddDialog({ onClose }: { readonly onClose: () => void }) {
  const { t } = useText()
  const navigate = useNavigate()
  const [receipt, setReceipt] = useState('')
  const [reason, setReason] = useState('')
  const [reviewer, setReviewer] = useState('')
  const act = useAct(addReview, { done: ({ id }) => void navigate({ to: '/complaints/quality/$id', params: { id } }) })
  return (
    <Dialog title={t('quality.add.do')} onClose={onClose}>
      <form
        className="stack"
        noValidate
        onSubmit={(event) => {
          event.preventDefault()
          void act.run({ receipt, reason, ...(reviewer && { reviewer }) })
        }}
      >
        <ProblemSummary
          problem={act.problem}
          labels={{
            receipt: t('quality.add.receipt'),
            reason: t('quality.add.reason'),
            reviewer: t('quality.reviewer'),
          }}
        />
        <Field name="receipt" label={t('quality.add.receipt')} problem={act.problem}>
          {(control) => (
            <Input {...control} maxLength={60} value={receipt} onChange={(event) => setReceipt(event.target.value)} />
          )}
        </Field>
        <WordsField
          name="reason"
          label={t('quality.add.reason')}
          help={t('quality.add.reasonHelp')}
          problem={act.problem}
          most={longestText}
          value={reason}
          onChange={setReason}
        />
        <ReviewerField
          required={false}
          help={t('quality.add.reviewerHelp')}
          value={reviewer}
          onChange={setReviewer}
          problem={act.problem}
        />
        <div className="actions">
          <Button type="primary" htmlType="submit" loading={act.busy} disabled={receipt === '' || reason === ''}>
            {t('quality.add.send')}
          </Button>
          <Button onClick={onClose}>{t('parts.form.cancel')}</Button>
        </div>
      </form>
    </Dialog>
  )
}
