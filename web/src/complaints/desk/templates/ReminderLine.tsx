import { Button, Input } from 'antd'
import { useState } from 'react'
import { readReminder, remind } from '../../../../../src/complaints/desk/templates/use.contract.ts'
import { useAct, useRoute } from '../../../api/hooks.ts'
import { Problem } from '../../../parts/Problem.tsx'
import { When } from '../../../parts/When.tsx'
import { useText } from '../../../text/text.ts'

/** Look again later; the clocks run on. */
export function ReminderLine({ id }: { readonly id: string }) {
  const { t } = useText()
  const { data } = useRoute(readReminder, { id })
  const [at, setAt] = useState('')
  const act = useAct(remind, { done: () => setAt('') })
  const set = data?.reminder
  return (
    <div className="row">
      {set ? (
        <>
          <span>
            {t('templates.remindAt')} <When at={set.dueAt} />
          </span>
          <Button size="small" type="text" loading={act.busy} onClick={() => void act.run({ id, at: null })}>
            {t('templates.remindOff')}
          </Button>
        </>
      ) : (
        <>
          <Input
            size="small"
            type="datetime-local"
            className="remind-at"
            aria-label={t('templates.remindWhen')}
            value={at}
            onChange={(event) => setAt(event.target.value)}
          />
          <Button
            size="small"
            loading={act.busy}
            disabled={at === ''}
            onClick={() => void act.run({ id, at: new Date(at).toISOString() })}
          >
            {t('templates.remind')}
          </Button>
        </>
      )}
      {act.problem && <Problem problem={act.problem} />}
    </div>
  )
}
