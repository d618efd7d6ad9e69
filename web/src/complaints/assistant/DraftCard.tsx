import { Button } from 'antd'
import { useState } from 'react'
import { cancelDraft, discardDraft, type DraftView } from '../../../../src/complaints/assistant/assistant.contract.ts'
import type { CaseView } from '../../../../src/complaints/complaint.contract.ts'
import { useAct } from '../../api/hooks.ts'
import { Problem } from '../../parts/Problem.tsx'
import { StateTag } from '../../parts/StateTag.tsx'
import { When } from '../../parts/When.tsx'
import { useQueryState } from '../../shell/place.ts'
import { useText } from '../../text/text.ts'
import { CategoryDialog, mayCorrect } from '../recategory/CorrectCategory.tsx'

type Props = { readonly of: CaseView; readonly draft: DraftView; readonly seconds: number }

export function DraftCard(props: Props) {
  const { draft } = props
  if (draft.state === 'failed') return <Failed {...props} />
  return draft.state === 'done' ? <Written {...props} /> : <UnderWay {...props} />
}

function Failed({ draft }: Props) {
  const { t } = useText()
  const kind = t(`assistant.kind.${draft.kind}`)
  return (
    <div className="note note-risk stack-tight">
      <strong>{t('assistant.failed', { kind })}</strong>
      <span>{t(`assistant.error.${draft.error ?? 'garbage'}`)}</span>
    </div>
  )
}

function UnderWay({ of, draft, seconds }: Props) {
  const { t } = useText()
  const act = useAct(cancelDraft)
  return (
    <div className="inset stack-tight">
      <h3>{t(`assistant.kind.${draft.kind}`)}</h3>
      <p>{draft.state === 'waiting' ? t('assistant.waiting') : t('assistant.asking', { n: seconds })}</p>
      {act.problem && <Problem problem={act.problem} />}
      <Button size="small" loading={act.busy} onClick={() => void act.run({ id: of.id, draft: draft.id })}>
        {t('assistant.cancel')}
      </Button>
    </div>
  )
}

/** Plain text, whatever it looks like. */
function Written({ of, draft }: Props) {
  const { t } = useText()
  const act = useAct(discardDraft)
  return (
    <article className="inset stack-tight assistant-draft">
      <h3>{t(`assistant.kind.${draft.kind}`)}</h3>
      <StateTag tone="risk">{t('assistant.mark')}</StateTag>
      {draft.category && (
        <strong>{t('assistant.proposal', { category: t(`complaints.category.${draft.category}`) })}</strong>
      )}
      <p className="assistant-text">{draft.text}</p>
      {draft.hasLink && <p className="note note-risk">{t('assistant.link')}</p>}
      <p className="quiet small">
        {t('assistant.by', { name: draft.askedBy ?? '', model: draft.model })} · <When at={draft.askedAt} />
      </p>
      {act.problem && <Problem problem={act.problem} />}
      <div className="actions">
        {draft.kind === 'reply' && <Insert of={of} draft={draft} />}
        {draft.kind === 'category' && <Follow of={of} draft={draft} />}
        <Button loading={act.busy} onClick={() => void act.run({ id: of.id, draft: draft.id })}>
          {t('assistant.discard')}
        </Button>
      </div>
    </article>
  )
}

type Of = Pick<Props, 'of' | 'draft'>
function Insert({ of, draft }: Of) {
  const { t } = useText()
  const [, setQuery] = useQueryState()
  const may = of.steps.some(({ step, allowed }) => step === 'respond' && allowed)
  return (
    <>
      <Button disabled={!may} onClick={() => setQuery({ step: 'respond', draft: draft.id })}>
        {t('assistant.insert')}
      </Button>
      <span className="quiet small">{t(may ? 'assistant.insertHelp' : 'assistant.insertNot')}</span>
    </>
  )
}

function Follow({ of, draft }: Of) {
  const { t } = useText()
  const [open, setOpen] = useState(false)
  if (draft.category === null || !mayCorrect(of)) return null
  if (draft.category === of.category) return <span className="quiet small">{t('assistant.sameCategory')}</span>
  return (
    <>
      <Button onClick={() => setOpen(true)}>{t('assistant.category.do')}</Button>
      {open && (
        <CategoryDialog
          of={of}
          proposed={{ category: draft.category, text: draft.text ?? '' }}
          onClose={() => setOpen(false)}
        />
      )}
    </>
  )
}
