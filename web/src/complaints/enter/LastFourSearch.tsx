import { Button } from 'antd'
import { useState } from 'react'
import { searchByLastFour } from '../../../../src/complaints/enter/last-four.contract.ts'
import { purposeWords, type Purpose } from '../../../../src/kernel/reading/reading-rule.contract.ts'
import type { Output } from '../../../../src/kernel/route.contract.ts'
import { useAct } from '../../api/hooks.ts'
import { Choice } from '../../parts/Choice.tsx'
import { FieldScope } from '../../parts/Field.tsx'
import { Problem } from '../../parts/Problem.tsx'
import { useText } from '../../text/text.ts'
import { TextField } from './TextField.tsx'

type Found = Output<typeof searchByLastFour>
/** For what somebody on the line is looked for. */
const usual = ['dispute.handle', 'refund.execute', 'price.compensate'] as const satisfies readonly Purpose[]

/** Whoever remembers only the end of their number: a second thing they know is asked for, and why they are looked for. */
export function LastFourSearch({ onFound }: { readonly onFound: (found: Found) => void }) {
  const { t, say } = useText()
  const [lastFour, setLastFour] = useState('')
  const [surname, setSurname] = useState('')
  const [orderNumber, setOrderNumber] = useState('')
  const [purpose, setPurpose] = useState<Purpose>(usual[0])
  const act = useAct(searchByLastFour, { refresh: [], done: onFound })
  const second = { ...(surname.trim() && { surname }), ...(orderNumber.trim() && { orderNumber }) }
  const ready = /^\d{4}$/.test(lastFour) && Object.keys(second).length > 0
  return (
    <details>
      <summary>{t('enter.lastFour.title')}</summary>
      <FieldScope name="last-four">
        <div className="stack-tight">
          <TextField
            name="lastFour"
            label={t('enter.lastFour.digits')}
            value={lastFour}
            most={4}
            required
            problem={act.problem}
            onChange={(text) => setLastFour(text.replaceAll(/\D/g, ''))}
          />
          <TextField
            name="surname"
            label={t('enter.lastFour.surname')}
            value={surname}
            most={20}
            problem={act.problem}
            onChange={setSurname}
          />
          <TextField
            name="orderNumber"
            label={t('enter.lastFour.orderNumber')}
            value={orderNumber}
            most={60}
            problem={act.problem}
            onChange={setOrderNumber}
          />
          <Choice
            label={t('reading.purpose')}
            value={purpose}
            options={usual.map((one) => ({ value: one, label: say(purposeWords[one]) }))}
            onChange={(value) => setPurpose(value ?? usual[0])}
          />
          {act.problem && <Problem problem={act.problem} />}
          <div className="actions">
            <Button loading={act.busy} disabled={!ready} onClick={() => void act.run({ lastFour, purpose, ...second })}>
              {t('enter.lastFour.find')}
            </Button>
          </div>
          <p className="quiet small">{t('enter.lastFour.help')}</p>
        </div>
      </FieldScope>
    </details>
  )
}
