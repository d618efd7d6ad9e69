import { Button } from 'antd'
import { useState } from 'react'
import { longestText } from '../../../../src/complaints/complaint.contract.ts'
import { TransferChannel } from '../../../../src/complaints/enter/entry.contract.ts'
import { reportStatus, type TransferRow } from '../../../../src/complaints/enter/transfer.contract.ts'
import { useAct } from '../../api/hooks.ts'
import { useNow } from '../../parts/now.ts'
import { Problem } from '../../parts/Problem.tsx'
import { WordsField } from '../../parts/WordsField.tsx'
import { dayOf } from '../../text/time.ts'
import { useText } from '../../text/text.ts'
import { channelWords } from '../channels.ts'
import { Choice } from '../Choice.tsx'
import { TextField } from './TextField.tsx'

/** On which day the authority was told, and what; the end only once the case has one. */
export function ReportForm({ of, onDone }: { readonly of: TransferRow; readonly onDone: () => void }) {
  const { t } = useText()
  const act = useAct(reportStatus, { done: onDone })
  const today = dayOf(useNow())
  const ended = of.state === 'closed' && of.answeredAt === null
  const [toldOn, setToldOn] = useState(today)
  const [text, setText] = useState('')
  const [final, setFinal] = useState(ended)
  const send = () => {
    const channel = TransferChannel.parse(of.channel)
    void act.run({ id: of.complaint, channel, reference: of.reference, toldOn, text, final })
  }
  return (
    <div className="stack">
      <p className="quiet">
        {channelWords(t, of.channel)} · <span className="code">{of.reference}</span>
      </p>
      <TextField
        name="toldOn"
        type="date"
        label={t('enter.report.toldOn')}
        required
        max={today}
        value={toldOn}
        onChange={setToldOn}
        problem={act.problem}
      />
      <WordsField
        name="text"
        label={t('enter.report.text')}
        help={t('enter.report.textHelp')}
        problem={act.problem}
        rows={4}
        upTo={12}
        most={longestText}
        value={text}
        onChange={setText}
      />
      {ended ? (
        <Choice kind="checkbox" chosen={final} onChoose={() => setFinal(!final)} title={t('enter.report.final')}>
          {t('enter.report.finalHelp')}
        </Choice>
      ) : (
        <p className="note">{t(of.answeredAt ? 'enter.report.added' : 'enter.report.notEnded')}</p>
      )}
      {act.problem && <Problem problem={act.problem} />}
      <div className="actions">
        <Button type="primary" loading={act.busy} onClick={send}>
          {t('enter.report.send')}
        </Button>
      </div>
    </div>
  )
}
