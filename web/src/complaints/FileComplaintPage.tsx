import { Button } from 'antd'
import { useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import { useHeadingFocus } from '../parts/heading-focus.ts'
import { fileComplaint, listCategories } from '../../../src/complaints/filing.contract.ts'
import { readOrder } from '../../../src/marketplace/order.contract.ts'
import { useAct, useRoute } from '../api/hooks.ts'
import { useDraft } from '../parts/draft.ts'
import { FormProblem } from '../parts/Field.tsx'
import { MissingField, useMissing } from '../parts/missing.ts'
import { Problem } from '../parts/Problem.tsx'
import { Skeleton } from '../parts/Skeleton.tsx'
import { useQueryState } from '../shell/place.ts'
import { useText } from '../text/text.ts'
import { CategoryStep } from './CategoryStep.tsx'
import { fileFromColumn } from '../../../src/complaints/column/door.contract.ts'
import { useColumnDoor, type ColumnDoor } from './column/column-door.ts'
import { DoorNote } from './column/FromColumn.tsx'
import { ClaimStep } from './ClaimStep.tsx'
import { EvidenceStep } from './EvidenceStep.tsx'
import { amountOf, emptyDraft, FilingDraft, stepOf, steps, type Step } from './filing-draft.ts'
import { missingIn, type Filing } from './filing-check.ts'
import { LinesStep } from './LinesStep.tsx'
import { OrderStep } from './OrderStep.tsx'
import { ReviewStep } from './ReviewStep.tsx'
import { StoryStep } from './StoryStep.tsx'
import './complaints.css'

const bodies = {
  order: OrderStep,
  lines: LinesStep,
  category: CategoryStep,
  story: StoryStep,
  claim: ClaimStep,
  evidence: EvidenceStep,
  review: ReviewStep,
} as const satisfies Record<Step, unknown>

/** One question at a time; everything is kept on this device until it is sent. */
export function FileComplaintPage() {
  const { t } = useText()
  const [query] = useQueryState()
  const door = useColumnDoor()
  const begun = { ...emptyDraft, orderId: query['order'] ?? '', category: door.category }
  const draft = useDraft(door.draft, FilingDraft, begun)
  const filing = useFiling(draft.value, door)
  const [busy, setBusy] = useState(false)
  // Said once, where the reader left off.
  const [resumedAt] = useState(draft.restored ? draft.value.step : null)
  const { missing, setMissing, clear } = useMissing()
  const act = useSending(draft, door)
  const place = steps.indexOf(draft.value.step)
  const heading = useHeadingFocus(draft.value.step, 'at-top')
  const write: typeof draft.change = (part) => {
    clear()
    draft.change(part)
  }
  const goTo = (step: Step) => {
    clear()
    act.reset()
    draft.change({ step })
  }
  const next = () => {
    const problem = missingIn(filing, t)
    setMissing(problem)
    const following = steps[place + 1]
    if (problem === null && following) goTo(following)
  }
  const Body = bodies[draft.value.step]
  const field = act.problem?.fields[0]?.path
  return (
    <div className="page page-narrow filing">
      <header className="stack-tight">
        <p className="quiet small">{t('complaints.file.title')}</p>
        <progress className="filing-progress" max={steps.length} value={place + 1} aria-label={stepWords(t, place)} />
        <p className="quiet small">{stepWords(t, place)}</p>
        <h1 ref={heading} tabIndex={-1}>
          {t(`complaints.file.${draft.value.step}`)}
        </h1>
      </header>
      {resumedAt === draft.value.step && place > 0 && (
        <p className="note row">
          {t('parts.form.restored')}
          <button type="button" className="plain-button" onClick={draft.discard}>
            {t('parts.form.discard')}
          </button>
        </p>
      )}
      <DoorNote door={door} />
      <MissingField value={missing}>
        <FormProblem value={act.problem}>
          {door.loading ? <Skeleton lines={5} /> : <Body filing={filing} change={write} onBusy={setBusy} goTo={goTo} />}
        </FormProblem>
      </MissingField>
      {missing && missing.at === null && (
        <p className="field-error" role="alert">
          {missing.words}
        </p>
      )}
      {act.problem && (
        <Problem problem={act.problem} kept={t('parts.problem.kept')}>
          {field !== undefined && stepOf(field) !== 'review' && (
            <button type="button" className="plain-button" onClick={() => goTo(stepOf(field))}>
              {t('complaints.file.fix')}
            </button>
          )}
          {(act.problem.code === 'column.gone' || act.problem.status === 404) && door.posting && (
            <button type="button" className="plain-button" onClick={door.leave}>
              {t('column.door.leave')}
            </button>
          )}
        </Problem>
      )}
      <div className="filing-actions no-print">
        {place > 0 && <Button onClick={() => goTo(steps[place - 1] ?? 'order')}>{t('complaints.file.back')}</Button>}
        {draft.value.step === 'review' ? (
          <Button type="primary" loading={act.busy} onClick={act.send}>
            {t('complaints.file.send')}
          </Button>
        ) : (
          <Button type="primary" disabled={busy} onClick={next}>
            {t('complaints.file.next')}
          </Button>
        )}
      </div>
      {busy && <p className="quiet small">{t('complaints.file.waitUpload')}</p>}
      <p className="quiet small">{t('complaints.file.draft')}</p>
    </div>
  )
}

const stepWords = (t: ReturnType<typeof useText>['t'], place: number): string =>
  t('complaints.file.step', { n: place + 1, of: steps.length })

function useFiling(draft: FilingDraft, { posting, leave }: ColumnDoor): Filing {
  const order = useRoute(readOrder, { id: draft.orderId }, { enabled: draft.orderId !== '' })
  const categories = useRoute(listCategories, {})
  const category = categories.data?.rows.find(({ code }) => code === draft.category) ?? null
  const known = draft.orderId === '' ? null : (order.data ?? null)
  const shop = posting && { ...posting.merchant, leave }
  return { draft, order: known, category, categories: categories.data?.rows ?? [], shop }
}

type Draft = { readonly value: FilingDraft; readonly discard: () => void }
function useSending(draft: Draft, { posting }: ColumnDoor) {
  const navigate = useNavigate()
  const alone = useAct(fileComplaint)
  const led = useAct(fileFromColumn)
  const send = async () => {
    const { step: _, amount: __, category, ...rest } = draft.value
    if (category === null) return
    const input = { ...rest, category, amountFen: amountOf(draft.value) ?? 0 }
    const filed = await (posting ? led.run({ ...input, id: posting.id }) : alone.run(input))
    if (!filed) return
    draft.discard()
    await navigate({ to: `/complaints/${filed.id}`, search: { filed: 'yes' } })
  }
  return { ...(posting ? led : alone), send: () => void send() }
}
