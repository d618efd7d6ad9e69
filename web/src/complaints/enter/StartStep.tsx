import { EntryChannel } from '../../../../src/complaints/enter/entry.contract.ts'
import { mostFiles } from '../../../../src/complaints/complaint.contract.ts'
import { Field } from '../../parts/Field.tsx'
import { Uploader } from '../../parts/Uploader.tsx'
import { useSession } from '../../shell/session.ts'
import { useNow } from '../../parts/now.ts'
import { useText } from '../../text/text.ts'
import { channelWords } from '../channels.ts'
import { Choice } from '../Choice.tsx'
import { isCall, minuteOf } from './entry-draft.ts'
import { Say } from './Say.tsx'
import type { StepProps } from './script.ts'
import { TextField } from './TextField.tsx'

/** Where it comes from and when it came: the channel decides the clocks. */
export function StartStep({ draft, change, problem, onBusy }: StepProps) {
  const now = useNow()
  const { t } = useText()
  const { me } = useSession()
  const call = isCall(draft)
  return (
    <>
      <fieldset className="choices entry-channels">
        <legend className="field-label">{t('enter.channel')}</legend>
        {EntryChannel.options.map((channel) => (
          <Choice
            key={channel}
            kind="radio"
            name="channel"
            chosen={channel === draft.channel}
            onChoose={() => change({ channel })}
            title={channelWords(t, channel)}
          />
        ))}
      </fieldset>
      {call && <Say>{t('enter.script.greeting', { name: me?.displayName ?? '' })}</Say>}
      <TextField
        name="receivedAt"
        type="datetime-local"
        label={t(call ? 'enter.field.calledAt' : 'enter.field.receivedAt')}
        help={t('enter.field.receivedHelp')}
        required
        max={minuteOf(now)}
        value={draft.receivedAt}
        onChange={(receivedAt) => change({ receivedAt })}
        problem={problem}
      />
      <TextField
        name="reference"
        label={t(call ? 'enter.field.callReference' : 'enter.field.reference')}
        required={!call}
        most={80}
        value={draft.reference}
        onChange={(reference) => change({ reference })}
        problem={problem}
      />
      {!call && (
        <>
          <TextField
            name="origin"
            label={t('enter.field.origin')}
            help={t('enter.field.originHelp')}
            value={draft.origin}
            onChange={(origin) => change({ origin })}
            problem={problem}
          />
          <TextField
            name="answerBy"
            type="date"
            label={t('enter.field.answerBy')}
            help={t('enter.field.answerByHelp')}
            value={draft.answerBy}
            onChange={(answerBy) => change({ answerBy })}
            problem={problem}
          />
        </>
      )}
      <Field
        name="letters"
        label={t(call ? 'enter.field.recording' : 'enter.field.letters')}
        help={t('enter.field.lettersHelp')}
        required={false}
      >
        {(control) => (
          <Uploader
            id={control.id}
            value={draft.letters}
            onChange={(letters) => change({ letters: [...letters] })}
            max={mostFiles}
            onBusy={onBusy}
          />
        )}
      </Field>
    </>
  )
}
