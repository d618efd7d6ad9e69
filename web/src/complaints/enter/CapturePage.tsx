import { Button } from 'antd'
import { useState } from 'react'
import { longestText, mostFiles } from '../../../../src/complaints/complaint.contract.ts'
import { CaptureChannel, capturePost } from '../../../../src/complaints/enter/capture.contract.ts'
import type { Receipt } from '../../../../src/complaints/enter/entry.contract.ts'
import { listCategories } from '../../../../src/complaints/filing.contract.ts'
import { useAct, useRoute } from '../../api/hooks.ts'
import { useDraft } from '../../parts/draft.ts'
import { Choice as Select } from '../../parts/Choice.tsx'
import { Field } from '../../parts/Field.tsx'
import { useNow } from '../../parts/now.ts'
import { PageHead } from '../../parts/PageHead.tsx'
import { ProblemSummary } from '../../parts/ProblemSummary.tsx'
import { Uploader } from '../../parts/Uploader.tsx'
import { WordsField } from '../../parts/WordsField.tsx'
import { useText } from '../../text/text.ts'
import { channelWords } from '../channels.ts'
import { Choice } from '../Choice.tsx'
import { CaptureDraft, emptyCapture, postOf } from './capture-draft.ts'
import { minuteOf } from './entry-draft.ts'
import { EntryReceipt } from './EntryReceipt.tsx'
import { TextField } from './TextField.tsx'
import '../complaints.css'
import './enter.css'

/** A post that complains: its link, how it looked, who posted it; a post may be gone tomorrow. */
export function CapturePage() {
  const [round, setRound] = useState(0)
  const [given, setGiven] = useState<Receipt | null>(null)
  const again = () => {
    setGiven(null)
    setRound((n) => n + 1)
  }
  return given ? <EntryReceipt of={given} onNext={again} /> : <CaptureForm key={round} onGiven={setGiven} />
}

function CaptureForm({ onGiven }: { readonly onGiven: (receipt: Receipt) => void }) {
  const { t } = useText()
  const [empty] = useState(() => emptyCapture(new Date()))
  const { value: draft, change, discard } = useDraft('capture', CaptureDraft, empty)
  const [busy, setBusy] = useState(false)
  const act = useAct(capturePost)
  const send = async () => {
    const receipt = await act.run(postOf(draft))
    if (!receipt) return
    discard()
    onGiven(receipt)
  }
  const part = { draft, change, problem: act.problem }
  return (
    <div className="page page-narrow">
      <PageHead title={t('enter.capture.title')} lead={t('enter.capture.lead')} />
      <section className="surface stack">
        <ProblemSummary problem={act.problem} labels={useLabels()} />
        <WhereFields {...part} />
        <Field
          name="snapshots"
          label={t('enter.capture.snapshots')}
          help={t('enter.capture.snapshotsHelp')}
          problem={act.problem}
        >
          {(control) => (
            <Uploader
              id={control.id}
              value={draft.snapshots}
              onChange={(snapshots) => change({ snapshots: [...snapshots] })}
              max={mostFiles}
              onBusy={setBusy}
            />
          )}
        </Field>
        <WhatFields {...part} />
        <div className="actions">
          <Button type="primary" loading={act.busy} disabled={busy} onClick={() => void send()}>
            {t('enter.capture.send')}
          </Button>
        </div>
        <p className="quiet small">{t('enter.draft')}</p>
      </section>
    </div>
  )
}

type PartProps = {
  readonly draft: CaptureDraft
  readonly change: (part: Partial<CaptureDraft>) => void
  readonly problem: ReturnType<typeof useAct>['problem']
}

function WhereFields({ draft, change, problem }: PartProps) {
  const { t } = useText()
  const now = useNow()
  return (
    <>
      <fieldset className="choices entry-channels">
        <legend className="field-label">{t('enter.channel')}</legend>
        {CaptureChannel.options.map((channel) => (
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
      <TextField
        name="url"
        type="url"
        label={t('enter.capture.url')}
        required
        most={2000}
        value={draft.url}
        onChange={(url) => change({ url })}
        problem={problem}
      />
      <TextField
        name="handle"
        label={t('enter.capture.handle')}
        required
        most={80}
        value={draft.handle}
        onChange={(handle) => change({ handle })}
        problem={problem}
      />
      <TextField
        name="origin"
        label={t('enter.capture.origin')}
        value={draft.origin}
        onChange={(origin) => change({ origin })}
        problem={problem}
      />
      <TextField
        name="foundAt"
        type="datetime-local"
        label={t('enter.capture.foundAt')}
        help={t('enter.field.receivedHelp')}
        required
        max={minuteOf(now)}
        value={draft.foundAt}
        onChange={(foundAt) => change({ foundAt })}
        problem={problem}
      />
      <TextField
        name="postedAt"
        type="datetime-local"
        label={t('enter.capture.postedAt')}
        max={minuteOf(now)}
        value={draft.postedAt}
        onChange={(postedAt) => change({ postedAt })}
        problem={problem}
      />
    </>
  )
}

function WhatFields({ draft, change, problem }: PartProps) {
  const { t, say } = useText()
  const categories = useRoute(listCategories, {}).data?.rows ?? []
  return (
    <>
      <Select
        label={t('enter.field.category')}
        value={draft.category}
        options={categories.map(({ code, title }) => ({ value: code, label: say(title) }))}
        onChange={(category) => change({ category: category ?? 'other' })}
      />
      <WordsField
        name="text"
        label={t('enter.capture.text')}
        help={t('enter.capture.textHelp')}
        problem={problem}
        rows={4}
        upTo={14}
        most={longestText}
        value={draft.text}
        onChange={(text) => change({ text })}
      />
      <TextField
        name="orderNumber"
        label={t('enter.field.orderHint')}
        help={t('enter.capture.orderHelp')}
        most={80}
        value={draft.orderNumber}
        onChange={(orderNumber) => change({ orderNumber })}
        problem={problem}
      />
      <TextField
        name="shop"
        label={t('enter.field.shop')}
        value={draft.shop}
        onChange={(shop) => change({ shop })}
        problem={problem}
      />
    </>
  )
}

function useLabels(): Readonly<Record<string, string>> {
  const { t } = useText()
  return {
    url: t('enter.capture.url'),
    handle: t('enter.capture.handle'),
    origin: t('enter.capture.origin'),
    foundAt: t('enter.capture.foundAt'),
    postedAt: t('enter.capture.postedAt'),
    snapshots: t('enter.capture.snapshots'),
    text: t('enter.capture.text'),
  }
}
