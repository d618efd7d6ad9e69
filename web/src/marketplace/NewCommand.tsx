import { Button, Input, Select } from 'antd'
import { useState } from 'react'
import {
  amountNeeded,
  HandCommandKind,
  commandKinds,
  listCommands,
  requestCommand,
} from '../../../src/marketplace/command.contract.ts'
import { useAct } from '../api/hooks.ts'
import { Dialog } from '../parts/Dialog.tsx'
import { Field } from '../parts/Field.tsx'
import { Problem } from '../parts/Problem.tsx'
import { fenOf } from '../text/money.ts'
import { useText } from '../text/text.ts'

export function NewCommand({ onClose }: { readonly onClose: () => void }) {
  const { t, say } = useText()
  const [kind, setKind] = useState<HandCommandKind>('stop-sale')
  const [target, setTarget] = useState('')
  const [amount, setAmount] = useState('')
  const [reason, setReason] = useState('')
  const ask = useAct(requestCommand, { refresh: [listCommands], done: onClose })
  const needsAmount = amountNeeded.includes(kind)
  const amountFen = fenOf(amount)
  const wrong = needsAmount && amount !== '' && !amountFen
  const ready = target.trim().length > 4 && (!needsAmount || Boolean(amountFen))
  const send = () =>
    void ask.run({
      kind,
      target: target.trim(),
      ...(needsAmount && amountFen && { amountFen }),
      ...(reason.trim() && { reason: reason.trim() }),
    })
  return (
    <Dialog title={t('marketplace.commands.new')} onClose={onClose}>
      <form
        className="stack"
        onSubmit={(event) => {
          event.preventDefault()
          if (ready) send()
        }}
      >
        <Field name="kind" label={t('marketplace.commands.command')}>
          {({ id }) => (
            <Select
              id={id}
              value={kind}
              onChange={(value) => setKind(value)}
              options={HandCommandKind.options.map((value) => ({ value, label: say(commandKinds[value].words) }))}
            />
          )}
        </Field>
        <Field
          name="target"
          label={t('marketplace.commands.target')}
          help={t('marketplace.commands.targetHelp')}
          problem={ask.problem}
        >
          {(control) => (
            <Input {...control} value={target} maxLength={60} onChange={(event) => setTarget(event.target.value)} />
          )}
        </Field>
        {needsAmount && (
          <Field
            name="amountFen"
            label={t('marketplace.commands.amountYuan')}
            problem={ask.problem}
            error={wrong ? t('marketplace.commands.amountWrong') : undefined}
          >
            {(control) => (
              <Input
                {...control}
                inputMode="decimal"
                value={amount}
                onChange={(event) => setAmount(event.target.value)}
              />
            )}
          </Field>
        )}
        <Field name="reason" label={t('marketplace.commands.reasonId')} required={false} problem={ask.problem}>
          {(control) => (
            <Input {...control} value={reason} maxLength={60} onChange={(event) => setReason(event.target.value)} />
          )}
        </Field>
        {ask.problem && <Problem problem={ask.problem} />}
        <Button type="primary" htmlType="submit" disabled={!ready} loading={ask.busy}>
          {t('marketplace.commands.send')}
        </Button>
      </form>
    </Dialog>
  )
}
