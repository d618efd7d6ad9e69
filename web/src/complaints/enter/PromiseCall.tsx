import { Button } from 'antd'
import { useState } from 'react'
import { promiseCallBack } from '../../../../src/complaints/enter/call-back.contract.ts'
import { useAct } from '../../api/hooks.ts'
import { Problem } from '../../parts/Problem.tsx'
import { useText } from '../../text/text.ts'
import { instantOf } from './entry-draft.ts'
import { TextField } from './TextField.tsx'

/** A time told to whoever complained: from here on it stands on the desk of every agent. */
export function PromiseCall({ complaint }: { readonly complaint: string }) {
  const { t } = useText()
  const [at, setAt] = useState('')
  const act = useAct(promiseCallBack, { done: () => setAt('') })
  return (
    <details>
      <summary>{t('enter.source.promise')}</summary>
      <div className="stack">
        <TextField
          name="dueAt"
          type="datetime-local"
          label={t('enter.field.callBackAt')}
          help={t('enter.field.receivedZone')}
          required
          value={at}
          onChange={setAt}
          problem={act.problem}
        />
        {act.problem && <Problem problem={act.problem} />}
        <div className="actions">
          <Button
            loading={act.busy}
            disabled={at === ''}
            onClick={() => void act.run({ id: complaint, dueAt: instantOf(at) })}
          >
            {t('enter.source.promise')}
          </Button>
        </div>
      </div>
    </details>
  )
}
