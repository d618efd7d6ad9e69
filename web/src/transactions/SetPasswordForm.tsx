import { Button } from 'antd'
import { useState } from 'react'
import {
  readPassword,
  setPassword,
  type PasswordView,
} from '../../../src/transactions/payment-password/password.contract.ts'
import { useAct } from '../api/hooks.ts'
import { ProblemSummary } from '../parts/ProblemSummary.tsx'
import { useText } from '../text/text.ts'
import { SixDigits } from './SixDigits.tsx'

/** The first one, another one, or one after a reset: only the second asks for the one of now. */
export function SetPasswordForm({ of }: { readonly of: PasswordView }) {
  const { t } = useText()
  const [current, setCurrent] = useState('')
  const [next, setNext] = useState('')
  const [again, setAgain] = useState('')
  const [done, setDone] = useState(false)
  const act = useAct(setPassword, { refresh: [readPassword] })
  const asksCurrent = of.set && of.reset?.open !== true
  const different = again.length === 6 && again !== next
  const ready = next.length === 6 && again === next && (!asksCurrent || current !== '')
  const submit = async () => {
    setDone(false)
    if (!ready || !(await act.run({ next, ...(asksCurrent && { current }) }))) return
    setCurrent('')
    setNext('')
    setAgain('')
    setDone(true)
  }
  const title = !of.set ? 'setTitle' : asksCurrent ? 'changeTitle' : 'newTitle'
  const labels = { current: t('payPassword.current'), next: t('payPassword.next') }
  return (
    <form
      className="surface stack"
      noValidate
      onSubmit={(event) => {
        event.preventDefault()
        void submit()
      }}
    >
      <h2>{t(`payPassword.${title}`)}</h2>
      <ProblemSummary problem={act.problem} labels={labels} />
      {done && <output className="note note-kept">{t('payPassword.done')}</output>}
      {asksCurrent && (
        <SixDigits name="current" label={labels.current} value={current} onChange={setCurrent} problem={act.problem} />
      )}
      <SixDigits
        name="next"
        label={labels.next}
        value={next}
        onChange={setNext}
        problem={act.problem}
        help={t('payPassword.help')}
      />
      <SixDigits
        name="again"
        label={t('payPassword.again')}
        value={again}
        onChange={setAgain}
        error={different ? t('payPassword.different') : undefined}
      />
      <div className="actions">
        <Button type="primary" htmlType="submit" disabled={!ready} loading={act.busy}>
          {t(asksCurrent ? 'payPassword.change' : 'payPassword.set')}
        </Button>
        {!ready && <span className="quiet small">{t('payPassword.missing')}</span>}
      </div>
    </form>
  )
}
