import { Button } from 'antd'
import { useState } from 'react'
import { useHeadingFocus } from '../../parts/heading-focus.ts'
import { listCategories } from '../../../../src/complaints/filing.contract.ts'
import { DoorContext } from '../../api/door.ts'
import { useRoute } from '../../api/hooks.ts'
import { useDraft } from '../../parts/draft.ts'
import { FormProblem } from '../../parts/Field.tsx'
import { MissingField, useMissing } from '../../parts/missing.ts'
import { Problem } from '../../parts/Problem.tsx'
import { NoPermission } from '../../shell/NoPermission.tsx'
import { useSession } from '../../shell/session.ts'
import { useText } from '../../text/text.ts'
import { missingIn, type Filing } from '../filing-check.ts'
import { asFiling, emptyGuestDraft, GuestDraft, guestStepOf, guestSteps, type GuestStep } from './guest-draft.ts'
import { guestDoor } from './guest-door.ts'
import { GuestStepBody } from './GuestStepBody.tsx'
import { useGuestSending } from './sending.ts'
import { useVisit } from './visit.ts'
import '../complaints.css'

/** The address of the form is the same for everybody; who works here has other ways to enter a complaint. */
export function GuestFilingPage() {
  const { me } = useSession()
  return me ? <NoPermission needed={['consumer']} /> : <GuestForm />
}

/** One question at a time; what is written stays on this device until it is sent, the contact only as long as the tab is open. */
function GuestForm() {
  const { t } = useText()
  const draft = useDraft('guest-complaint', GuestDraft, emptyGuestDraft)
  const { visit, change } = useVisit()
  const categories = useRoute(listCategories, {}).data?.rows ?? []
  const { step } = draft.value
  const category = categories.find(({ code }) => code === draft.value.category) ?? null
  const filing: Filing = { draft: asFiling(draft.value), order: null, category, categories }
  const [busy, setBusy] = useState(false)
  const { missing, setMissing, clear } = useMissing()
  // Said once, where the reader left off.
  const [resumedAt] = useState(draft.restored ? step : null)
  const act = useGuestSending({ draft, visit, change })
  const place = guestSteps.indexOf(step)
  const heading = useHeadingFocus(step, 'at-top')
  const write: typeof draft.change = (part) => {
    clear()
    draft.change(part)
  }
  const reach: typeof change = (part) => {
    clear()
    change(part)
  }
  const goTo = (next: GuestStep) => {
    clear()
    act.reset()
    draft.change({ step: next })
  }
  const next = () => {
    const problem =
      step === 'contact'
        ? visit.proven
          ? null
          : { at: null, words: t('guest.contact.first') }
        : step === 'goods'
          ? null
          : missingIn(filing, t)
    setMissing(problem)
    const following = guestSteps[place + 1]
    if (problem === null && following) goTo(following)
  }
  const send = () => (visit.proven ? act.send() : goTo('contact'))
  const fixAt = act.problem && guestStepOf(act.problem.fields[0]?.path ?? '')
  return (
    <DoorContext value={guestDoor(visit.proven?.proof ?? 'none')}>
      <div className="page page-narrow filing">
        <header className="stack-tight">
          <p className="quiet small">{t('complaints.file.title')}</p>
          <progress
            className="filing-progress"
            max={guestSteps.length}
            value={place + 1}
            aria-label={t('complaints.file.step', { n: place + 1, of: guestSteps.length })}
          />
          <p className="quiet small">{t('complaints.file.step', { n: place + 1, of: guestSteps.length })}</p>
          <h1 ref={heading} tabIndex={-1}>
            {t(`guest.step.${step}`)}
          </h1>
        </header>
        {resumedAt === step && place > 0 && (
          <p className="note row">
            {t('parts.form.restored')}
            <button type="button" className="plain-button" onClick={draft.discard}>
              {t('parts.form.discard')}
            </button>
          </p>
        )}
        <MissingField value={missing}>
          <FormProblem value={act.problem}>
            <GuestStepBody
              {...{ visit, filing, goTo }}
              change={reach}
              draft={{ value: draft.value, change: write }}
              onBusy={setBusy}
            />
          </FormProblem>
        </MissingField>
        {missing && missing.at === null && (
          <p className="field-error" role="alert">
            {missing.words}
          </p>
        )}
        {act.problem && (
          <Problem problem={act.problem} kept={t('parts.problem.kept')}>
            {fixAt && fixAt !== 'review' && (
              <button type="button" className="plain-button" onClick={() => goTo(fixAt)}>
                {t('complaints.file.fix')}
              </button>
            )}
          </Problem>
        )}
        <div className="filing-actions no-print">
          {place > 0 && (
            <Button onClick={() => goTo(guestSteps[place - 1] ?? 'goods')}>{t('complaints.file.back')}</Button>
          )}
          {step === 'review' ? (
            <Button type="primary" loading={act.busy} onClick={send}>
              {t('complaints.file.send')}
            </Button>
          ) : (
            <Button type={step === 'contact' && !visit.proven ? 'default' : 'primary'} disabled={busy} onClick={next}>
              {t('complaints.file.next')}
            </Button>
          )}
        </div>
        {busy && <p className="quiet small">{t('complaints.file.waitUpload')}</p>}
        <p className="quiet small">{t('complaints.file.draft')}</p>
      </div>
    </DoorContext>
  )
}
