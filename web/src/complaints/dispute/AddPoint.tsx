import { Button } from 'antd'
import { z } from 'zod'
import { addPoint, type DisputeView } from '../../../../src/complaints/dispute/dispute.contract.ts'
import { useAct } from '../../api/hooks.ts'
import { useDraft } from '../../parts/draft.ts'
import { ProblemSummary } from '../../parts/ProblemSummary.tsx'
import { WordsField } from '../../parts/WordsField.tsx'
import { useText } from '../../text/text.ts'

const Draft = z.object({ text: z.string() })

/** One fact more. What is being written survives a reload. */
export function AddPoint({ of }: { readonly of: DisputeView }) {
  const { t } = useText()
  const draft = useDraft(`dispute.${of.id}.point`, Draft, { text: '' })
  const act = useAct(addPoint)
  const send = async () => {
    if (await act.run({ id: of.id, text: draft.value.text })) draft.change({ text: '' })
  }
  return (
    <form
      className="stack no-print"
      noValidate
      onSubmit={(event) => {
        event.preventDefault()
        void send()
      }}
    >
      <ProblemSummary problem={act.problem} labels={{ text: t('dispute.pointText') }} />
      <WordsField
        name="text"
        label={t('dispute.pointText')}
        help={t('dispute.pointHelp')}
        problem={act.problem}
        rows={2}
        upTo={6}
        most={500}
        value={draft.value.text}
        onChange={(text) => draft.change({ text })}
      />
      <div className="actions">
        <Button htmlType="submit" loading={act.busy} disabled={draft.value.text.trim() === ''}>
          {t('dispute.addPoint')}
        </Button>
      </div>
    </form>
  )
}
