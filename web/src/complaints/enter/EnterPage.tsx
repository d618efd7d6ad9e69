import { Button } from 'antd'
import { useState } from 'react'
import { useHeadingFocus } from '../../parts/heading-focus.ts'
import { enterComplaint, EntryChannel, type Receipt } from '../../../../src/complaints/enter/entry.contract.ts'
import { listCategories } from '../../../../src/complaints/filing.contract.ts'
import { useAct, useRoute } from '../../api/hooks.ts'
import { useDraft } from '../../parts/draft.ts'
import { PageHead } from '../../parts/PageHead.tsx'
import { Problem } from '../../parts/Problem.tsx'
import { useQueryState } from '../../shell/place.ts'
import { useText } from '../../text/text.ts'
import { CallerSearch } from './CallerSearch.tsx'
import { CallerStep } from './CallerStep.tsx'
import { CheckStep } from './CheckStep.tsx'
import { ClaimStep } from './ClaimStep.tsx'
import { emptyEntry, EntryDraft, entryStepOf, entrySteps, inputOf, type EntryStep } from './entry-draft.ts'
import { EntryReceipt } from './EntryReceipt.tsx'
import { FactsStep } from './FactsStep.tsx'
import type { Categories } from './script.ts'
import { StartStep } from './StartStep.tsx'
import '../complaints.css'
import './enter.css'

const bodies = {
  start: StartStep,
  caller: CallerStep,
  facts: FactsStep,
  claim: ClaimStep,
  check: CheckStep,
} as const satisfies Record<EntryStep, unknown>

/** What an agent writes down while somebody speaks, or reads from a letter: a script in steps, and beside it who is on the line. */
export function EnterPage() {
  const [round, setRound] = useState(0)
  const [given, setGiven] = useState<Receipt | null>(null)
  const again = () => {
    setGiven(null)
    setRound((n) => n + 1)
  }
  return given ? <EntryReceipt of={given} onNext={again} /> : <EntryForm key={round} onGiven={setGiven} />
}

function EntryForm({ onGiven }: { readonly onGiven: (receipt: Receipt) => void }) {
  const { t } = useText()
  const [query] = useQueryState()
  const channel = EntryChannel.catch('phone').parse(query['channel'])
  const [empty] = useState(() => emptyEntry(new Date(), channel))
  const draft = useDraft('entry', EntryDraft, empty)
  const [resumed, setResumed] = useState(draft.restored)
  const [busy, setBusy] = useState(false)
  const categories: Categories = useRoute(listCategories, {}).data?.rows ?? []
  const act = useAct(enterComplaint)
  const { step } = draft.value
  const heading = useHeadingFocus(step)
  const goTo = (next: EntryStep) => {
    setResumed(false)
    draft.change({ step: next })
  }
  const Body = bodies[step]
  const input = inputOf(draft.value)
  const send = async () => {
    const receipt = input && (await act.run(input))
    if (!receipt) return
    draft.discard()
    onGiven(receipt)
  }
  return (
    <div className="page">
      <PageHead title={t('enter.title')} lead={t('enter.lead')} />
      <div className="entry">
        <section className="surface stack" aria-labelledby="entry-step">
          <Steps step={step} goTo={goTo} />
          <h2 id="entry-step" ref={heading} tabIndex={-1}>
            {t(`enter.step.${step}`)}
          </h2>
          {resumed && (
            <p className="note row">
              {t('parts.form.restored')}
              <button type="button" className="plain-button" onClick={draft.discard}>
                {t('parts.form.discard')}
              </button>
            </p>
          )}
          <Body
            draft={draft.value}
            change={draft.change}
            categories={categories}
            problem={act.problem}
            onBusy={setBusy}
          />
          {act.problem && (
            <Problem problem={act.problem} kept={t('parts.problem.kept')}>
              <FixLink problem={act.problem} goTo={goTo} />
            </Problem>
          )}
          <div className="actions">
            {step !== 'start' && <Button onClick={() => goTo(beside(step, -1))}>{t('enter.back')}</Button>}
            {step === 'check' ? (
              <Button type="primary" loading={act.busy} disabled={input === null || busy} onClick={() => void send()}>
                {t('enter.send')}
              </Button>
            ) : (
              <Button type="primary" onClick={() => goTo(beside(step, 1))}>
                {t('enter.next')}
              </Button>
            )}
          </div>
          {step === 'check' && input === null && <p className="field-error">{t('enter.incomplete')}</p>}
          <p className="quiet small">{t('enter.draft')}</p>
        </section>
        <CallerSearch draft={draft.value} change={draft.change} />
      </div>
    </div>
  )
}

const beside = (step: EntryStep, by: 1 | -1): EntryStep => entrySteps[entrySteps.indexOf(step) + by] ?? step

/** The conversation jumps; so may the agent. */
function Steps({ step, goTo }: { readonly step: EntryStep; readonly goTo: (step: EntryStep) => void }) {
  const { t } = useText()
  return (
    <nav aria-label={t('enter.steps')}>
      <ol className="entry-steps">
        {entrySteps.map((name, place) => (
          <li key={name}>
            <button type="button" aria-current={name === step ? 'step' : undefined} onClick={() => goTo(name)}>
              <span className="number">{place + 1}</span> {t(`enter.step.${name}`)}
            </button>
          </li>
        ))}
      </ol>
    </nav>
  )
}

function FixLink(props: {
  readonly problem: NonNullable<ReturnType<typeof useAct>['problem']>
  readonly goTo: (step: EntryStep) => void
}) {
  const { t } = useText()
  const field = props.problem.fields[0]?.path
  if (field === undefined) return null
  const step = entryStepOf(field)
  return (
    <button type="button" className="plain-button" onClick={() => props.goTo(step)}>
      {t('enter.fix', { step: t(`enter.step.${step}`) })}
    </button>
  )
}
